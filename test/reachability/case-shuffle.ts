import type { Cluster } from '../../lib/model/cluster';
import type { NonEmpty, Policy, Rule } from '../../lib/model/policy';

/** Numbers from 0 (included) to 1 (excluded), the same ones for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/**
 * The same cluster with every list in another order whose order is said not to matter: namespaces, workloads,
 * policies, and the rules, peers and ports of policies. The same seed gives the same order.
 */
export function shuffledCluster(cluster: Cluster, seed: number): Cluster {
  const random = randomOf(seed);
  const shuffled = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, key: random() }))
      .sort((one, other) => one.key - other.key)
      .map(({ item }) => item);
  const shuffledOrAny = <T>(items: 'any' | NonEmpty<T>): 'any' | NonEmpty<T> => {
    if (items === 'any') return items;
    const [first, ...rest] = shuffled(items);
    return first === undefined ? items : [first, ...rest];
  };
  const rules = (written: readonly Rule[]): readonly Rule[] =>
    shuffled(written).map(({ peers, ports }) => ({ peers: shuffledOrAny(peers), ports: shuffledOrAny(ports) }));
  return {
    namespaces: shuffled(cluster.namespaces),
    workloads: shuffled(cluster.workloads),
    policies: shuffled(cluster.policies).map((policy): Policy => ({
      ...policy,
      ingress: rules(policy.ingress),
      egress: rules(policy.egress),
    })),
  };
}
