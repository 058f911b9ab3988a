import type { Cluster } from '../../lib/model/cluster';
import type { Protocol } from '../../lib/model/port';
import type { Workload } from '../../lib/model/workload';
import { addressEnd, podEnd, type Connection, type End } from '../../lib/reachability';
import { Random } from './random';

const PORTS: readonly (readonly [Protocol, number])[] = [
  ['TCP', 8080],
  ['TCP', 8081],
  ['TCP', 8065],
  ['TCP', 8099],
  ['TCP', 443],
  ['TCP', 30105],
  ['TCP', 50051],
  ['UDP', 53],
  ['UDP', 5353],
  ['SCTP', 3868],
];

/**
 * Questions about a cluster, the same on every machine: half of them between pods of one namespace, some with an
 * address outside at one end, the rest between any two pods.
 */
export function questionsAbout({ workloads }: Cluster, count: number, seed: number): Connection[] {
  const random = new Random(seed, 9);
  const neighbours = byNamespace(workloads);
  return Array.from({ length: count }, () => {
    const source = random.pick(workloads);
    const kind = random.below(10);
    const other = kind < 5 ? random.pick(neighbours.get(source.namespace) ?? workloads) : random.pick(workloads);
    const outside = addressEnd({ family: 'IPv4', value: BigInt(random.next()) });
    const ends: [End, End] =
      kind === 8 ? [outside, podEnd(source)] : [podEnd(source), kind === 9 ? outside : podEnd(other)];
    const [protocol, number] = random.pick(PORTS);
    return { source: ends[0], destination: ends[1], port: { protocol, number } };
  });
}

function byNamespace(workloads: readonly Workload[]): ReadonlyMap<string, readonly Workload[]> {
  const groups = new Map<string, Workload[]>();
  for (const workload of workloads) {
    const group = groups.get(workload.namespace);
    if (group) group.push(workload);
    else groups.set(workload.namespace, [workload]);
  }
  return groups;
}
