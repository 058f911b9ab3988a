import type { Service } from '../model/service';
import { FAMILY_BITS } from '../sets/address';
import { cidrOf, formatCidr } from '../sets/cidr';
import type { LintContext } from './context';

/** The Services with pods, by their addresses that manifests tell, each as the block of just that address. */
export function servicesByBlock({ routing }: LintContext): ReadonlyMap<string, Service> {
  const withPods = routing.services.filter(({ selector, type }) => selector !== undefined && type !== 'ExternalName');
  return new Map(
    withPods.flatMap((service) =>
      service.addresses.map((address) => [formatCidr(cidrOf(address, FAMILY_BITS[address.family])), service] as const),
    ),
  );
}
