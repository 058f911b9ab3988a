import { workloadId, type Workload } from '../model/workload';

/** `namespace/kind/name`: how a workload is named so that no other of the same name is meant. */
export function fullWorkloadName({ namespace, kind, name }: Workload): string {
  return `${namespace}/${kind}/${name}`;
}

/** Tells of which workloads there is another one with the same namespace and name, of another kind. */
export function sharedNames(workloads: Iterable<Workload>): (workload: Workload) => boolean {
  const kinds = new Map<string, string>();
  const shared = new Set<string>();
  for (const workload of workloads) {
    const id = workloadId(workload);
    const known = kinds.get(id);
    if (known === undefined) kinds.set(id, workload.kind);
    else if (known !== workload.kind) shared.add(id);
  }
  return (workload) => shared.has(workloadId(workload));
}

/**
 * Names workloads as people do, and as the command line reads them: `shop/web`, and `shop/Deployment/web` where another
 * kind of workload goes by the same name.
 *
 * @param workloads all that there are, not only those that are to be named
 */
export function workloadNames(workloads: Iterable<Workload>): (workload: Workload) => string {
  const isShared = sharedNames(workloads);
  return (workload) => (isShared(workload) ? fullWorkloadName(workload) : workloadId(workload));
}
