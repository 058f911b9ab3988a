import type { Rule } from '../../model/policy';
import { FAMILIES, type Family } from '../../sets/address';
import { lastOf } from '../../sets/cidr';
import { intervalsOf, subtractIntervals, type Intervals } from '../../sets/intervals';

/** Addresses by family. */
export type AddressSets = Readonly<Record<Family, Intervals<bigint>>>;

const blocksByRule = new WeakMap<Rule, AddressSets>();

function heldBy(peers: Exclude<Rule['peers'], 'any'>, family: Family): Intervals<bigint> {
  const held = peers.flatMap((peer) => {
    if (peer.kind !== 'block' || peer.cidr.family !== family) return [];
    const holes = peer.except
      .filter((block) => block.family === family)
      .map((block) => [block.first, lastOf(block)] as const);
    return subtractIntervals([[peer.cidr.first, lastOf(peer.cidr)]], intervalsOf<bigint>(holes));
  });
  return intervalsOf<bigint>(held);
}

/**
 * All addresses that the blocks of a rule match, each block without its own exceptions; undefined for a rule without
 * blocks. Worked out once for each rule.
 */
export function blocksOf(rule: Rule): AddressSets | undefined {
  const { peers } = rule;
  if (peers === 'any' || peers.every(({ kind }) => kind === 'pods')) return undefined;
  const known = blocksByRule.get(rule);
  if (known) return known;
  const [IPv4 = [], IPv6 = []] = FAMILIES.map((family) => heldBy(peers, family));
  const blocks = { IPv4, IPv6 };
  blocksByRule.set(rule, blocks);
  return blocks;
}
