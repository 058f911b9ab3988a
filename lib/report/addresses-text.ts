import type { BlockPeer } from '../model/policy';
import { addressesIn, cidrsOf } from '../reachability/address-parts';
import { FAMILIES, type Address, type Family } from '../sets/address';
import { cidrOf, formatCidr, lastOf, type Cidr } from '../sets/cidr';
import { subtractIntervals, type Intervals } from '../sets/intervals';

/** So many blocks of a list are written out; more are counted. */
const BLOCKS_SHOWN = 4;

/** Names for sets of addresses that are too long to read, such as the internet; by {@link addressesKey}. */
export type AddressNames = ReadonlyMap<string, string>;

/** Text that is equal for equal sets of addresses. */
export function addressesKey(blocks: readonly BlockPeer[]): string {
  return FAMILIES.flatMap((family) => cidrsOf(family, addressesIn(blocks, family)).map(formatCidr)).join(' ');
}

function listed(blocks: readonly Cidr[]): string {
  const texts = blocks.map(formatCidr);
  if (texts.length <= BLOCKS_SHOWN + 1) return texts.join(', ');
  return `${texts.slice(0, BLOCKS_SHOWN).join(', ')} and ${texts.length - BLOCKS_SHOWN} more blocks`;
}

/** The smallest block that holds all of a set's addresses. */
function coverOf(family: Family, addresses: Intervals<bigint>): Cidr | undefined {
  const [first] = addresses;
  const last = addresses.at(-1);
  if (!first || !last) return undefined;
  const start: Address = { family, value: first[0] };
  let cover = cidrOf(start, family === 'IPv4' ? 32 : 128);
  while (lastOf(cover) < last[1]) cover = cidrOf(start, cover.length - 1);
  return cover;
}

/** One family's addresses: a list of blocks, or one block with exceptions, whichever is shorter. */
function familyText(family: Family, blocks: readonly BlockPeer[]): string[] {
  const addresses = addressesIn(blocks, family);
  const cover = coverOf(family, addresses);
  if (!cover) return [];
  const list = cidrsOf(family, addresses);
  const except = cidrsOf(family, subtractIntervals([[cover.first, lastOf(cover)]], addresses));
  if (except.length + 1 >= list.length) return [listed(list)];
  return [`${formatCidr(cover)} except ${listed(except)}`];
}

/** A set of addresses as people write it: `internet`, `10.0.0.0/8, 192.168.0.0/16`, `203.0.113.0/24 except 203.0.113.10/32`. */
export function addressesText(blocks: readonly Cidr[], names: AddressNames): string {
  const peers = blocks.map((cidr) => ({ kind: 'block' as const, cidr, except: [] }));
  return names.get(addressesKey(peers)) ?? FAMILIES.flatMap((family) => familyText(family, peers)).join('; ');
}
