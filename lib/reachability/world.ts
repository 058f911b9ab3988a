import type { Cluster, Namespace } from '../model/cluster';
import { NAMESPACE_NAME_LABEL, type Labels } from '../model/labels';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { DEFAULT_OPTIONS, type EvaluationOptions } from './options';

/** A cluster made ready to be asked: options filled in, policies and labels found by namespace. */
export interface World {
  readonly cluster: Cluster;
  readonly options: EvaluationOptions;
  readonly policiesIn: (namespace: string) => readonly Policy[];
  readonly workloadsIn: (namespace: string) => readonly Workload[];
  readonly namespaceLabels: (namespace: string) => Labels;
}

/**
 * Makes a cluster ready to be asked.
 *
 * A namespace that the cluster does not list has the label that the API server puts on every namespace, and no other.
 */
export function worldOf(cluster: Cluster, options: Partial<EvaluationOptions> = {}): World {
  const policies = onceAsked(() => byNamespace(cluster.policies));
  const workloads = onceAsked(() => byNamespace(cluster.workloads));
  const labels = new Map(cluster.namespaces.map((namespace) => [namespace.name, namespace.labels]));
  return {
    cluster,
    options: { ...DEFAULT_OPTIONS, ...options },
    policiesIn: (namespace) => policies().get(namespace) ?? NONE,
    workloadsIn: (namespace) => workloads().get(namespace) ?? NONE,
    namespaceLabels: (namespace) => labels.get(namespace) ?? { [NAMESPACE_NAME_LABEL]: namespace },
  };
}

/** The same world with other namespaces, such as some that nobody declared. */
export function withNamespaces(world: World, namespaces: readonly Namespace[]): World {
  const labels = new Map(namespaces.map((namespace) => [namespace.name, namespace.labels]));
  return {
    ...world,
    cluster: { ...world.cluster, namespaces },
    namespaceLabels: (namespace) => labels.get(namespace) ?? { [NAMESPACE_NAME_LABEL]: namespace },
  };
}

/** A world as it was made, and the policies that were replaced in it since. */
interface Replaced {
  readonly original: World;
  readonly policies: ReadonlyMap<string, readonly Policy[]>;
}

/** Kept aside, so that a world that was changed many times is no slower to ask than one that was changed once. */
const replacedIn = new WeakMap<World, Replaced>();

/** The same world with other policies in one namespace. */
export function withPoliciesIn(world: World, namespace: string, policies: readonly Policy[]): World {
  const { original, policies: before } = replacedIn.get(world) ?? { original: world, policies: new Map() };
  const replaced = new Map([...before, [namespace, policies]]);
  const others = world.cluster.policies.filter((policy) => policy.namespace !== namespace);
  const changed: World = {
    ...world,
    cluster: { ...world.cluster, policies: [...others, ...policies] },
    policiesIn: (name) => replaced.get(name) ?? original.policiesIn(name),
  };
  replacedIn.set(changed, { original, policies: replaced });
  return changed;
}

const NONE: readonly never[] = Object.freeze([]);

/** What takes long in a large cluster waits until somebody asks: one question needs a part of it only. */
function onceAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function byNamespace<T extends { readonly namespace: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.namespace);
    if (group) group.push(item);
    else groups.set(item.namespace, [item]);
  }
  return groups;
}
