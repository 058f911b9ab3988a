import type { Workload } from '../../model/workload';
import { FAMILIES, type Address, type Family } from '../../sets/address';
import { lastOf, type Cidr } from '../../sets/cidr';
import { intervalsOf, type Interval, type Intervals } from '../../sets/intervals';
import type { End } from '../connection';
import type { EvaluationOptions } from '../options';
import { NOWHERE } from './reach';
import type { AddressSets } from './rule-blocks';

/** The addresses that an end has or can have. */
export type Whereabouts = AddressSets;

function spansOf(family: Family, spans: readonly (readonly [Family, Interval<bigint>])[]): Intervals<bigint> {
  const ofFamily = spans.filter(([one]) => one === family).map(([, span]) => span);
  return ofFamily.length > 0 ? intervalsOf<bigint>(ofFamily) : NOWHERE;
}

function whereabouts(spans: readonly (readonly [Family, Interval<bigint>])[]): Whereabouts {
  return { IPv4: spansOf('IPv4', spans), IPv6: spansOf('IPv6', spans) };
}

const ranges = new WeakMap<readonly Cidr[], Whereabouts>();

/** All addresses of some blocks; worked out once for each list. */
function within(blocks: readonly Cidr[]): Whereabouts {
  const known = ranges.get(blocks);
  if (known) return known;
  const range = whereabouts(blocks.map((cidr) => [cidr.family, [cidr.first, lastOf(cidr)]] as const));
  ranges.set(blocks, range);
  return range;
}

/** Just these addresses. */
export function at(addresses: readonly Address[]): Whereabouts {
  return whereabouts(addresses.map(({ family, value }) => [family, [value, value]] as const));
}

/** The option that says where a pod can be; undefined for one whose address is known. */
export function rangeOption(workload: Workload): 'podCidrs' | 'nodeCidrs' | undefined {
  if (workload.addresses.length > 0) return undefined;
  if (!workload.hostNetwork) return 'podCidrs';
  // A pod on the host network has the address of its node.
  return workload.nodeAddresses.length > 0 ? undefined : 'nodeCidrs';
}

const placed = new WeakMap<Workload, Whereabouts>();

/** The addresses that an end has, or of which it will have one: pods have none before they run. */
export function whereaboutsOf(end: End, options: EvaluationOptions): Whereabouts {
  if (end.kind === 'address') return at([end.address]);
  const { workload } = end;
  const option = rangeOption(workload);
  if (option) return within(options[option]);
  const known = placed.get(workload);
  if (known) return known;
  const found = at(workload.addresses.length > 0 ? workload.addresses : workload.nodeAddresses);
  placed.set(workload, found);
  return found;
}

const [IPV4, IPV6] = FAMILIES.map((family) => Object.freeze([family])) as [readonly Family[], readonly Family[]];

/** The families in which two ends both have addresses. */
export function commonFamilies(one: Whereabouts, other: Whereabouts): readonly Family[] {
  const hasIpv4 = one.IPv4.length > 0 && other.IPv4.length > 0;
  const hasIpv6 = one.IPv6.length > 0 && other.IPv6.length > 0;
  if (hasIpv4) return hasIpv6 ? FAMILIES : IPV4;
  return hasIpv6 ? IPV6 : [];
}
