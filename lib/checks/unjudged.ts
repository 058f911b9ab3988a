import type { ApiObject } from 'cdk8s';
import type { Finding } from '../diagnostics/finding';
import { originOf, refusedPods, type Plan, type PlannedCluster } from '../dsl';
import { notJudgedReason } from '../manifests/kinds';
import { notServed } from '../manifests/cluster-findings';
import { identityOf, manifestOf, objectName, qualifiedKind } from '../manifests/manifest';
import { notJudgedFinding } from '../manifests/not-judged-finding';
import { objectsOf } from './objects-of';
import { refusedRouting } from './refused-routing';

/** What the app holds and the verdicts leave out: never passed over in silence. */
export function unjudged(planned: PlannedCluster, plan: Plan): Finding[] {
  return [
    ...unresolvedWorkloads(planned, plan),
    ...unopenedLists(planned),
    ...objectsOf(planned, 'not-served').map((object) =>
      notServed(manifestOf(plan.rendering.of(object), object.node.path)),
    ),
    ...otherPolicies(planned),
    ...unknownPods(planned, plan),
    ...withoutNamespace(planned, plan),
    ...refusedWorkloads(planned, plan),
    ...refusedRouting(planned),
  ];
}

/** Declared workloads of which something is missing, whether or not a statement speaks of them. */
function unresolvedWorkloads({ workloads }: PlannedCluster, { resolver }: Plan): Finding[] {
  return workloads.flatMap((workload): Finding[] => {
    const resolution = resolver.resolve(workload);
    if ('end' in resolution) return [];
    const { path = '', ...problem } = resolution.problem;
    const origin = workload.origin();
    return [{ ...problem, where: { path, ...(origin && { origin }) } }];
  });
}

/** A list is one object to cdk8s, and as many as it holds to the cluster: none of them would be judged. */
function unopenedLists({ apiObjects, rendering }: PlannedCluster): Finding[] {
  return apiObjects
    .filter((object) => object.kind.endsWith('List') && 'items' in rendering.of(object))
    .map((object) => {
      const origin = originOf(object)();
      return {
        code: 'NP106',
        id: 'list-not-opened',
        severity: 'error',
        headline: `the objects inside ${object.kind} \`${object.node.path}\` are not judged`,
        where: { path: object.node.path, field: 'items', ...(origin && { origin }) },
        found: `${object.apiVersion} ${object.kind}`,
        expected: 'objects one by one',
        why: 'policies inside it would be in force in the cluster, and no verdict would take them into account',
        help: 'write its items as documents of their own; `new Elsewhere(...)` opens lists that others installed',
      };
    });
}

function otherPolicies(planned: PlannedCluster): Finding[] {
  return objectsOf(planned, 'not-judged').map((object) => {
    const reason = notJudgedReason(identityOf(planned.rendering.of(object))) ?? 'it changes who can reach whom';
    return notJudged(planned, object, reason);
  });
}

/** Objects that make pods of which nobody can tell the labels. */
function unknownPods(planned: PlannedCluster, { resolver }: Plan): Finding[] {
  return objectsOf(planned, 'pods').flatMap((object) => {
    const reason = resolver.readingOf(object)?.notJudged;
    return reason === undefined ? [] : [notJudged(planned, object, reason)];
  });
}

function notJudged(planned: PlannedCluster, object: ApiObject, reason: string): Finding {
  const identity = identityOf(planned.rendering.of(object));
  const origin = originOf(object)();
  return notJudgedFinding(
    { kind: qualifiedKind(identity), name: objectName(identity), reason },
    { path: object.node.path, ...(origin && { origin }) },
  );
}

/** Whether an object that the checks need will be in a namespace that nobody knows before it is applied. */
function withoutNamespace(planned: PlannedCluster, { rendering }: Plan): Finding[] {
  return [...objectsOf(planned, 'policy'), ...objectsOf(planned, 'pods')]
    .filter((object) => identityOf(rendering.of(object)).namespace === '')
    .map((object) => {
      const origin = originOf(object)();
      const policy = object.kind === 'NetworkPolicy';
      const path = object.node.path.replace(/\/Resource$/, '');
      return {
        code: 'NP205',
        id: 'no-namespace',
        severity: policy ? 'error' : 'warning',
        headline: `nothing says in which namespace \`${path}\` ${policy ? 'isolates pods' : 'runs'}`,
        where: { path, field: 'metadata.namespace', ...(origin && { origin }) },
        found: 'neither its metadata nor its props nor its chart names a namespace',
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
    (resolver.readingOf(object)?.errors ?? []).map((refusal) => {
      const { path, ...problem } = refusedPods(object.node.path, object.kind, refusal).problem;
      const origin = originOf(object)();
      return { ...problem, where: { ...(path && { path }), field: refusal.field, ...(origin && { origin }) } };
    }),
  );
}
