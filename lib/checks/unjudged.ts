import type { Finding } from '../diagnostics/finding';
import { originOf, type Plan, type PlannedCluster } from '../dsl';
import { identityOf } from '../manifests/manifest';
import { objectsOf } from './judged-cluster';

/** What the app holds and the verdicts leave out: never passed over in silence. */
export function unjudged(planned: PlannedCluster, plan: Plan): Finding[] {
  return [...otherPolicies(planned), ...withoutNamespace(planned, plan), ...refusedWorkloads(planned, plan)];
}

function otherPolicies(planned: PlannedCluster): Finding[] {
  return objectsOf(planned, 'not-judged').map((object) => {
    const origin = originOf(object)();
    return {
      code: 'NP105',
      id: 'not-judged',
      severity: 'warning',
      headline: `${object.kind} \`${object.name}\` changes who can reach whom, and is not judged`,
      where: { path: object.node.path, ...(origin && { origin }) },
      found: `${object.apiVersion} ${object.kind}`,
      expected: 'networking.k8s.io/v1 NetworkPolicy',
      why: 'the verdicts hold for the NetworkPolicies alone; this object may open or close more',
      help: 'read the verdicts with that in mind',
    };
  });
}

/** Whether an object that the checks need will be in a namespace that nobody knows before it is applied. */
function withoutNamespace(planned: PlannedCluster, { rendering }: Plan): Finding[] {
  return [...objectsOf(planned, 'policy'), ...objectsOf(planned, 'pods')]
    .filter((object) => identityOf(rendering.of(object)).namespace === '')
    .map((object) => {
      const origin = originOf(object)();
      const policy = object.kind === 'NetworkPolicy';
      return {
        code: 'NP205',
        id: 'no-namespace',
        severity: policy ? 'error' : 'warning',
        headline: `nothing says in which namespace ${object.kind} \`${object.name}\` will be`,
        where: { path: object.node.path, field: 'metadata.namespace', ...(origin && { origin }) },
        found: 'neither its metadata nor its chart names a namespace',
        expected: 'a namespace',
        why: policy
          ? 'it would isolate pods of whatever namespace the person who applies it has selected'
          : 'no verdict can take its pods into account',
        help: "give the chart one: `new Chart(app, id, { namespace: 'payments' })`",
      };
    });
}

function refusedWorkloads(planned: PlannedCluster, { resolver }: Plan): Finding[] {
  return objectsOf(planned, 'pods').flatMap((object) =>
    (resolver.readingOf(object)?.errors ?? []).map(({ field, message }) => {
      const origin = originOf(object)();
      return {
        code: 'NP101',
        id: 'refused-by-api-server',
        severity: 'error',
        headline: `the API server would refuse ${object.kind} \`${object.node.path}\``,
        where: { path: object.node.path, field, ...(origin && { origin }) },
        found: message,
        expected: 'an object that the API server accepts',
        why: 'its pods would never exist, and no verdict can take them into account',
        help: 'correct the field',
        binding: true,
      };
    }),
  );
}
