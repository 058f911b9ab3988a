import { cidrOf, formatCidr, type Cidr } from '../sets/cidr';
import { FAMILY_BITS } from '../sets/address';
import { inOrder } from './peer-order';
import type { BlockPeer, NonEmpty, Peer } from './policy';

/** The other half of the block that is one bit wider. */
function siblingOf({ family, first, length }: Cidr): Cidr {
  return { family, first: first ^ (1n << BigInt(FAMILY_BITS[family] - length)), length };
}

/**
 * Peers in which two blocks that are halves of a wider one are that one, over and over: as few blocks as hold just the same
 * addresses. Blocks that leave some out stay as they are, as do pods.
 */
export function withBlocksJoined(peers: NonEmpty<Peer>): NonEmpty<Peer> {
  const [joinable, others] = [new Map<string, BlockPeer>(), new Set<Peer>()];
  for (const peer of peers) {
    if (peer.kind === 'block' && peer.except.length === 0) joinable.set(formatCidr(peer.cidr), peer);
    else others.add(peer);
  }
  const before = joinable.size;
  // Each one that is made is looked at again: the map grows while it is walked.
  for (const [key, { cidr }] of joinable) {
    if (cidr.length === 0) continue;
    const sibling = formatCidr(siblingOf(cidr));
    if (!joinable.has(sibling)) continue;
    joinable.delete(key);
    joinable.delete(sibling);
    const wider = cidrOf({ family: cidr.family, value: cidr.first }, cidr.length - 1);
    joinable.set(formatCidr(wider), { kind: 'block', cidr: wider, except: [] });
  }
  if (joinable.size === before) return peers;
  return inOrder([...others, ...joinable.values()]) as unknown as NonEmpty<Peer>;
}
