import type { Refusal } from '../../manifests/refusal';
import type { Labels } from '../../model/labels';
import type { Workload } from '../../model/workload';
import type { Unresolvable } from './unresolvable';

/** An end that cannot be looked up. */
export interface Unresolved {
  readonly problem: Unresolvable;
}

/** Nothing says in which namespace an object will be. */
export function withoutNamespace(path: string): Unresolved {
  return {
    problem: {
      code: 'NP205',
      id: 'no-namespace',
      severity: 'error',
      headline: `nothing says in which namespace \`${path}\` runs`,
      path,
      found: 'neither its metadata nor its props nor its chart names a namespace',
      expected: 'a namespace',
      why: 'its policies would land in whatever namespace the person who applies them has selected',
      help: "give the chart one: `new Chart(app, id, { namespace: 'payments' })`",
    },
  };
}

/** A construct that makes no pods, and is no Service either. */
export function notPods(path: string): Unresolved {
  return {
    problem: {
      code: 'NP206',
      id: 'not-a-workload',
      severity: 'error',
      headline: `\`${path}\` makes no pods`,
      path,
      found: 'a construct without a pod template',
      expected:
        'a Service, or a Pod, Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob or ReplicationController',
      why: 'policies select pods: a construct that neither makes pods nor leads to some has no traffic of its own',
      help: 'pass the workload behind it, or `new Workload(chart, id, { labels })` for pods made elsewhere',
    },
  };
}

/** An object that the API server refuses, so that its pods would never be. */
export function refusedPods(path: string, kind: string, { message }: Refusal): Unresolved {
  return {
    problem: {
      code: 'NP101',
      id: 'refused-by-api-server',
      severity: 'error',
      headline: `the API server would refuse ${kind} \`${path}\``,
      path,
      found: message,
      expected: 'an object that the API server accepts',
      why: 'its pods would never exist, and no verdict can take them into account',
      help: 'correct the field',
      binding: true,
    },
  };
}

/** Pods that no label tells from others. */
export function withoutLabels(path: string): Unresolved {
  return {
    problem: {
      code: 'NP203',
      id: 'empty-labels',
      severity: 'error',
      headline: `nothing tells the pods of \`${path}\` from others`,
      path,
      found: 'neither a selector nor labels',
      expected: 'at least one label that only its pods have',
      why: 'an empty selector selects every pod of the namespace, so a rule for this workload would open all of them',
      help: 'give its pods a label of their own, or write `podsIn(chart)` if every pod of the namespace is meant',
    },
  };
}

/** Labels that were chosen for pods, and that these do not have; undefined where they have all. */
export function missingLabels(path: string, chosen: Labels, pods: Workload): Unresolved | undefined {
  const missing = Object.entries(chosen).filter(([key, value]) => pods.labels[key] !== value);
  if (missing.length === 0) return undefined;
  const text = missing.map(([key, value]) => `${key}=${value}`).join(', ');
  return {
    problem: {
      code: 'NP207',
      id: 'labels-not-on-pods',
      severity: 'error',
      headline: `the pods of \`${path}\` do not have the labels \`${text}\``,
      path,
      found: Object.entries(pods.labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(', '),
      expected: text,
      why: 'the policies would select none of its pods, and so neither protect nor open them',
      help: `add the labels to the pod template: \`podMetadata: { labels: {...} }\``,
    },
  };
}
