import type { BlockPeer, Peer } from '../model/policy';
import type { Family } from '../sets/address';

/** `::/0`, or `2000::/3`, which are all addresses that are global today; of IPv4 all. */
const WIDEST: Readonly<Record<Family, number>> = { IPv4: 0, IPv6: 3 };

/** Whether a peer is all addresses of a family, whatever it excepts. */
export function isAllAddresses(peer: Peer): peer is BlockPeer {
  return peer.kind === 'block' && peer.cidr.length <= WIDEST[peer.cidr.family];
}
