import type { Workload } from '../model/workload';
import { reachabilityOf, worldOf, type Reachability, type World } from '../reachability';

/** Fewer pods are sooner asked one by one than sorted into kinds. */
const MANY = 2000;

/** Fewer pods make few pairs, too. */
const MANY_TO_PAIR = 200;

/** Whether there are so many pods that to ask each of them takes longer than to sort them into kinds. */
export function hasManyPods({ cluster }: World): boolean {
  return cluster.workloads.length > MANY;
}

/** Tells which pods no policy tells apart; undefined for a cluster in which it is not worth while to find out. */
export function kindsIn(world: World): Reachability | undefined {
  return hasManyPods(world) ? reachabilityOf(world) : undefined;
}

/** A cluster with two pods of each kind that no policy tells apart. */
export interface FewPods {
  /** For looking up pods; what is said of them is judged in the whole cluster. */
  readonly world: World;
  /** False for a pair of pods like which there is another one. */
  isWorthAsking(one: Workload, other: Workload): boolean;
}

/** Every pod of a cluster, each worth asking. */
export function allPodsOf(world: World): FewPods {
  return { world, isWorthAsking: () => true };
}

const fewIn = new WeakMap<World, FewPods>();

/**
 * The same cluster with two pods of each kind, in their order: whichever pair of pods there is, a pair like it is among
 * these, but for pods that are no ends of connections. A small cluster stays as it is.
 */
export function fewPodsOf(world: World): FewPods {
  const known = fewIn.get(world) ?? find(world);
  fewIn.set(world, known);
  return known;
}

function find(world: World): FewPods {
  const { cluster, options } = world;
  if (cluster.workloads.length <= MANY_TO_PAIR) return allPodsOf(world);
  const kinds = reachabilityOf(world);
  const workloads = kinds.twoOfEachKind(cluster.workloads);
  const seconds = new Map<Workload, number>();
  const seen = new Set<number>();
  for (const workload of workloads) {
    const kind = kinds.kindOf(workload);
    if (kind === undefined) continue;
    if (seen.has(kind)) seconds.set(workload, kind);
    else seen.add(kind);
  }
  return {
    world: worldOf({ ...cluster, workloads }, options),
    // The second one is there for pairs of a kind with itself.
    isWorthAsking: (one, other) =>
      (!seconds.has(one) && !seconds.has(other)) || kinds.kindOf(one) === kinds.kindOf(other),
  };
}
