import type { BlockPeer, Policy } from '../../model/policy';
import { addressOf, addressParts, type AddressPart } from '../address-parts';
import { addressEnd, type End } from '../connection';
import { NEVER } from '../direct/bounds';
import { knownByAddress, nodeBlocks, nodeRanges } from '../direct/nodes';
import type { World } from '../world';

function endOf(part: AddressPart): End {
  return addressEnd(addressOf(part));
}

/**
 * One address of each part of some blocks that policies tell apart; where no block matches a node, also one of each node
 * that is known, and of each part where nodes may be.
 */
export function allAddressEnds(world: World, blocks: readonly BlockPeer[]): End[] {
  return addressParts(blocks, world.cluster.policies, [], nodeBlocks(world)).map(endOf);
}

/**
 * One address of each part of some blocks, less those of `without`, that is let in where any of the part is, for certain
 * or perhaps: one of no node that is known, if there is one. Nodes are let in where others are, but for the own node of a
 * pod, which no policy keeps out.
 */
export function openAddressEnds(
  world: World,
  blocks: readonly BlockPeer[],
  policies: readonly Policy[],
  without: readonly BlockPeer[] = [],
): End[] {
  const parts = addressParts(blocks, policies, without, nodeRanges(world));
  const nodes = nodeBlocks(world);
  if (nodes.length === 0) return parts.map(endOf);
  const pieces = addressParts(blocks, policies, without, nodes);
  let next = 0;
  return parts.map((part) => {
    let chosen: End | undefined;
    for (let piece = pieces[next]; piece && isWithin(piece, part); piece = pieces[++next]) {
      if (!chosen || knownByAddress(chosen, world) === NEVER) chosen = endOf(piece);
    }
    return chosen ?? endOf(part);
  });
}

function isWithin(piece: AddressPart, part: AddressPart): boolean {
  return piece.family === part.family && piece.last <= part.last;
}
