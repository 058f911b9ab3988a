import type { Cluster } from '../../lib/model/cluster';
import type { Policy } from '../../lib/model/policy';
import type { Port } from '../../lib/model/port';
import { addressEnd, judge, podEnd, worldOf, type Judgement, type Verdict } from '../../lib/reachability';
import { address } from '../arbitraries/small-cluster';

/** Ports inside and outside of what the rules of small clusters name. */
const PORTS: readonly Port[] = [
  { protocol: 'TCP', number: 80 },
  { protocol: 'TCP', number: 8080 },
  { protocol: 'UDP', number: 53 },
];

const OUTSIDE = ['10.0.0.2', '2001:db8:1::1'].map((text) => addressEnd(address(text)));

/** How much is open: a `depends` lies between. */
export const OPENNESS: Readonly<Record<Verdict, number>> = { denied: 0, depends: 1, allowed: 2 };

/** Every connection between the pods of a cluster, and from and to some addresses, judged; always in the same order. */
export function judgements(cluster: Cluster): Judgement[] {
  const world = worldOf(cluster);
  const ends = [...cluster.workloads.map(podEnd), ...OUTSIDE];
  return ends.flatMap((source) =>
    ends.flatMap((destination) => PORTS.map((port) => judge(world, { source, destination, port }))),
  );
}

export function verdicts(cluster: Cluster): Verdict[] {
  return judgements(cluster).map(({ verdict }) => verdict);
}

/** The same cluster with other policies. */
export function withPolicies(cluster: Cluster, policies: readonly Policy[]): Cluster {
  return { ...cluster, policies };
}
