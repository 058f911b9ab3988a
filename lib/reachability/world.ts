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
  const policies = byNamespace(cluster.policies);
  const workloads = byNamespace(cluster.workloads);
  const labels = new Map(cluster.namespaces.map((namespace) => [namespace.name, namespace.labels]));
  return {
    cluster,
    options: { ...DEFAULT_OPTIONS, ...options },
    policiesIn: (namespace) => policies.get(namespace) ?? NONE,
    workloadsIn: (namespace) => workloads.get(namespace) ?? NONE,
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

const NONE: readonly never[] = Object.freeze([]);

function byNamespace<T extends { readonly namespace: string }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.namespace);
    if (group) group.push(item);
    else groups.set(item.namespace, [item]);
  }
  return groups;
}
