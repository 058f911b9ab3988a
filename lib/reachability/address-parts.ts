import type { BlockPeer, Policy } from '../model/policy';
import { FAMILIES, FAMILY_BITS, type Address, type Family } from '../sets/address';
import { lastOf, type Cidr } from '../sets/cidr';
import { intervalsOf, subtractIntervals, type Intervals } from '../sets/intervals';
import { ALL_ADDRESSES } from './options';

/** A run of addresses that no block of any policy tells apart. */
export interface AddressPart {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** Every address, as blocks. */
export const EVERY_BLOCK: readonly BlockPeer[] = Object.freeze(
  ALL_ADDRESSES.map((cidr) => Object.freeze({ kind: 'block', cidr, except: Object.freeze([]) } as const)),
);

/** The addresses of one family that some blocks hold, each without its own exceptions. */
export function addressesIn(blocks: readonly BlockPeer[], family: Family): Intervals<bigint> {
  const sets = blocks
    .filter(({ cidr }) => cidr.family === family)
    .map(({ cidr, except }) =>
      subtractIntervals(
        intervalsOf<bigint>([[cidr.first, lastOf(cidr)]]),
        intervalsOf<bigint>(except.map((block): [bigint, bigint] => [block.first, lastOf(block)])),
      ),
    );
  return intervalsOf<bigint>(sets.flat());
}

/** The addresses at which blocks of a family begin, or have just ended, and some more, in order. */
function edgesOf(blocks: readonly Cidr[], wanted: Family, more: readonly bigint[] = []): readonly bigint[] {
  const edges = blocks.filter(({ family }) => family === wanted).flatMap((block) => [block.first, lastOf(block) + 1n]);
  return [...new Set([...more, ...edges])].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
}

const boundariesByPolicies = new WeakMap<readonly Policy[], Record<Family, readonly bigint[]>>();

/** The addresses at which some block of the policies begins, or has just ended, in order; found once for each list. */
function boundariesOf(policies: readonly Policy[]): Record<Family, readonly bigint[]> {
  const known = boundariesByPolicies.get(policies);
  if (known) return known;
  const blocks = policies
    .flatMap((policy) => [...policy.ingress, ...policy.egress])
    .flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers))
    .flatMap((peer) => (peer.kind === 'block' ? [peer.cidr, ...peer.except] : []));
  const boundaries = { IPv4: edgesOf(blocks, 'IPv4'), IPv6: edgesOf(blocks, 'IPv6') };
  boundariesByPolicies.set(policies, boundaries);
  return boundaries;
}

/**
 * Cuts the addresses of `blocks`, less those of `without`, at every boundary that a block of the policies has.
 *
 * @param nodes blocks that are told apart from others besides, since nodes are in them
 */
export function addressParts(
  blocks: readonly BlockPeer[],
  policies: readonly Policy[],
  without: readonly BlockPeer[] = [],
  nodes: readonly Cidr[] = [],
): AddressPart[] {
  if (blocks.length === 0) return [];
  const boundaries = boundariesOf(policies);
  return FAMILIES.flatMap((family) => {
    const cuts = nodes.length === 0 ? boundaries[family] : edgesOf(nodes, family, boundaries[family]);
    return subtractIntervals(addressesIn(blocks, family), addressesIn(without, family)).flatMap(([first, last]) => {
      const starts = [first, ...cuts.filter((cut) => first < cut && cut <= last)];
      return starts.map((start, index) => ({ family, first: start, last: (starts[index + 1] ?? last + 1n) - 1n }));
    });
  });
}

/** One address of a part; any will do, since no block tells them apart. */
export function addressOf({ family, first }: AddressPart): Address {
  return { family, value: first };
}

/** The fewest blocks that hold just these addresses, in order. */
export function cidrsOf(family: Family, addresses: Intervals<bigint>): Cidr[] {
  const bits = FAMILY_BITS[family];
  return addresses.flatMap(([first, last]) => {
    const blocks: Cidr[] = [];
    for (let start = first; start <= last;) {
      let free = 0;
      while (free < bits && (start >> BigInt(free)) % 2n === 0n && start + (1n << BigInt(free + 1)) - 1n <= last)
        free++;
      blocks.push({ family, first: start, length: bits - free });
      start += 1n << BigInt(free);
    }
    return blocks;
  });
}
