/** What the linter calls redundant can go: nothing that was open is closed then, and nothing else is open. */
import fc from 'fast-check';
import { coveredRules } from '../../lib/lint/covered-rules';
import type { JudgedPolicy } from '../../lib/lint/context';
import type { Cluster } from '../../lib/model/cluster';
import type { Policy, Rule } from '../../lib/model/policy';
import { mapOf, worldOf } from '../../lib/reachability';
import { smallCluster, smallRule } from '../arbitraries/small-cluster';

function byHand(policy: Policy): JudgedPolicy {
  return { policy, writtenBy: 'person', spelling: () => undefined, place: () => ({}) };
}

function coveredIn({ policies }: Cluster): readonly Rule[] {
  const { withinOne, acrossPolicies } = coveredRules({ policies: policies.map(byHand) });
  return [...withinOne, ...acrossPolicies].map(({ placed }) => placed.rule);
}

function without(cluster: Cluster, gone: ReadonlySet<Rule>): Cluster {
  const left = (rules: readonly Rule[]) => rules.filter((rule) => !gone.has(rule));
  const policies = cluster.policies.map((policy) => ({
    ...policy,
    ingress: left(policy.ingress),
    egress: left(policy.egress),
  }));
  return { ...cluster, policies };
}

/** Rules that say things twice, with what else a cluster has: rules drawn alone seldom do. */
const crowdedCluster = fc
  .record({ cluster: smallCluster, some: fc.array(smallRule, { minLength: 1, maxLength: 4 }) })
  .map(({ cluster, some }) => {
    const rules = (own: readonly Rule[]) => [...own, ...some.map((rule) => ({ ...rule }))];
    const policies = cluster.policies.map((policy) => ({
      ...policy,
      ingress: rules(policy.ingress),
      egress: rules(policy.egress),
    }));
    return { ...cluster, policies };
  });

test('the map stays the same without all the rules that others cover', () => {
  let seen = 0;
  fc.assert(
    fc.property(fc.oneof(smallCluster, crowdedCluster), (cluster) => {
      const covered = coveredIn(cluster);
      seen += covered.length;
      if (covered.length === 0) return;
      expect(mapOf(worldOf(without(cluster, new Set(covered))))).toEqual(mapOf(worldOf(cluster)));
    }),
    { numRuns: 300 },
  );
  expect(seen).toBeGreaterThan(300);
});

test('of what is left nothing is covered', () => {
  fc.assert(
    fc.property(crowdedCluster, (cluster) => {
      expect(coveredIn(without(cluster, new Set(coveredIn(cluster))))).toEqual([]);
    }),
  );
});
