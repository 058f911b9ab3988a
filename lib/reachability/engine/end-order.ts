import type { Cluster } from '../../model/cluster';
import type { Cidr } from '../../sets/cidr';

/** The places of the workloads in the order in which maps list them: by namespace, by name, by kind. */
export function placesInOrder({ workloads }: Cluster): readonly number[] {
  return [...workloads.keys()].sort((one, other) => {
    const [left, right] = [workloads[one], workloads[other]];
    if (left === undefined || right === undefined) return 0;
    return (
      compare(left.namespace, right.namespace) ||
      compare(left.name, right.name) ||
      compare(left.kind, right.kind) ||
      one - other
    );
  });
}

/** Addresses behind one another: IPv4 before IPv6, by number, larger blocks first. */
export function compareBlocks(one: readonly Cidr[], other: readonly Cidr[]): number {
  for (let index = 0; ; index++) {
    const [left, right] = [one[index], other[index]];
    if (left === undefined || right === undefined) return one.length - other.length;
    const order =
      compare(left.family, right.family) || compare(left.first, right.first) || compare(left.length, right.length);
    if (order !== 0) return order;
  }
}

function compare<T extends string | number | bigint>(one: T, other: T): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
