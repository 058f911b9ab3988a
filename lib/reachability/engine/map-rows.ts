import type { Direction } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { SetId } from '../../sets/interval-sets';
import type { MapEnd, MapOptions, MapRow } from '../map-row';
import { blocksIn } from './address-blocks';
import { AddressConnections } from './address-connections';
import { ConnectionSets, type CellPorts, type OpenByFamily } from './connection-sets';
import { NO_CLASS } from './pod-classes';
import { rowPairs, type PodRectangle, type RowPair } from './rectangles';
import { OPEN_ROW } from './rows';
import type { Snapshot } from './snapshot';
import type { Universe } from './universe';
import { withUnknowns } from './unknowns';
import type { World } from '../world';

/** Gives out the map of a snapshot row by row: one for each pair of ends between which something is open. */
export class MapRows {
  private readonly connections: ConnectionSets;
  private readonly outside: AddressConnections;
  private readonly ends: readonly MapEnd[];
  private readonly outsideEnds = new Map<SetId, MapEnd>();
  private readonly isFocused: (workload: number) => boolean;

  constructor(
    private readonly world: World,
    private readonly snapshot: Snapshot,
    private readonly options: MapOptions,
  ) {
    const { universe, cluster } = snapshot;
    this.connections = new ConnectionSets(universe.sets);
    this.outside = new AddressConnections(universe);
    this.ends = cluster.workloads.map((workload) => ({ kind: 'pod', workload }));
    const { focus } = options;
    this.isFocused = focus ? (workload) => focus(cluster.workloads[workload] as Workload) : () => true;
  }

  *all(): Generator<MapRow> {
    for (const pair of rowPairs(this.snapshot)) {
      if (pair.governed || !this.options.governedOnly) yield* this.betweenPods(pair);
    }
    yield* this.outsideRows('egress');
    yield* this.outsideRows('ingress');
  }

  private *betweenPods({ rectangles, governed }: RowPair): Generator<MapRow> {
    const { members } = this.snapshot;
    for (const { sources, destinations, cells } of productsOf(this.snapshot.universe, rectangles)) {
      const open = this.connections.ofCells(cells);
      for (const source of sources.flatMap((classId) => members[classId] ?? [])) {
        const sourceIsFocused = this.isFocused(source);
        for (const classId of destinations) {
          for (const destination of members[classId] ?? []) {
            if (source === destination && !this.options.selfPairs) continue;
            if (!sourceIsFocused && !this.isFocused(destination)) continue;
            yield this.row(this.ends[source] as MapEnd, this.ends[destination] as MapEnd, open, governed);
          }
        }
      }
    }
  }

  private *outsideRows(direction: Direction): Generator<MapRow> {
    const { classOf, rowOf } = this.snapshot;
    for (const [workload, classId] of classOf.entries()) {
      if (classId === NO_CLASS || !this.isFocused(workload)) continue;
      const row = rowOf[direction][classId] as number;
      const governed = row !== OPEN_ROW;
      if (!governed && this.options.governedOnly) continue;
      for (const { addresses, allowed, depends } of this.outside.of(direction, row, classId)) {
        const open = this.connections.ofPorts(allowed, depends);
        const outside = this.outsideEnd(addresses);
        const pod = this.ends[workload] as MapEnd;
        yield direction === 'egress' ? this.row(pod, outside, open, governed) : this.row(outside, pod, open, governed);
      }
    }
  }

  private outsideEnd(addresses: SetId): MapEnd {
    let end = this.outsideEnds.get(addresses);
    if (end === undefined) {
      end = { kind: 'addresses', blocks: blocksIn(this.snapshot.universe, addresses) };
      this.outsideEnds.set(addresses, end);
    }
    return end;
  }

  private row(source: MapEnd, destination: MapEnd, open: OpenByFamily, governed: boolean): MapRow {
    // Not spread: what a `depends` hangs on is looked up when it is asked for.
    const set = withUnknowns(this.world, this.snapshot.universe.axis, source, destination, open);
    return Object.assign(set, { source, destination, governed });
  }
}

/** Classes of which every pair has the same cells. */
interface Product {
  readonly sources: readonly number[];
  readonly destinations: readonly number[];
  readonly cells: readonly CellPorts[];
}

/** Rectangles of one pair of rows may hold the same pair of classes, with other ports: they are brought together. */
function productsOf({ sets }: Universe, rectangles: readonly PodRectangle[]): Product[] {
  const [first] = rectangles;
  if (first === undefined) return [];
  if (
    rectangles.every(({ sources, destinations }) => sources === first.sources && destinations === first.destinations)
  ) {
    return [{ sources: membersOf(first.sources), destinations: membersOf(first.destinations), cells: rectangles }];
  }
  const pairs = new Map<number, Map<number, CellPorts[]>>();
  for (const { sources, destinations, ports, cell } of rectangles) {
    sets.forEach(sources, (source) => {
      let ofSource = pairs.get(source);
      if (ofSource === undefined) pairs.set(source, (ofSource = new Map()));
      const cellsByDestination = ofSource;
      sets.forEach(destinations, (destination) => {
        const cells = cellsByDestination.get(destination);
        if (cells === undefined) cellsByDestination.set(destination, [{ ports, cell }]);
        else cells.push({ ports, cell });
      });
    });
  }
  return [...pairs].flatMap(([source, byDestination]) =>
    [...byDestination].map(([destination, cells]) => ({ sources: [source], destinations: [destination], cells })),
  );

  function membersOf(set: SetId): number[] {
    const members: number[] = [];
    sets.forEach(set, (member) => members.push(member));
    return members;
  }
}
