/** The two families of addresses. */
export type Family = 'IPv4' | 'IPv6';

export const FAMILIES: readonly Family[] = Object.freeze(['IPv4', 'IPv6'] as const);

/** Bits of an address of each family. */
export const FAMILY_BITS: Readonly<Record<Family, number>> = Object.freeze({ IPv4: 32, IPv6: 128 });

/** One address: its family and its bits as a whole number, without loss. */
export interface Address {
  readonly family: Family;
  readonly value: bigint;
}

/** How numbers may be written: `strict` refuses leading zeros and long groups, `sloppy` takes them. */
export type AddressSpelling = 'strict' | 'sloppy';

const IPV6_GROUPS = 8;
const SHORT_OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
/** Four octets in their shortest form, as nearly all IPv4 addresses are written. */
const ORDINARY_IPV4 = new RegExp(`^(?:${SHORT_OCTET}\\.){3}${SHORT_OCTET}$`);
const [DOT, ZERO] = [0x2e, 0x30];
const OCTET: Readonly<Record<AddressSpelling, RegExp>> = { strict: /^(0|[1-9][0-9]{0,2})$/, sloppy: /^0*[0-9]{1,3}$/ };
const GROUP: Readonly<Record<AddressSpelling, RegExp>> = {
  strict: /^[0-9a-fA-F]{1,4}$/,
  sloppy: /^0*[0-9a-fA-F]{1,4}$/,
};

/**
 * Reads one address; undefined when the text is none. The family is that of the text:
 * `::ffff:10.0.0.1` is an IPv6 address.
 *
 * `strict` (the default) takes what Go's `netip.ParseAddr` takes, without a zone. `sloppy` also takes any
 * number of leading zeros in an octet or a group, as the API server's legacy parser does.
 *
 * @example parseAddress('10.0.0.1') // { family: 'IPv4', value: 0x0a000001n }
 */
export function parseAddress(text: string, spelling: AddressSpelling = 'strict'): Address | undefined {
  if (text.includes(':')) {
    const value = parseIpv6(text, spelling);
    return value === undefined ? undefined : { family: 'IPv6', value };
  }
  const value = parseIpv4(text, spelling);
  return value === undefined ? undefined : { family: 'IPv4', value };
}

/**
 * Writes one address: dotted decimals, or the canonical text of RFC 5952 for IPv6. An IPv4-mapped address
 * keeps its dotted tail (`::ffff:10.0.0.1`), as the RFC recommends and Go prints it.
 */
export function formatAddress(address: Address): string {
  if (address.family === 'IPv4') return formatIpv4(address.value);
  if (isIpv4Mapped(address)) return `::ffff:${formatIpv4(address.value & 0xffffffffn)}`;
  return formatGroups(groupsOf(address.value));
}

/** True for the IPv6 addresses that stand for an IPv4 one, `::ffff:0.0.0.0` to `::ffff:255.255.255.255`. */
export function isIpv4Mapped(address: Address): boolean {
  return address.family === 'IPv6' && address.value >> 32n === 0xffffn;
}

function parseIpv4(text: string, spelling: AddressSpelling): bigint | undefined {
  if (ORDINARY_IPV4.test(text)) return BigInt(ordinaryIpv4(text));
  const octets = text.split('.', 5);
  if (octets.length !== 4) return undefined;
  let value = 0n;
  for (const octet of octets) {
    if (!OCTET[spelling].test(octet) || Number(octet) > 0xff) return undefined;
    value = (value << 8n) | BigInt(Number(octet));
  }
  return value;
}

function ordinaryIpv4(text: string): number {
  let [value, octet] = [0, 0];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT) [value, octet] = [value * 0x100 + octet, 0];
    else octet = octet * 10 + code - ZERO;
  }
  return value * 0x100 + octet;
}

function parseIpv6(text: string, spelling: AddressSpelling): bigint | undefined {
  const halves = text.split('::', 3);
  const groups = halves.map((half, index) => parseGroups(half, index === halves.length - 1, spelling));
  const [before, after] = groups;
  if (before === undefined) return undefined;
  if (groups.length === 1) return before.length === IPV6_GROUPS ? joinGroups(before) : undefined;
  if (groups.length > 2 || after === undefined) return undefined;
  const missing = IPV6_GROUPS - before.length - after.length;
  if (missing < 1) return undefined;
  return joinGroups([...before, ...Array.from({ length: missing }, () => 0n), ...after]);
}

/** The groups on one side of `::`, a dotted tail as two of them; undefined when one of them is wrong. */
function parseGroups(text: string, atEnd: boolean, spelling: AddressSpelling): readonly bigint[] | undefined {
  if (text === '') return [];
  const words = text.split(':', IPV6_GROUPS + 1);
  const groups: bigint[] = [];
  for (const [index, word] of words.entries()) {
    if (GROUP[spelling].test(word)) {
      groups.push(BigInt(Number.parseInt(word, 16)));
      continue;
    }
    const tail = atEnd && index === words.length - 1 ? parseIpv4(word, spelling) : undefined;
    if (tail === undefined) return undefined;
    groups.push(tail >> 16n, tail & 0xffffn);
  }
  return groups;
}

function joinGroups(groups: readonly bigint[]): bigint {
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

function groupsOf(value: bigint): readonly number[] {
  return Array.from({ length: IPV6_GROUPS }, (_, index) => Number((value >> BigInt(112 - 16 * index)) & 0xffffn));
}

function formatIpv4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
}

/** RFC 5952: lower case, no leading zeros, `::` for the longest (then first) run of two zero groups or more. */
function formatGroups(groups: readonly number[]): string {
  let first = 0;
  let length = 1;
  for (let start = 0; start < groups.length; start += 1) {
    let end = start;
    while (groups[end] === 0) end += 1;
    if (end - start > length) [first, length] = [start, end - start];
  }
  const words = groups.map((group) => group.toString(16));
  if (length === 1) return words.join(':');
  return `${words.slice(0, first).join(':')}::${words.slice(first + length).join(':')}`;
}
