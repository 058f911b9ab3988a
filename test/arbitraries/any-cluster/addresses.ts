import * as fc from 'fast-check';
import type { BlockPeer } from '../../../lib/model/policy';
import { FAMILY_BITS, parseAddress, type Address } from '../../../lib/sets/address';
import { cidrWithin, parseCidr, type Cidr } from '../../../lib/sets/cidr';
import { cidrIn } from '../cidr';

/** @throws RangeError if the text is no address: a mistake in a constant */
export function address(text: string): Address {
  const parsed = parseAddress(text, 'strict');
  if (parsed === undefined) throw new RangeError(`not an address: ${text}`);
  return parsed;
}

/** @throws RangeError if the text is no block of addresses: a mistake in a constant */
export function cidr(text: string): Cidr {
  const parsed = parseCidr(text);
  if (parsed === undefined) throw new RangeError(`not a block of addresses: ${text}`);
  return parsed;
}

/** Addresses at the edges of the blocks below, and on both sides of them. */
export const ADDRESSES: readonly Address[] = [
  ...['10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4', '10.0.0.128', '10.0.1.0', '203.0.113.7', '0.0.0.0'],
  ...['127.255.255.255', '128.0.0.0', '255.255.255.255'],
  ...['fd00::1', 'fd00::2', 'fd00::1:0:0:0', '2001:db8::1', '::', '8000::', '::ffff:10.0.0.1'],
  'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
].map(address);

/** Nested, next to each other, whole halves, single addresses, and both ends of both families. */
const BLOCKS: readonly Cidr[] = [
  ...[
    '10.0.0.0/24',
    '10.0.0.0/8',
    '10.0.0.0/29',
    '10.0.0.1/32',
    '10.0.0.2/31',
    '10.0.0.2/32',
    '10.0.0.0/25',
    '10.0.0.128/25',
  ],
  ...['10.0.1.0/24', '203.0.113.0/24', '0.0.0.0/0', '0.0.0.0/1', '128.0.0.0/1', '0.0.0.0/32', '255.255.255.255/32'],
  ...['fd00::/64', 'fd00::/8', 'fd00::1/128', 'fd00::2/127', 'fc00::/7', '2001:db8::/32'],
  ...['::/0', '::/1', '8000::/1', '::/128', '::ffff:10.0.0.0/120', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128'],
].map(cidr);

export const someAddress: fc.Arbitrary<Address> = fc.constantFrom(...ADDRESSES);

/** A block of the list, or any block around one of the addresses. */
export const someCidr: fc.Arbitrary<Cidr> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...BLOCKS) },
  { weight: 1, arbitrary: cidrIn(someAddress) },
);

/** A block with up to three exceptions, each strictly inside it; they may overlap, and may leave nothing of it. */
export const blockPeer: fc.Arbitrary<BlockPeer> = fc
  .tuple(someCidr, fc.array(fc.nat(), { maxLength: 3 }))
  .map(([block, chosen]): BlockPeer => {
    const inside = BLOCKS.filter((inner) => cidrWithin(inner, block) && inner.length > block.length);
    return { kind: 'block', cidr: block, except: chosen.flatMap((index) => inside[index % inside.length] ?? []) };
  });

/** Two blocks that are the halves of one; a single address is its own half. */
export const halvesOfBlock: fc.Arbitrary<readonly [BlockPeer, BlockPeer]> = someCidr.map((block) => {
  const bits = FAMILY_BITS[block.family];
  const length = Math.min(block.length + 1, bits);
  const upper = block.first + (block.length < bits ? 1n << BigInt(bits - length) : 0n);
  const half = (first: bigint): BlockPeer => ({ kind: 'block', cidr: { ...block, first, length }, except: [] });
  return [half(block.first), half(upper)];
});
