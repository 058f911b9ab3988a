import { formatAddress, isIpv4Mapped } from '../../sets/address';
import type { Address } from '../../sets/address';
import { cidrContains, cidrOf, formatCidr } from '../../sets/cidr';
import type { AddressWithLength, Cidr } from '../../sets/cidr';

const MAPPED_PREFIX = 96;

/**
 * Networks as Go's `net` package sees them: it takes an IPv4-mapped IPv6 address for the IPv4 one. That
 * shows in the texts of warnings and in which blocks hold which.
 */

/** How Go prints the address: an IPv4-mapped one as plain IPv4. */
export function goAddressText(address: Address): string {
  return formatAddress(withoutMapping(address));
}

/** How Go prints the network of an address: an IPv4-mapped one as plain IPv4, its prefix counted from there. */
export function goNetworkText({ address, length }: AddressWithLength): string {
  return formatCidr(networkWithoutMapping(cidrOf(address, length)));
}

/**
 * Whether the server takes `inner` for a strict subset of `outer`: its first address lies in it and its
 * written prefix is longer. The prefixes are compared as written, also when one of them is IPv4-mapped.
 */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  const first = withoutMapping({ family: inner.family, value: inner.first });
  return cidrContains(networkWithoutMapping(outer), first) && outer.length < inner.length;
}

function withoutMapping(address: Address): Address {
  return isIpv4Mapped(address) ? { family: 'IPv4', value: address.value & 0xffffffffn } : address;
}

function networkWithoutMapping(cidr: Cidr): Cidr {
  // A network that starts with an IPv4-mapped address has all 96 bits of the mapping in its prefix.
  const first: Address = { family: cidr.family, value: cidr.first };
  return isIpv4Mapped(first) ? cidrOf(withoutMapping(first), cidr.length - MAPPED_PREFIX) : cidr;
}
