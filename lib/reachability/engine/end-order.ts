import type { Cluster } from '../../model/cluster';
import type { Workload } from '../../model/workload';
import type { Cidr } from '../../sets/cidr';

/** The places of the workloads in the order in which maps list them: by namespace, by name, by kind. */
export function placesInOrder({ workloads }: Cluster): readonly number[] {
  return [...workloads.keys()].sort((one, other) => {
    const [left, right] = [workloads[one], workloads[other]];
    if (left === undefined || right === undefined) return 0;
    return compareWorkloads(left, right) || one - other;
  });
}

/** Workloads by namespace, by name, by kind. */
export function compareWorkloads(one: Workload, other: Workload): number {
  return compare(one.namespace, other.namespace) || compare(one.name, other.name) || compare(one.kind, other.kind);
}

/** Addresses behind one another: IPv4 before IPv6, by number, larger blocks first. */
export function compareBlocks(one: readonly Cidr[], other: readonly Cidr[]): number {
  for (let index = 0; ; index++) {
    const [left, right] = [one[index], other[index]];
    if (left === undefined || right === undefined) return one.length - other.length;
    const order = compareCidrs(left, right);
    if (order !== 0) return order;
  }
}

/** One block behind another: IPv4 before IPv6, by number, larger blocks first. */
export function compareCidrs(one: Cidr, other: Cidr): number {
  return compare(one.family, other.family) || compare(one.first, other.first) || compare(one.length, other.length);
}

function compare<T extends string | number | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
