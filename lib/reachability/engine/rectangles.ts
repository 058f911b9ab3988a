import { EMPTY, type SetId } from '../../sets/interval-sets';
import { CLOSED, type Cell } from './cells';
import type { Layer } from './layers';
import { OPEN_ROW, type RowId } from './rows';
import type { Snapshot } from './snapshot';
import type { Universe } from './universe';

/** Every source may open to every destination, on all of the ports, what the cell says. */
export interface PodRectangle {
  readonly sources: SetId;
  readonly destinations: SetId;
  readonly ports: SetId;
  readonly cell: Cell;
}

/** All rectangles between the classes of two rows. */
export interface RowPair {
  readonly egress: RowId;
  readonly ingress: RowId;
  readonly rectangles: readonly PodRectangle[];
  /** False where no policy isolates either side. */
  readonly governed: boolean;
}

/** The classes of a row, and the layers that they see on the other side. */
interface Side {
  readonly row: RowId;
  readonly classes: SetId;
  readonly layers: readonly Layer[];
  /** The rows of the other direction that hold some class that may be let through, by their places. */
  readonly touched: SetId;
}

/**
 * The whole map between pods, as disjoint rectangles: for each pair of rows of which each may let through some class of
 * the other. It costs what comes out of it, and not the product of all rows.
 */
export function* rowPairs(snapshot: Snapshot): Generator<RowPair> {
  const { universe } = snapshot;
  const { sets } = universe;
  const egressRows = snapshot.classesByRow('egress');
  const ingressRows = snapshot.classesByRow('ingress');
  const placesIn = (direction: 'ingress' | 'egress', rows: ReadonlyMap<RowId, SetId>) =>
    placesOfRows(snapshot, direction, [...rows.keys()]);
  const egressPlaces = placesIn('egress', egressRows);
  const ingressPlaces = placesIn('ingress', ingressRows);
  const sidesOf = (direction: 'ingress' | 'egress', rows: ReadonlyMap<RowId, SetId>, places: Places): Side[] =>
    [...rows].map(([row, classes]) => {
      const layers = universe.layersOf(direction, row);
      const open = layers.reduce((all, layer) => sets.union(all, sets.union(layer.possible4, layer.possible6)), EMPTY);
      return { row, classes, layers, touched: places.of(open) };
    });
  const sources = sidesOf('egress', egressRows, ingressPlaces);
  const destinations = sidesOf('ingress', ingressRows, egressPlaces);
  const candidates = candidatesFor(sources.length, destinations, universe);
  for (const [place, source] of sources.entries()) {
    for (const at of candidates(place, source.touched)) {
      const destination = destinations[at] as Side;
      const rectangles = rectanglesBetween(universe, source, destination);
      if (rectangles.length === 0) continue;
      const governed = source.row !== OPEN_ROW || destination.row !== OPEN_ROW;
      yield { egress: source.row, ingress: destination.row, rectangles, governed };
    }
  }
}

/** Tells in which rows the classes of a set are. */
interface Places {
  of(classes: SetId): SetId;
}

/** Rows have places in the order of their first classes, so that the rows of neighbouring classes are neighbours. */
function placesOfRows({ universe, rowOf, present }: Snapshot, direction: 'ingress' | 'egress', rows: RowId[]): Places {
  const { sets } = universe;
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const everyPlace = rows.length === 0 ? EMPTY : sets.of([0, rows.length - 1]);
  const memory = new Map<SetId, SetId>();
  return {
    of(classes) {
      const inside = sets.intersect(classes, present);
      if (inside === present) return everyPlace;
      let places = memory.get(inside);
      if (places === undefined) {
        const found = new Set<number>();
        sets.forEach(inside, (classId) => found.add(placeOf.get(rowOf[direction][classId] as RowId) as number));
        places = sets.ofMembers([...found].sort((one, other) => one - other));
        memory.set(inside, places);
      }
      return places;
    },
  };
}

/** Gives, for a source by its place, the places of the destinations that it touches and that may let it through. */
function candidatesFor(
  count: number,
  destinations: readonly Side[],
  { sets }: Universe,
): (place: number, touched: SetId) => readonly number[] {
  const everySource = count === 0 ? EMPTY : sets.of([0, count - 1]);
  const ofSource = Array.from({ length: count }, (): number[] => []);
  const open: number[] = [];
  destinations.forEach(({ touched }, place) => {
    if (touched === everySource) open.push(place);
    else sets.forEach(touched, (source) => ofSource[source]?.push(place));
  });
  const openToAll = sets.ofMembers(open);
  return (place, touched) => {
    const found = (ofSource[place] ?? []).filter((destination) => sets.has(touched, destination));
    sets.forEach(sets.intersect(touched, openToAll), (destination) => found.push(destination));
    return found;
  };
}

function rectanglesBetween({ sets, parts, cells }: Universe, source: Side, destination: Side): PodRectangle[] {
  const rectangles: PodRectangle[] = [];
  for (const egress of source.layers) {
    const destinations = parts.of(destination.classes, egress);
    if (destinations.length === 0) continue;
    for (const ingress of destination.layers) {
      const ports = sets.intersect(egress.ports, ingress.ports);
      if (ports === EMPTY) continue;
      for (const to of destinations) {
        for (const from of parts.of(source.classes, ingress)) {
          const cell = cells.cell(from.sign, to.sign);
          if (cell !== CLOSED) rectangles.push({ sources: from.classes, destinations: to.classes, ports, cell });
        }
      }
    }
  }
  return rectangles;
}
