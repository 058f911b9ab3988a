import { DIRECTIONS, type Direction } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import { AddressConnections, type AddressConnection } from './address-connections';
import { endKinds, type EndKind, type EndKinds } from './changed-ends';
import { ChangedSets } from './changed-sets';
import { textOfCells, type CellPorts } from './connection-sets';
import { pairCells } from './pair-cells';
import { NO_CLASS, type ClassId } from './pod-classes';
import { refine } from './refinement';
import { OPEN_ROW } from './rows';
import type { Snapshot } from './snapshot';

/** Something else is open between pods of two kinds than before. */
export interface PairDifference {
  readonly source: EndKind;
  readonly destination: EndKind;
  readonly before: readonly CellPorts[];
  readonly after: readonly CellPorts[];
}

/** Something else is open between pods of a kind and some addresses than before. */
export interface OutsideDifference {
  readonly direction: Direction;
  readonly kind: EndKind;
  readonly addresses: SetId;
  readonly before: OpenAddresses;
  readonly after: OpenAddresses;
}

type OpenAddresses = Pick<AddressConnection, 'allowed' | 'depends'>;

const NOTHING: readonly AddressConnection[] = Object.freeze([]);
const NOTHING_OPEN: AddressConnection = Object.freeze({ addresses: EMPTY, allowed: EMPTY, depends: EMPTY });

/**
 * Where two clusters of one universe differ, kind of end by kind of end. Only pairs are looked at of which one side says
 * something else than before, so a small change costs little, however large the clusters are.
 */
export class ClassDifferences {
  private readonly outside: AddressConnections;
  private readonly changedSets: ChangedSets;
  private readonly kinds: EndKinds;

  constructor(
    private readonly before: Snapshot,
    private readonly after: Snapshot,
  ) {
    const { universe } = after;
    this.outside = new AddressConnections(universe);
    this.changedSets = new ChangedSets(universe);
    this.kinds = endKinds(before, after);
  }

  *betweenPods(): Generator<PairDifference> {
    const { sets } = this.after.universe;
    const { count } = this.kinds;
    for (const pair of this.pairsToCompare()) {
      const source = this.kinds.kind(Math.floor(pair / count));
      const destination = this.kinds.kind(pair % count);
      const before = pairCells(this.before, source.before, destination.before);
      const after = pairCells(this.after, source.after, destination.after);
      if (textOfCells(sets, before) !== textOfCells(sets, after)) yield { source, destination, before, after };
    }
  }

  *withOutside(): Generator<OutsideDifference> {
    for (const direction of DIRECTIONS) {
      for (const place of this.kinds.changed(direction)) {
        const kind = this.kinds.kind(place);
        const before = this.outsideOf(direction, this.before, kind.before);
        const after = this.outsideOf(direction, this.after, kind.after);
        if (before !== after) yield* this.outsideChanges(direction, kind, before, after);
      }
    }
  }

  /** Pairs of a source and a destination, as one number: where one of them changed, and the other may see it. */
  private pairsToCompare(): ReadonlySet<number> {
    const { kinds } = this;
    const { sets } = this.after.universe;
    const pairs = new Set<number>();
    for (const direction of DIRECTIONS) {
      for (const place of kinds.changed(direction)) {
        sets.forEach(this.touched(direction, kinds.kind(place)), (classId) => {
          for (const other of kinds.ofClass(classId)) {
            pairs.add(direction === 'ingress' ? other * kinds.count + place : place * kinds.count + other);
          }
        });
      }
    }
    return pairs;
  }

  /**
   * The classes of which pods of a kind may say something else than before. Pods that others see with other eyes are
   * compared with everyone whom they let through, before or after.
   */
  private touched(direction: Direction, { before, after }: EndKind): SetId {
    const { sets } = this.after.universe;
    if (before !== after) {
      return sets.union(this.openTo(direction, this.before, before), this.openTo(direction, this.after, after));
    }
    const [old, row] = [this.before.rowOf[direction][before], this.after.rowOf[direction][after]];
    return this.changedSets.between(direction, old ?? OPEN_ROW, row ?? OPEN_ROW);
  }

  private openTo(direction: Direction, { universe, rowOf }: Snapshot, classId: ClassId): SetId {
    if (classId === NO_CLASS) return EMPTY;
    const { sets } = universe;
    return universe
      .layersOf(direction, rowOf[direction][classId] ?? OPEN_ROW)
      .reduce((all, layer) => sets.union(all, sets.union(layer.possible4, layer.possible6)), EMPTY);
  }

  private outsideOf(direction: Direction, { rowOf }: Snapshot, classId: ClassId): readonly AddressConnection[] {
    if (classId === NO_CLASS) return NOTHING;
    return this.outside.of(direction, rowOf[direction][classId] ?? OPEN_ROW, classId);
  }

  /** The addresses of which something else is open than before, together where before and after are the same. */
  private outsideChanges(
    direction: Direction,
    kind: EndKind,
    before: readonly AddressConnection[],
    after: readonly AddressConnection[],
  ): Iterable<OutsideDifference> {
    const { sets } = this.after.universe;
    const changes = new Map<string, OutsideDifference>();
    const cuts = [...before, ...after].map(({ addresses }) => addresses);
    for (const { members, first } of refine(sets, cuts)) {
      const holding = (some: readonly AddressConnection[]) =>
        some.find(({ addresses }) => sets.has(addresses, first)) ?? NOTHING_OPEN;
      const [old, open] = [holding(before), holding(after)];
      if (old.allowed === open.allowed && old.depends === open.depends) continue;
      const key = `${old.allowed} ${old.depends} ${open.allowed} ${open.depends}`;
      const addresses = sets.union(changes.get(key)?.addresses ?? EMPTY, members);
      changes.set(key, { direction, kind, addresses, before: old, after: open });
    }
    return changes.values();
  }
}
