/** What may be written in another way without a change of meaning. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Cluster } from '../../../../lib/model/cluster';
import type { NonEmpty, Policy, Rule } from '../../../../lib/model/policy';
import { mapOf } from '../../../../lib/reachability';
import { anyWorld, type WrittenWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { shuffledCluster } from '../../../reachability/case-shuffle';
import { mapText } from '../../../reachability/reference/canonical';
import type { ReferenceRow } from '../../../reachability/reference/rows';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

function rowsOf(written: WrittenWorld): readonly ReferenceRow[] {
  return mapOf(worldFrom(written), { selfPairs: true });
}

/** Rules that are split name fewer of the things that a `depends` hangs on, so these are not compared. */
function withoutReasons(rows: readonly ReferenceRow[]): ReferenceRow[] {
  // Reasons are worked out when they are looked at: here nobody looks.
  return rows.map(({ source, destination, allowed, depends, families, governed }) => {
    return { source, destination, allowed, depends, ...(families && { families }), governed, unknowns: [] };
  });
}

function withPolicies({ cluster, options }: WrittenWorld, change: (policy: Policy) => readonly Policy[]): WrittenWorld {
  return { options, cluster: { ...cluster, policies: cluster.policies.flatMap(change) } };
}

function mapRules(policy: Policy, change: (rule: Rule) => readonly Rule[]): Policy {
  return { ...policy, ingress: policy.ingress.flatMap(change), egress: policy.egress.flatMap(change) };
}

function doubled<T>(items: 'any' | NonEmpty<T>): 'any' | NonEmpty<T> {
  return items === 'any' ? 'any' : [items[0], ...items.slice(1), ...items];
}

/** The list in pieces of one item each. */
function split<T>(items: 'any' | NonEmpty<T>): ('any' | NonEmpty<T>)[] {
  return items === 'any' ? ['any'] : items.map((item): NonEmpty<T> => [item]);
}

/** Labels whose value is not known yet are taken both ways, policy by policy and rule by rule: here there are none. */
const settledWorld = anyWorld.map(({ cluster, options }): WrittenWorld => {
  const workloads = cluster.workloads.map((workload) => ({ ...workload, runtimeLabels: [] }));
  return { options, cluster: { ...cluster, workloads } };
});

/** A law that a change of every policy changes nothing in the map but, perhaps, what a `depends` hangs on. */
function splitting(name: string, change: (policy: Policy) => readonly Policy[]): Law {
  return lawOf(name, settledWorld, (written) => {
    const changed = rowsOf(withPolicies(written, change));
    assert.deepEqual(mapText(withoutReasons(changed)), mapText(withoutReasons(rowsOf(written))));
  });
}

function relabelled({ namespaces, workloads, policies }: Cluster): Cluster {
  // No selector mentions the key `unseen`, and none the value `other`.
  const labels = (given: Readonly<Record<string, string>>) =>
    Object.fromEntries([
      ...Object.entries(given).map(([key, value]) => [key, value === 'other' ? 'another' : value]),
      ['unseen', '3'],
      ['never-seen', 'a'],
    ]) as Record<string, string>;
  return {
    policies,
    namespaces: namespaces.map((namespace) => ({ ...namespace, labels: labels(namespace.labels) })),
    workloads: workloads.map((workload) => ({ ...workload, labels: labels(workload.labels) })),
  };
}

const LAWS: readonly Law[] = [
  lawOf(
    'the order of namespaces, workloads, policies, rules, peers and ports is irrelevant',
    fc.record({ world: anyWorld, seed: fc.nat() }, PLAIN),
    ({ world: { cluster, options }, seed }) => {
      const shuffled = { cluster: shuffledCluster(cluster, seed), options };
      assert.deepEqual(mapText(rowsOf(shuffled)), mapText(rowsOf({ cluster, options })));
    },
  ),

  lawOf('duplicate policies, rules, peers and ports are irrelevant', anyWorld, (written) => {
    const twice = withPolicies(written, (policy) => {
      const rules = mapRules(policy, ({ peers, ports }) => {
        const rule = { peers: doubled(peers), ports: doubled(ports) };
        return [rule, rule];
      });
      return [rules, policy];
    });
    assert.deepEqual(mapText(rowsOf(twice)), mapText(rowsOf(written)));
  }),

  splitting('a rule may be split into one for each peer and port', (policy) => [
    mapRules(policy, ({ peers, ports }) =>
      split(peers).flatMap((somePeers) => split(ports).map((somePorts) => ({ peers: somePeers, ports: somePorts }))),
    ),
  ]),

  splitting('a policy may be split into one for each rule, with the same selector and types', (policy) => {
    const empty = { ...policy, ingress: [], egress: [] };
    return [
      empty,
      ...policy.ingress.map((rule) => ({ ...empty, ingress: [rule] })),
      ...policy.egress.map((rule) => ({ ...empty, egress: [rule] })),
    ];
  }),

  splitting('a policy of both types may be split into one of each', (policy) => [
    ...(policy.isolates.ingress ? [{ ...policy, isolates: { ingress: true, egress: false } }] : []),
    ...(policy.isolates.egress ? [{ ...policy, isolates: { ingress: false, egress: true } }] : []),
  ]),

  splitting('rules of a direction that a policy does not isolate have no effect', (policy) => [
    {
      ...policy,
      ingress: policy.isolates.ingress ? policy.ingress : [],
      egress: policy.isolates.egress ? policy.egress : [],
    },
  ]),

  lawOf('an empty rule absorbs all others of its policy', settledWorld, (written) => {
    const everything: Rule = { peers: 'any', ports: 'any' };
    const added = withPolicies(written, (policy) => [
      { ...policy, ingress: [...policy.ingress, everything], egress: [everything, ...policy.egress] },
    ]);
    const alone = withPolicies(written, (policy) => [{ ...policy, ingress: [everything], egress: [everything] }]);
    assert.deepEqual(mapText(withoutReasons(rowsOf(added))), mapText(withoutReasons(rowsOf(alone))));
  }),

  lawOf(
    'labels and values that no selector mentions are irrelevant, on pods and on namespaces',
    anyWorld,
    (written) => {
      const other = { ...written, cluster: relabelled(written.cluster) };
      assert.deepEqual(mapText(rowsOf(other)), mapText(rowsOf(written)));
    },
  ),
];

/** What may be written in another way; each law looks at two clusters, so half as many pairs of them are enough. */
export const WRITING_LAWS: readonly Law[] = LAWS.map((law) => ({ ...law, share: 1 / 2 }));
