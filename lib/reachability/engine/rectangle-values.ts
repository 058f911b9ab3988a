import type { Direction } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { Cidr } from '../../sets/cidr';
import type { SetId } from '../../sets/interval-sets';
import { AddressConnections } from './address-connections';
import { blocksIn } from './address-blocks';
import { ConnectionSets, type OpenByFamily } from './connection-sets';
import { rowPairs } from './rectangles';
import { OPEN_ROW } from './rows';
import type { Snapshot } from './snapshot';

/** Ends of which every pair can open the same connections: the pods of workloads, or addresses outside. */
export type RectangleSide =
  | { readonly kind: 'pods'; readonly workloads: readonly Workload[] }
  | { readonly kind: 'addresses'; readonly blocks: readonly Cidr[] };

/** Every source can open to every destination what is said; so can each workload to itself, where it is on both sides. */
export interface Rectangle extends OpenByFamily {
  readonly sources: RectangleSide;
  readonly destinations: RectangleSide;
  /** False where no policy isolates either side. */
  readonly governed: boolean;
}

/** Gives out the map of a snapshot as rectangles: equal sides are one value. */
export class RectangleValues {
  private readonly connections: ConnectionSets;
  private readonly podSides = new Map<SetId, RectangleSide>();
  private readonly addressSides = new Map<SetId, RectangleSide>();

  constructor(private readonly snapshot: Snapshot) {
    this.connections = new ConnectionSets(snapshot.universe.sets);
  }

  *all(): Generator<Rectangle> {
    for (const { rectangles, governed } of rowPairs(this.snapshot)) {
      for (const rectangle of rectangles) {
        yield {
          sources: this.pods(rectangle.sources),
          destinations: this.pods(rectangle.destinations),
          governed,
          ...this.connections.ofCells([rectangle]),
        };
      }
    }
    yield* this.outside('egress');
    yield* this.outside('ingress');
  }

  private *outside(direction: Direction): Generator<Rectangle> {
    const { universe } = this.snapshot;
    const { sets, ofFamily } = universe;
    const outside = new AddressConnections(universe);
    for (const [row, classes] of this.snapshot.classesByRow(direction)) {
      const both = sets.intersect(ofFamily.IPv4, ofFamily.IPv6);
      for (const some of [both, sets.subtract(ofFamily.IPv4, both), sets.subtract(ofFamily.IPv6, both)]) {
        const mine = sets.intersect(classes, some);
        const [first] = sets.intervalsOf(mine);
        if (first === undefined) continue;
        for (const { addresses, allowed, depends } of outside.of(direction, row, first)) {
          const [pods, others] = [this.pods(mine), this.addresses(addresses)];
          yield {
            sources: direction === 'egress' ? pods : others,
            destinations: direction === 'egress' ? others : pods,
            governed: row !== OPEN_ROW,
            ...this.connections.ofPorts(allowed, depends),
          };
        }
      }
    }
  }

  private pods(classes: SetId): RectangleSide {
    let side = this.podSides.get(classes);
    if (side === undefined) {
      const { snapshot } = this;
      let workloads: readonly Workload[] | undefined;
      side = {
        kind: 'pods',
        get workloads() {
          return (workloads ??= workloadsIn(snapshot, classes));
        },
      };
      this.podSides.set(classes, side);
    }
    return side;
  }

  private addresses(set: SetId): RectangleSide {
    let side = this.addressSides.get(set);
    if (side === undefined) {
      const { universe } = this.snapshot;
      let blocks: readonly Cidr[] | undefined;
      // Few read them, and writing a set of addresses as blocks costs more than finding it.
      side = {
        kind: 'addresses',
        get blocks() {
          return (blocks ??= blocksIn(universe, set));
        },
      };
      this.addressSides.set(set, side);
    }
    return side;
  }
}

function workloadsIn({ universe, members, cluster }: Snapshot, classes: SetId): readonly Workload[] {
  const workloads: Workload[] = [];
  universe.sets.forEach(classes, (classId) => {
    for (const place of members[classId] ?? []) workloads.push(cluster.workloads[place] as Workload);
  });
  return workloads;
}
