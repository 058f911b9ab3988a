import { INTERNET } from '../model/internet';
import type { BlockPeer } from '../model/policy';
import { cidrsOverlap, cidrWithin, formatCidr, type Cidr } from '../sets/cidr';
import type { ClusterProps } from './cluster-props';
import { blocks as blocksOf } from './evaluation-options';
import { slugOfCidr } from './plan/names';
import { podFamilies } from './pod-families';

/** A part of the internet, and the name that says which. */
export interface PartOfInternet {
  readonly blocks: readonly BlockPeer[];
  readonly name: string;
}

/** Ranges of the cluster that are public addresses too: they are no internet for its pods. */
function ownRanges({ podCidrs, serviceCidrs, nodes }: ClusterProps): readonly Cidr[] {
  return [podCidrs, serviceCidrs, nodes].flatMap((texts) => blocksOf(texts) ?? []);
}

/** The widest of some blocks, without those that they hold, each once and in order. */
function widest(blocks: readonly Cidr[]): Cidr[] {
  const sorted = [...blocks].sort((one, other) =>
    one.first === other.first ? one.length - other.length : one.first < other.first ? -1 : 1,
  );
  const kept: Cidr[] = [];
  for (const block of sorted) {
    const last = kept.at(-1);
    if (!last || !cidrWithin(block, last)) kept.push(block);
  }
  return kept;
}

/** The block without some others; nothing where they hold all of it, and the block itself where they hold none. */
function without(block: BlockPeer, others: readonly Cidr[]): readonly BlockPeer[] {
  if (others.some((other) => cidrWithin(block.cidr, other))) return [];
  const inside = others.filter(
    (other) => cidrsOverlap(other, block.cidr) && !block.except.some((excepted) => cidrWithin(other, excepted)),
  );
  if (inside.length === 0) return [block];
  return [{ ...block, except: widest([...block.except, ...inside]) }];
}

/**
 * The internet as the pods of a cluster have it: of the families that they have, and without the addresses of the
 * cluster itself, should those be public.
 *
 * @param except further blocks that stay closed
 */
export function internetOf(cluster: ClusterProps, except: readonly Cidr[]): PartOfInternet {
  const families = podFamilies(cluster);
  const ofFamilies = INTERNET.filter(({ cidr }) => families.includes(cidr.family));
  const ofOthers = ofFamilies.flatMap((block) => without(block, ownRanges(cluster)));
  const blocks = ofOthers.flatMap((block) => without(block, except));
  const texts = (some: readonly BlockPeer[]): string =>
    some.map((block) => [block.cidr, ...block.except].map(formatCidr).join(' ')).join(', ');
  const name = [
    'internet',
    ...(ofFamilies.length < INTERNET.length ? ofFamilies.map(({ cidr }) => cidr.family.toLowerCase()) : []),
    ...(texts(ofOthers) === texts(ofFamilies) ? [] : ['beyond-cluster']),
    ...except.map((block) => `except-${slugOfCidr(block)}`),
  ];
  return { blocks, name: name.join('-') };
}
