import type { Cidr } from '../sets/cidr';
import { formatCidr } from '../sets/cidr';
import type { Peer, Rule } from './policy';
import { selectorKey } from './selector';

/** Text that is equal for two peers exactly when they are written the same. */
export function peerKey(peer: Peer): string {
  if (peer.kind === 'block') return `block ${[peer.cidr, ...peer.except].map(formatCidr).join(' ')}`;
  return `pods ${peer.namespaces ? selectorKey(peer.namespaces) : '(own)'} / ${peer.pods ? selectorKey(peer.pods) : ''}`;
}

/** The same for all peers of a rule, in whatever order they stand. */
export function peersKey(peers: Rule['peers']): string {
  if (peers === 'any') return 'any';
  return peers.length === 1 ? peerKey(peers[0]) : peers.map(peerKey).sort().join(', ');
}

/** By address, IPv4 first, then the wider block first: a block comes after all that hold it. */
export function compareBlocks(one: Cidr, other: Cidr): number {
  if (one.family !== other.family) return one.family < other.family ? -1 : 1;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.length - other.length;
}

/** Peers in one order, whoever named them first: pods before blocks, pods by their selectors, blocks by address. */
export function inOrder<P extends Peer>(peers: readonly P[]): P[] {
  if (peers.length < 2) return [...peers];
  const keyed = peers.map((peer) => ({ peer, key: peerKey(peer) }));
  return keyed
    .sort(({ peer: one, key }, { peer: other, key: otherKey }) => {
      if (one.kind !== other.kind) return one.kind === 'pods' ? -1 : 1;
      const byBlock = one.kind === 'block' && other.kind === 'block' ? compareBlocks(one.cidr, other.cidr) : 0;
      return byBlock || (key < otherKey ? -1 : key > otherKey ? 1 : 0);
    })
    .map(({ peer }) => peer);
}
