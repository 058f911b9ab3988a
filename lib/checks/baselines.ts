import type { PlannedCluster, Registry } from '../dsl';
import type { BaselineMention, JudgedPolicy, JudgedWorkload } from '../lint/context';

/** Who holds the namespaces of a cluster to a baseline. */
export function baselinesOf({ scope, previews }: PlannedCluster, { baselines }: Registry): BaselineMention[] {
  const previewed = previews.flatMap(({ reading }) => reading.policy ?? []);
  return baselines
    .filter((baseline) => scope.node.scopes.includes(baseline.scope))
    .map(({ scope: { node }, exempt, origin }) => ({
      exempt,
      previewed,
      place: () => {
        const found = origin();
        return { path: node.path, ...(found && { origin: found }) };
      },
    }));
}

/** The namespaces in which the app makes or declares pods, or writes policies; not those of what others installed. */
export function governedNamespaces(
  { elsewhere }: PlannedCluster,
  policies: readonly JudgedPolicy[],
  workloads: readonly JudgedWorkload[],
): string[] {
  const installed = new Set(elsewhere.flatMap(({ cluster }) => cluster.workloads));
  const namespaces = new Set([
    ...policies.filter(({ writtenBy }) => writtenBy !== 'elsewhere').map(({ policy }) => policy.namespace),
    ...workloads.filter(({ workload }) => !installed.has(workload)).map(({ workload }) => workload.namespace),
  ]);
  return [...namespaces].sort();
}
