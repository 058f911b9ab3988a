import type { ApiObject } from 'cdk8s';
import type { JudgedCluster } from '../checks/judged-cluster';
import { objectsOf } from '../checks/objects-of';
import { standInsOf } from '../checks/stand-ins';
import { endOfAnotherCluster, type Plan } from '../dsl';
import { manifestOf, type Manifest } from '../manifests/manifest';
import type { Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import type { World } from '../reachability';
import type { AskedCluster } from './asked-cluster';
import { foundEnd, refuse } from './resolved-ends';

/** The objects behind the policies, each at the line of the source that asks for it. */
function sourcesOf({ planned, context }: JudgedCluster, { rendering }: Plan): Map<Policy | Workload, Manifest> {
  const written = new Map<Policy, ApiObject>();
  for (const apiObject of objectsOf(planned, 'policy')) {
    const { policy } = planned.reader.read(apiObject);
    if (policy) written.set(policy, apiObject);
  }
  return new Map(
    context.policies.map(({ policy, place }): [Policy, Manifest] => {
      const apiObject = written.get(policy);
      const manifest = manifestOf(apiObject ? rendering.of(apiObject) : {}, apiObject?.node.path);
      const { origin } = place();
      return [policy, origin ? { ...manifest, origin } : manifest];
    }),
  );
}

/** The namespaces of the pods that the app makes or declares, and not those that others installed. */
function ownNamespaces({ planned, context }: JudgedCluster): string[] {
  const installed = new Set(planned.elsewhere.flatMap(({ cluster }) => cluster.workloads));
  const own = context.workloads.flatMap(({ workload }) => (installed.has(workload) ? [] : [workload.namespace]));
  return [...new Set(own)].sort();
}

/** A cluster of an App. */
export function appCluster(cluster: JudgedCluster, plan: Plan): AskedCluster {
  const { planned, world, context } = cluster;
  let shown: World | undefined;
  return {
    name: planned.scope.node.path,
    world,
    shownWorld: () => (shown ??= standInsOf(cluster).world),
    isOfApp: true,
    sources: () => sourcesOf(cluster, plan),
    namespacesDeclared: context.namespacesDeclared,
    namespaces: ownNamespaces(cluster),
    errors: () => [
      ...context.refusals.map(({ policy, message }) => `the API server refuses \`${policy}\`: ${message}`),
      ...plan.findings.flatMap(({ severity, headline }) => (severity === 'error' ? [headline] : [])),
    ],
    find: (end) => {
      const foreign = endOfAnotherCluster(end, planned.scope);
      if (foreign) return refuse(foreign);
      const resolution = plan.resolver.resolve(end);
      return 'end' in resolution ? foundEnd(resolution.end) : refuse(resolution.problem);
    },
  };
}
