/** What may be written in another way without a change of meaning. */
import * as fc from 'fast-check';
import type { Cluster } from '../../lib/model/cluster';
import type { NonEmpty, Policy, Rule } from '../../lib/model/policy';
import { NAMESPACE_NAMES, smallCluster } from '../arbitraries/small-cluster';
import { verdicts, withPolicies } from './law-verdicts';

const RUNS = { numRuns: 150 };

/** Holds that a change of every policy changes no verdict. */
function isNeutral(change: (policy: Policy) => readonly Policy[]): void {
  fc.assert(
    fc.property(smallCluster, (cluster) => {
      expect(verdicts(withPolicies(cluster, cluster.policies.flatMap(change)))).toEqual(verdicts(cluster));
    }),
    RUNS,
  );
}

function mapRules(policy: Policy, change: (rule: Rule) => readonly Rule[]): Policy {
  return { ...policy, ingress: policy.ingress.flatMap(change), egress: policy.egress.flatMap(change) };
}

function reversed<T>(items: 'any' | NonEmpty<T>): 'any' | NonEmpty<T> {
  return items === 'any' ? 'any' : ([...items].reverse() as unknown as NonEmpty<T>);
}

function doubled<T>(items: 'any' | NonEmpty<T>): 'any' | NonEmpty<T> {
  return items === 'any' ? 'any' : [items[0], ...items.slice(1), ...items];
}

/** The list in pieces of one item each. */
function split<T>(items: 'any' | NonEmpty<T>): ('any' | NonEmpty<T>)[] {
  return items === 'any' ? ['any'] : items.map((item): NonEmpty<T> => [item]);
}

test('the order of rules, peers and ports is irrelevant', () => {
  isNeutral((policy) => {
    const turned = mapRules(policy, ({ peers, ports }) => [{ peers: reversed(peers), ports: reversed(ports) }]);
    return [{ ...turned, ingress: [...turned.ingress].reverse(), egress: [...turned.egress].reverse() }];
  });
});

test('the order of policies is irrelevant', () => {
  const shuffled = smallCluster.chain((cluster) => {
    const { length } = cluster.policies;
    const order = fc.shuffledSubarray([...cluster.policies], { minLength: length, maxLength: length });
    return fc.tuple(fc.constant(cluster), order);
  });
  fc.assert(
    fc.property(shuffled, ([cluster, policies]) => {
      expect(verdicts(withPolicies(cluster, policies))).toEqual(verdicts(cluster));
    }),
    RUNS,
  );
});

test('duplicate policies, rules, peers and ports are irrelevant', () => {
  isNeutral((policy) => {
    const twice = mapRules(policy, ({ peers, ports }) => {
      const rule = { peers: doubled(peers), ports: doubled(ports) };
      return [rule, rule];
    });
    return [twice, twice];
  });
});

test('splitting the peers of a rule into rules of their own is neutral, and so is splitting its ports', () => {
  isNeutral((policy) => [
    mapRules(policy, ({ peers, ports }) =>
      split(peers).flatMap((somePeers) => split(ports).map((somePorts) => ({ peers: somePeers, ports: somePorts }))),
    ),
  ]);
});

test('splitting a policy into one for each rule, with the same selector and types, is neutral', () => {
  isNeutral((policy) => {
    const empty = { ...policy, ingress: [], egress: [] };
    return [
      empty,
      ...policy.ingress.map((rule) => ({ ...empty, ingress: [rule] })),
      ...policy.egress.map((rule) => ({ ...empty, egress: [rule] })),
    ];
  });
});

test('splitting a policy of both types into one of each is neutral', () => {
  isNeutral((policy) => [
    ...(policy.isolates.ingress ? [{ ...policy, isolates: { ingress: true, egress: false } }] : []),
    ...(policy.isolates.egress ? [{ ...policy, isolates: { ingress: false, egress: true } }] : []),
  ]);
});

test('rules of a direction that a policy does not isolate have no effect', () => {
  isNeutral((policy) => [
    {
      ...policy,
      ingress: policy.isolates.ingress ? policy.ingress : [],
      egress: policy.isolates.egress ? policy.egress : [],
    },
  ]);
});

test('labels that no selector mentions are irrelevant, on pods and on namespaces', () => {
  const relabelled = ({ namespaces, workloads, policies }: Cluster): Cluster => ({
    policies,
    namespaces: namespaces.map((namespace) => ({ ...namespace, labels: { ...namespace.labels, colour: 'deep' } })),
    workloads: workloads.map((workload) => ({ ...workload, labels: { ...workload.labels, version: '7' } })),
  });
  fc.assert(
    fc.property(smallCluster, (cluster) => {
      expect(verdicts(relabelled(cluster))).toEqual(verdicts(cluster));
    }),
    RUNS,
  );
});

test('the names of policies are irrelevant', () => {
  isNeutral((policy) => [{ ...policy, name: `${policy.name}-of-${NAMESPACE_NAMES[0]}` }]);
});
