import type { Direction } from '../../model/policy';
import type { ChangedRow, ConnectionSet, MapDiff, MapEnd, MapOptions, MapRow } from '../map-row';
import type { World } from '../world';
import { blocksIn } from './address-blocks';
import { ABSENT, type EndKind, type Member } from './changed-ends';
import { ClassDifferences, type OutsideDifference, type PairDifference } from './class-differences';
import { ConnectionSets, type OpenByFamily } from './connection-sets';
import { NO_CLASS, type ClassId } from './pod-classes';
import { OPEN_ROW } from './rows';
import type { Snapshot } from './snapshot';
import { withUnknowns } from './unknowns';

/** One of the two clusters that are compared. */
export interface Version {
  readonly world: World;
  readonly snapshot: Snapshot;
}

type Ends = readonly [source: MapEnd, destination: MapEnd];

/** What one cluster says of a pair; without ends where it does not hold both of them. */
interface Said {
  readonly ends: Ends | undefined;
  readonly open: OpenByFamily;
  readonly governed: boolean;
}

/** Gives out where two clusters of one universe differ, a row for each pair of ends. */
export class DifferenceRows {
  private readonly connections: ConnectionSets;
  private readonly added: MapRow[] = [];
  private readonly removed: MapRow[] = [];
  private readonly changed: ChangedRow[] = [];

  constructor(
    private readonly before: Version,
    private readonly after: Version,
    private readonly options: MapOptions,
  ) {
    this.connections = new ConnectionSets(after.snapshot.universe.sets);
  }

  all(): MapDiff {
    const differences = new ClassDifferences(this.before.snapshot, this.after.snapshot);
    for (const difference of differences.betweenPods()) this.addPairs(difference);
    for (const difference of differences.withOutside()) this.addOutside(difference);
    return { added: this.added, removed: this.removed, changed: this.changed };
  }

  private addPairs({ source, destination, before, after }: PairDifference): void {
    const said = (when: 'before' | 'after', open: OpenByFamily) => {
      const version = this[when];
      const governed = isGoverned(version, 'egress', source[when]) || isGoverned(version, 'ingress', destination[when]);
      return (from: MapEnd | undefined, to: MapEnd | undefined): Said => ({
        ends: from && to && [from, to],
        open,
        governed,
      });
    };
    const saidBefore = said('before', this.connections.ofCells(before));
    const saidAfter = said('after', this.connections.ofCells(after));
    for (const from of source.members()) {
      for (const to of destination.members()) {
        if (isSame(from, to) && !this.options.selfPairs) continue;
        if (!this.isFocused(from) && !this.isFocused(to)) continue;
        this.add(
          saidBefore(endAt(this.before, from[0]), endAt(this.before, to[0])),
          saidAfter(endAt(this.after, from[1]), endAt(this.after, to[1])),
        );
      }
    }
  }

  private addOutside({ direction, kind, addresses, before, after }: OutsideDifference): void {
    const outside: MapEnd = { kind: 'addresses', blocks: blocksIn(this.after.snapshot.universe, addresses) };
    const said = (version: Version, classId: ClassId, open: OpenByFamily) => (pod: MapEnd | undefined) => ({
      ends: pod && (direction === 'egress' ? ([pod, outside] as const) : ([outside, pod] as const)),
      open,
      governed: isGoverned(version, direction, classId),
    });
    const saidBefore = said(this.before, kind.before, this.connections.ofPorts(before.allowed, before.depends));
    const saidAfter = said(this.after, kind.after, this.connections.ofPorts(after.allowed, after.depends));
    for (const member of kind.members()) {
      if (!this.isFocused(member)) continue;
      this.add(saidBefore(endAt(this.before, member[0])), saidAfter(endAt(this.after, member[1])));
    }
  }

  private add(before: Said, after: Said): void {
    if (this.options.governedOnly && !before.governed && !after.governed) return;
    const [wasOpen, isNowOpen] = [before, after].map(({ ends, open }) => ends !== undefined && isOpen(open));
    if (wasOpen && isNowOpen && before.ends && after.ends) {
      const [source, destination] = after.ends;
      this.changed.push({
        source,
        destination,
        before: this.setOf(this.before, before.ends, before),
        after: this.setOf(this.after, after.ends, after),
      });
    } else if (isNowOpen && after.ends) this.added.push(this.rowOf(this.after, after.ends, after));
    else if (wasOpen && before.ends) this.removed.push(this.rowOf(this.before, before.ends, before));
  }

  private rowOf(version: Version, ends: Ends, said: Said): MapRow {
    const [source, destination] = ends;
    return Object.assign(this.setOf(version, ends, said), { source, destination, governed: said.governed });
  }

  private setOf({ world, snapshot }: Version, [source, destination]: Ends, { open }: Said): ConnectionSet {
    return withUnknowns(world, snapshot.universe.axis, source, destination, open);
  }

  private isFocused([before, after]: Member): boolean {
    const { focus } = this.options;
    if (!focus) return true;
    const one = this.before.snapshot.cluster.workloads[before];
    const other = this.after.snapshot.cluster.workloads[after];
    return (one !== undefined && focus(one)) || (other !== undefined && focus(other));
  }
}

function isGoverned({ snapshot }: Version, direction: Direction, classId: EndKind['before']): boolean {
  return classId !== NO_CLASS && snapshot.rowOf[direction][classId] !== OPEN_ROW;
}

function isSame(one: Member, other: Member): boolean {
  return one[0] === other[0] && one[1] === other[1];
}

function isOpen({ allowed, depends }: OpenByFamily): boolean {
  return Object.keys(allowed).length > 0 || Object.keys(depends).length > 0;
}

function endAt({ snapshot }: Version, place: number): MapEnd | undefined {
  const workload = place === ABSENT ? undefined : snapshot.cluster.workloads[place];
  return workload && { kind: 'pod', workload };
}
