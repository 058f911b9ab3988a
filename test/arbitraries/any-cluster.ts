/**
 * Any cluster, with options: small, and made of few labels, ports and addresses, so that policies meet, overlap and
 * contradict each other. All that the law speaks of comes up: see the parts in the folder of the same name.
 */
import * as fc from 'fast-check';
import type { Cluster, Namespace } from '../../lib/model/cluster';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/labels';
import type { Policy } from '../../lib/model/policy';
import type { Workload } from '../../lib/model/workload';
import type { EvaluationOptions } from '../../lib/reachability';
import { oftenFull, oneOf, PLAIN } from './any-cluster/choosing';
import { NAMESPACE_NAMES, namespaceLabels } from './any-cluster/labels';
import { anyOptions } from './any-cluster/options';
import { policy } from './any-cluster/policies';
import { template, type Template } from './any-cluster/workloads';

/** All that a world is made of, as plain data. */
export interface WrittenWorld {
  readonly cluster: Cluster;
  readonly options: Partial<EvaluationOptions>;
}

export { anyOptions };

/** Positions of a list, some items of which are to come again. */
const copies = oneOf<readonly number[]>([4, []], [1, [0]], [1, [1, 0]]);

/** Some namespaces are declared and hold nothing; some hold pods or policies and are not declared. */
const namespaces: fc.Arbitrary<readonly Namespace[]> = fc
  .tuple(...[...NAMESPACE_NAMES, 'empty'].map((name) => fc.option(namespaceOf(name))))
  .map((all) => all.flatMap((namespace) => namespace ?? []));

function namespaceOf(name: string): fc.Arbitrary<Namespace> {
  return namespaceLabels.map((labels) => ({ name, labels: { ...labels, [NAMESPACE_NAME_LABEL]: name } }));
}

/** Names are unique but for the kind: `red/pods-0` may be a Deployment and a Pod at once. */
function named(templates: readonly Template[]): Workload[] {
  const seen = new Set<string>();
  return templates.map((chosen) => {
    let count = 0;
    const key = () => `${chosen.namespace} ${chosen.kind} ${count}`;
    while (seen.has(key())) count += 1;
    seen.add(key());
    return { ...chosen, name: `pods-${count}` };
  });
}

/** Pods that no policy can tell apart are common: some workloads are made like others of the list. */
const workloads: fc.Arbitrary<readonly Workload[]> = fc
  .tuple(oftenFull(template, 4), copies)
  .map(([templates, more]) => named([...templates, ...more.flatMap((index) => templates[index] ?? [])]));

/** What comes of a policy besides itself: policies often say the same, or of the same pods. */
const POLICY_TWISTS = {
  none: (one: Policy) => [one],
  again: (one: Policy) => [one, one],
  renamed: (one: Policy) => [one, { ...one, name: 'copy' }],
  moved: (one: Policy) => [one, { ...one, namespace: NAMESPACE_NAMES[one.namespace === NAMESPACE_NAMES[0] ? 1 : 0] }],
  'for the same pods': (one: Policy, before: Policy = one) => {
    return [{ ...one, namespace: before.namespace, selector: before.selector }];
  },
} as const;

const twist = oneOf<keyof typeof POLICY_TWISTS>(
  [8, 'none'],
  [1, 'again'],
  [1, 'renamed'],
  [1, 'moved'],
  [4, 'for the same pods'],
);

const policies: fc.Arbitrary<readonly Policy[]> = oftenFull(fc.tuple(policy, twist), 5).map((all) =>
  all.flatMap(([one, twisted], index): readonly Policy[] => POLICY_TWISTS[twisted](one, all[index - 1]?.[0])),
);

/** Any cluster of up to six workloads, and up to ten policies. */
export const anyCluster: fc.Arbitrary<Cluster> = fc.record({ namespaces, workloads, policies }, PLAIN);

/** Any cluster with any options. */
export const anyWorld: fc.Arbitrary<WrittenWorld> = fc.record({ cluster: anyCluster, options: anyOptions }, PLAIN);
