import type { PortSets } from '../../lib/reachability';
import { PROTOCOLS } from '../../lib/model/port';
import type { Workload } from '../../lib/model/workload';
import type { Family } from '../../lib/sets/address';
import type { Intervals, Whole } from '../../lib/sets/intervals';
import { textHash } from './text-hash';

/** Which side of a connection: the same end weighs another amount on the other side. */
export type Role = 'source' | 'destination';

const SEEDS: Readonly<Record<Role, number>> = { source: 1, destination: 2 };
const PORTS_SEED = 3;

/** What a workload weighs: a number that its name alone decides. */
export function workloadWeight({ namespace, kind, name }: Workload, role: Role): bigint {
  return BigInt(textHash(`${namespace}/${kind}/${name}`, SEEDS[role]));
}

/** What addresses weigh: the same, however they are cut into intervals. */
export function addressesWeight(family: Family, addresses: Intervals<bigint>, role: Role): bigint {
  return intervalsWeight(addresses, (address) => textHash(`${family} ${address.toString(16)}`, SEEDS[role]));
}

/** What ports weigh: the same, however they are cut into intervals. */
export function portsWeight(ports: PortSets): bigint {
  return PROTOCOLS.reduce(
    (sum, protocol) =>
      sum + intervalsWeight(ports[protocol] ?? [], (port) => textHash(`${protocol} ${port}`, PORTS_SEED)),
    0n,
  );
}

/**
 * The difference between what is just beyond the interval and its first member: two intervals that touch weigh as
 * much as the one that they make, and none needs to be counted through.
 */
function intervalsWeight<N extends Whole>(intervals: Intervals<N>, hash: (bound: Whole) => number): bigint {
  return intervals.reduce((sum, [first, last]) => sum + BigInt(hash(beyond(last)) - hash(first)), 0n);
}

function beyond(last: Whole): Whole {
  return typeof last === 'bigint' ? last + 1n : last + 1;
}
