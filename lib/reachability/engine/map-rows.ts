import type { Direction } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { SetId } from '../../sets/interval-sets';
import type { MapEnd, MapOptions, MapRow } from '../map-row';
import type { World } from '../world';
import { blocksIn } from './address-blocks';
import { AddressConnections } from './address-connections';
import { ConnectionSets, type OpenByFamily } from './connection-sets';
import { compareBlocks, placesInOrder } from './end-order';
import { NO_CLASS, type ClassId } from './pod-classes';
import { productsOf, type Product } from './products';
import { rowPairs } from './rectangles';
import { OPEN_ROW } from './rows';
import type { Snapshot } from './snapshot';
import { withUnknowns } from './unknowns';

/** Addresses that are judged alike. */
type OutsideEnd = MapEnd & { readonly kind: 'addresses' };

/** What a source can open to one destination. */
interface Reached {
  readonly destination: number;
  readonly open: OpenByFamily;
  readonly governed: boolean;
}

/**
 * Gives out the map of a snapshot row by row, in order: by source, then by destination; workloads by namespace, name and
 * kind, then addresses. It holds the rows of one source at a time, since all rows of a large cluster fit into no memory.
 */
export class MapRows {
  private readonly connections: ConnectionSets;
  private readonly outside: AddressConnections;
  private readonly ends: readonly MapEnd[];
  private readonly outsideEnds = new Map<SetId, OutsideEnd>();
  private readonly isFocused: (workload: number) => boolean;
  private readonly places: readonly number[];
  private readonly rankOf: Int32Array;

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
    this.places = placesInOrder(cluster);
    this.rankOf = new Int32Array(cluster.workloads.length);
    this.places.forEach((place, rank) => (this.rankOf[place] = rank));
  }

  *all(): Generator<MapRow> {
    const products = this.productsBySource();
    const { classOf } = this.snapshot;
    let reached: readonly Reached[] = [];
    let before: ClassId = NO_CLASS;
    for (const source of this.places) {
      const classId = classOf[source] ?? NO_CLASS;
      if (classId === NO_CLASS) continue;
      // Replicas of one workload stand behind one another, and reach the same.
      if (classId !== before) reached = this.reachedBy(products.get(classId) ?? []);
      before = classId;
      yield* this.fromPod(source, reached);
      if (this.isFocused(source)) yield* this.toOutside(source, classId);
    }
    yield* this.fromOutside();
  }

  private productsBySource(): ReadonlyMap<ClassId, readonly Product[]> {
    const bySource = new Map<ClassId, Product[]>();
    for (const pair of rowPairs(this.snapshot)) {
      if (!pair.governed && this.options.governedOnly) continue;
      for (const product of productsOf(this.snapshot.universe, pair)) {
        for (const source of product.sources) {
          const products = bySource.get(source);
          if (products === undefined) bySource.set(source, [product]);
          else products.push(product);
        }
      }
    }
    return bySource;
  }

  private reachedBy(products: readonly Product[]): readonly Reached[] {
    const { members } = this.snapshot;
    const reached: Reached[] = [];
    for (const { destinations, cells, governed } of products) {
      const open = this.connections.ofCells(cells);
      for (const classId of destinations) {
        for (const destination of members[classId] ?? []) reached.push({ destination, open, governed });
      }
    }
    const rank = ({ destination }: Reached) => this.rankOf[destination] as number;
    return reached.sort((one, other) => rank(one) - rank(other));
  }

  private *fromPod(source: number, reached: readonly Reached[]): Generator<MapRow> {
    const sourceIsFocused = this.isFocused(source);
    for (const { destination, open, governed } of reached) {
      if (source === destination && !this.options.selfPairs) continue;
      if (!sourceIsFocused && !this.isFocused(destination)) continue;
      yield this.row(this.ends[source] as MapEnd, this.ends[destination] as MapEnd, open, governed);
    }
  }

  private *toOutside(source: number, classId: ClassId): Generator<MapRow> {
    const rows = [...this.outsideRows('egress', classId)];
    for (const { outside, open, governed } of rows.sort((one, other) =>
      compareBlocks(one.outside.blocks, other.outside.blocks),
    )) {
      yield this.row(this.ends[source] as MapEnd, outside, open, governed);
    }
  }

  private *fromOutside(): Generator<MapRow> {
    const bySource = new Map<OutsideEnd, Reached[]>();
    for (const destination of this.places) {
      const classId = this.snapshot.classOf[destination] ?? NO_CLASS;
      if (classId === NO_CLASS || !this.isFocused(destination)) continue;
      for (const { outside, open, governed } of this.outsideRows('ingress', classId)) {
        const reached = bySource.get(outside);
        if (reached === undefined) bySource.set(outside, [{ destination, open, governed }]);
        else reached.push({ destination, open, governed });
      }
    }
    const sources = [...this.outsideEnds.values()].sort((one, other) => compareBlocks(one.blocks, other.blocks));
    for (const source of sources) {
      for (const { destination, open, governed } of bySource.get(source) ?? []) {
        yield this.row(source, this.ends[destination] as MapEnd, open, governed);
      }
    }
  }

  private *outsideRows(direction: Direction, classId: ClassId) {
    const row = this.snapshot.rowOf[direction][classId] as number;
    const governed = row !== OPEN_ROW;
    if (!governed && this.options.governedOnly) return;
    for (const { addresses, allowed, depends } of this.outside.of(direction, row, classId)) {
      yield { outside: this.outsideEnd(addresses), open: this.connections.ofPorts(allowed, depends), governed };
    }
  }

  private outsideEnd(addresses: SetId): OutsideEnd {
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
