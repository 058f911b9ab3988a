import type { SetId } from '../../sets/interval-sets';
import type { CellPorts } from './connection-sets';
import type { ClassId } from './pod-classes';
import type { RowPair } from './rectangles';
import type { Universe } from './universe';

/** Classes of which every pair has the same cells. */
export interface Product {
  readonly sources: readonly ClassId[];
  readonly destinations: readonly ClassId[];
  readonly cells: readonly CellPorts[];
  /** False where no policy isolates either side. */
  readonly governed: boolean;
}

/**
 * The rectangles of a pair of rows, so that each pair of classes is in one product: rectangles may hold the same pair
 * with other ports, and are brought together then.
 */
export function productsOf(universe: Universe, { rectangles, governed }: RowPair): readonly Product[] {
  const [first] = rectangles;
  if (first === undefined) return [];
  const isSame = ({ sources, destinations }: (typeof rectangles)[number]): boolean =>
    sources === first.sources && destinations === first.destinations;
  if (rectangles.every(isSame)) {
    const [sources, destinations] = [membersOf(universe, first.sources), membersOf(universe, first.destinations)];
    return [{ sources, destinations, cells: rectangles, governed }];
  }
  const { sets } = universe;
  const pairs = new Map<ClassId, Map<ClassId, CellPorts[]>>();
  for (const { sources, destinations, ports, cell } of rectangles) {
    sets.forEach(sources, (source) => {
      const byDestination = pairs.get(source) ?? new Map<ClassId, CellPorts[]>();
      pairs.set(source, byDestination);
      sets.forEach(destinations, (destination) => {
        const cells = byDestination.get(destination);
        if (cells === undefined) byDestination.set(destination, [{ ports, cell }]);
        else cells.push({ ports, cell });
      });
    });
  }
  return [...pairs].flatMap(([source, byDestination]) =>
    [...byDestination].map(([destination, cells]) => ({
      sources: [source],
      destinations: [destination],
      cells,
      governed,
    })),
  );
}

function membersOf({ sets }: Universe, set: SetId): readonly ClassId[] {
  const members: ClassId[] = [];
  sets.forEach(set, (member) => members.push(member));
  return members;
}
