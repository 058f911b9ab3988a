import { FAMILY_BITS, formatAddress, parseAddress } from './address';
import type { Address, AddressSpelling, Family } from './address';

/** A block of addresses: `first` has no bits set beyond the prefix `length`. */
export interface Cidr {
  readonly family: Family;
  readonly first: bigint;
  readonly length: number;
}

/** An address and a prefix length as they were written: the address may have bits beyond the prefix. */
export interface AddressWithLength {
  readonly address: Address;
  readonly length: number;
}

const LENGTH: Readonly<Record<AddressSpelling, RegExp>> = { strict: /^(0|[1-9][0-9]{0,2})$/, sloppy: /^0*[0-9]{1,3}$/ };

/** A block is looked at several times before it is part of a policy, and the same ones come again and again. */
const KNOWN: Readonly<Record<AddressSpelling, Map<string, AddressWithLength>>> = {
  strict: new Map(),
  sloppy: new Map(),
};
const MANY = 10_000;

/**
 * Reads `address/length` and keeps the bits beyond the prefix; undefined when the text is none.
 *
 * `sloppy` takes what the API server's legacy parser takes: any number of leading zeros. `strict` takes
 * what Go's `netip.ParsePrefix` takes. Neither takes blanks, signs or zones.
 */
export function parseAddressWithLength(text: string, spelling: AddressSpelling): AddressWithLength | undefined {
  const known = KNOWN[spelling].get(text);
  if (known !== undefined) return known;
  const parsed = readAddressWithLength(text, spelling);
  if (parsed !== undefined && KNOWN[spelling].size < MANY) KNOWN[spelling].set(text, parsed);
  return parsed;
}

function readAddressWithLength(text: string, spelling: AddressSpelling): AddressWithLength | undefined {
  const slash = text.indexOf('/');
  if (slash < 0) return undefined;
  const address = parseAddress(text.slice(0, slash), spelling);
  const digits = text.slice(slash + 1);
  if (address === undefined || !LENGTH[spelling].test(digits)) return undefined;
  const length = Number(digits);
  return length > FAMILY_BITS[address.family] ? undefined : Object.freeze({ address: Object.freeze(address), length });
}

/**
 * Reads a block of addresses as the API server's legacy ("sloppy") parser does, bits beyond the prefix cut
 * off; undefined when the text is none. The family is that of the text: `::ffff:10.0.0.0/104` is IPv6.
 *
 * @example parseCidr('10.1.2.3/8') // { family: 'IPv4', first: 0x0a000000n, length: 8 }
 */
export function parseCidr(text: string): Cidr | undefined {
  const parsed = parseAddressWithLength(text, 'sloppy');
  return parsed === undefined ? undefined : cidrOf(parsed.address, parsed.length);
}

/** The canonical text of a block, such as `10.0.0.0/8` or `2001:db8::/32`. */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress({ family: cidr.family, value: cidr.first })}/${cidr.length}`;
}

/**
 * The block of `length` prefix bits that holds the address.
 *
 * @throws RangeError when the family has no prefix of that length.
 */
export function cidrOf(address: Address, length: number): Cidr {
  const bits = FAMILY_BITS[address.family];
  if (!Number.isInteger(length) || length < 0 || length > bits) {
    throw new RangeError(`an ${address.family} prefix has 0 to ${bits} bits, not ${length}`);
  }
  const beyond = BigInt(bits - length);
  return { family: address.family, first: (address.value >> beyond) << beyond, length };
}

/** The bits of the last address of the block. */
export function lastOf(cidr: Cidr): bigint {
  return cidr.first + (1n << BigInt(FAMILY_BITS[cidr.family] - cidr.length)) - 1n;
}

/** True when the address is in the block; never across families. */
export function cidrContains(cidr: Cidr, address: Address): boolean {
  return cidr.family === address.family && cidr.first <= address.value && address.value <= lastOf(cidr);
}

/** True when every address of `inner` is in `outer`; a block is within itself. */
export function cidrWithin(inner: Cidr, outer: Cidr): boolean {
  return cidrContains(outer, { family: inner.family, value: inner.first }) && inner.length >= outer.length;
}

/** True when some address is in both: then one of the two is within the other. */
export function cidrsOverlap(one: Cidr, other: Cidr): boolean {
  return cidrWithin(one, other) || cidrWithin(other, one);
}
