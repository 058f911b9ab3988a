import * as fc from 'fast-check';
import type { Address, Family } from '../../lib/sets/address';
import { FAMILY_BITS } from '../../lib/sets/address';
import type { Cidr } from '../../lib/sets/cidr';
import { cidrOf } from '../../lib/sets/cidr';

/** Any address of the family; zeros and ones in long runs come often, since they have texts of their own. */
export function addressOf(family: Family): fc.Arbitrary<Address> {
  const groups = FAMILY_BITS[family] / 16;
  const group = fc.oneof(fc.constant(0n), fc.constant(0xffffn), fc.bigInt({ min: 0n, max: 0xffffn }));
  return fc
    .array(group, { minLength: groups, maxLength: groups })
    .map((parts) => ({ family, value: parts.reduce((value, part) => (value << 16n) | part, 0n) }));
}

export const anyAddress: fc.Arbitrary<Address> = fc.oneof(addressOf('IPv4'), addressOf('IPv6'));

/** Any block of addresses; `shortest` is the least length of its prefix. */
export function cidrIn(addresses: fc.Arbitrary<Address>, shortest = 0): fc.Arbitrary<Cidr> {
  return addresses.chain((address) =>
    fc.integer({ min: shortest, max: FAMILY_BITS[address.family] }).map((length) => cidrOf(address, length)),
  );
}

export const anyCidr: fc.Arbitrary<Cidr> = cidrIn(anyAddress);

/** Any block strictly inside another; undefined inside a block of one address. */
export function cidrInside(outer: Cidr): fc.Arbitrary<Cidr> | undefined {
  const bits = FAMILY_BITS[outer.family];
  if (outer.length === bits) return undefined;
  const offset = fc.bigInt({ min: 0n, max: (1n << BigInt(bits - outer.length)) - 1n });
  return fc
    .tuple(offset, fc.integer({ min: outer.length + 1, max: bits }))
    .map(([below, length]) => cidrOf({ family: outer.family, value: outer.first + below }, length));
}
