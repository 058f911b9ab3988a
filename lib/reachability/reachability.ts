import type { Direction, Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import type { Address } from '../sets/address';
import type { Connection } from './connection';
import { diffOf } from './diff';
import { judge } from './direct/judge';
import { verdictOf } from './engine/cells';
import { DifferenceRows } from './engine/difference-rows';
import { MapRows } from './engine/map-rows';
import { NO_CLASS, type ClassId } from './engine/pod-classes';
import { portPosition } from './engine/port-axis';
import { RectangleValues, type Rectangle } from './engine/rectangle-values';
import { Snapshot } from './engine/snapshot';
import { Universe } from './engine/universe';
import { workOf, type WorkCounters } from './engine/work-counters';
import type { Verdict } from './judgement';
import type { MapDiff, MapOptions, MapRow } from './map-row';
import { withPoliciesIn, type World } from './world';

/** A policy that is put in the place of another; one that only comes, or only goes, where the other is missing. */
export interface PolicyChange {
  readonly before?: Policy;
  readonly after?: Policy;
}

/**
 * Who can reach whom in one cluster: indexed once, asked often. What nobody asks for is not worked out.
 *
 * @example
 * const reachability = reachabilityOf(worldOf(cluster));
 * reachability.verdict({ source: podEnd(web), destination: podEnd(api), port: { protocol: 'TCP', number: 8080 } });
 */
export class Reachability {
  private places: ReadonlyMap<Workload, number> | undefined;
  private rectangleValues: readonly Rectangle[] | undefined;

  private constructor(
    readonly world: World,
    private readonly snapshot: Snapshot,
  ) {}

  /** Sorts the workloads of a world into classes, and finds what its policies say of each. */
  static of(world: World): Reachability {
    return new Reachability(world, Snapshot.of(new Universe([world.cluster], world.options), world.cluster));
  }

  /** The verdict on one connection. Ends that the cluster does not hold are judged, too, without the index. */
  verdict(connection: Connection): Verdict {
    const { source, destination, port, samePod } = connection;
    if (samePod) return judge(this.world, connection).verdict;
    const position = portPosition(port.protocol, port.number);
    if (source.kind === 'pod') {
      const from = this.classOf(source.workload);
      if (from === NO_CLASS) return 'denied';
      if (destination.kind === 'address') {
        if (from !== undefined) return this.outsideVerdict('egress', from, destination.address, position);
      } else {
        const to = this.classOf(destination.workload);
        if (to === NO_CLASS) return 'denied';
        if (from !== undefined && to !== undefined) return this.podVerdict(from, to, position);
      }
    } else if (destination.kind === 'pod') {
      const to = this.classOf(destination.workload);
      if (to === NO_CLASS) return 'denied';
      if (to !== undefined) return this.outsideVerdict('ingress', to, source.address, position);
    }
    return judge(this.world, connection).verdict;
  }

  /**
   * The whole map, without repeats: rectangles of ends that can all open the same connections to each other. There are
   * far fewer of them than pairs. Pairs of which nothing is open are in none.
   */
  rectangles(): readonly Rectangle[] {
    this.rectangleValues ??= [...new RectangleValues(this.snapshot).all()];
    return this.rectangleValues;
  }

  /**
   * The whole map, a row for each pair of ends between which something is open, in the order of `mapOf`. Rows are
   * made while they are asked for, so that they need not all fit into memory.
   */
  rows(options: MapOptions = {}): Generator<MapRow> {
    return new MapRows(this.world, this.snapshot, options).all();
  }

  /**
   * About how many rows there are between workloads, never too few: to know before they are made. A pair counts once for
   * each part of its ports that is judged in a way of its own.
   */
  get mostRows(): { readonly governed: number; readonly ungoverned: number } {
    const counts = { governed: 0, ungoverned: 0 };
    for (const { sources, destinations, governed } of this.rectangles()) {
      if (sources.kind === 'addresses' || destinations.kind === 'addresses') continue;
      counts[governed ? 'governed' : 'ungoverned'] += sources.workloads.length * destinations.workloads.length;
    }
    return counts;
  }

  /**
   * The same cluster with one policy replaced. Only the pods that the policy selects, before or after, are looked at
   * again; a policy that mentions a label, a port name or a block that none did makes the whole index anew.
   *
   * @param change the policy of this cluster that goes, the one that comes, or both
   */
  replacing({ before, after }: PolicyChange): Reachability {
    if (before && after && before.namespace !== after.namespace) return this.replacing({ before }).replacing({ after });
    const namespace = (after ?? before)?.namespace;
    if (namespace === undefined) return this;
    const kept = this.world.policiesIn(namespace).filter((policy) => policy !== before);
    const policies = after ? [...kept, after] : kept;
    const world = withPoliciesIn(this.world, namespace, policies);
    if (after && !this.snapshot.universe.knows(after)) return Reachability.of(world);
    return new Reachability(world, this.snapshot.replacing(namespace, policies, world.cluster));
  }

  /** What is open here and was not open before, and the other way round; quick after {@link replacing}. */
  changesSince(before: Reachability, options: MapOptions = {}): MapDiff {
    if (before.snapshot.universe !== this.snapshot.universe) return diffOf(before.world, this.world, options);
    const versionOf = ({ world, snapshot }: Reachability) => ({ world, snapshot });
    return new DifferenceRows(versionOf(before), versionOf(this), options).all();
  }

  /**
   * Of pods that no policy tells apart only two, in their order: any pair of the others is judged as one of these are.
   * A workload that the cluster does not hold stays.
   *
   * @param apart what else tells pods apart for those who ask; pods with the same text are alike to them
   */
  twoOfEachKind(workloads: readonly Workload[], apart?: (workload: Workload) => string): readonly Workload[] {
    const counts = new Map<ClassId | string, number>();
    return workloads.filter((workload) => {
      const classId = this.classOf(workload);
      if (classId === undefined) return true;
      const kind = apart ? `${classId} ${apart(workload)}` : classId;
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      return count < 2;
    });
  }

  /**
   * A number that pods share which no policy tells apart, those that have finished among themselves; undefined for a
   * workload that the cluster does not hold.
   */
  kindOf(workload: Workload): number | undefined {
    return this.classOf(workload);
  }

  /** What was worked out so far, counted. */
  get counters(): WorkCounters {
    return workOf(this.snapshot, this.rectangleValues?.length ?? 0);
  }

  private podVerdict(source: ClassId, destination: ClassId, position: number): Verdict {
    const { universe, rowOf } = this.snapshot;
    const egress = universe.layerAt('egress', rowOf.egress[source] as number, position);
    if (egress === undefined) return 'denied';
    const ingress = universe.layerAt('ingress', rowOf.ingress[destination] as number, position);
    if (ingress === undefined) return 'denied';
    const { parts, cells } = universe;
    return verdictOf(cells.cell(parts.signOf(source, ingress), parts.signOf(destination, egress)));
  }

  private outsideVerdict(direction: Direction, classId: ClassId, address: Address, position: number): Verdict {
    const { universe, rowOf } = this.snapshot;
    const { sets, axis, ofFamily } = universe;
    if (!sets.has(ofFamily[address.family], classId)) return 'denied';
    const layer = universe.layerAt(direction, rowOf[direction][classId] as number, position);
    if (layer === undefined) return 'denied';
    const place = axis.positionOf(address);
    if (sets.has(layer.certainAddresses, place)) return 'allowed';
    return sets.has(layer.possibleAddresses, place) ? 'depends' : 'denied';
  }

  private classOf(workload: Workload): ClassId | undefined {
    this.places ??= new Map(this.snapshot.cluster.workloads.map((known, place) => [known, place]));
    const place = this.places.get(workload);
    return place === undefined ? undefined : this.snapshot.classOf[place];
  }
}

const byWorld = new WeakMap<World, Reachability>();

/** The index of a world; made when it is first asked for, and once for each world. */
export function reachabilityOf(world: World): Reachability {
  let reachability = byWorld.get(world);
  if (reachability === undefined) byWorld.set(world, (reachability = Reachability.of(world)));
  return reachability;
}
