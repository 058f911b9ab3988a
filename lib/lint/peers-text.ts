import type { Peer, Rule } from '../model/policy';
import { formatCidr } from '../sets/cidr';
import { selectorText } from './selector-text';

function peerText(peer: Peer): string {
  if (peer.kind === 'block') return `\`${formatCidr(peer.cidr)}\``;
  const { namespaces, pods } = peer;
  const which = pods?.requirements.length ? `pods \`${selectorText(pods)}\`` : 'all pods';
  if (!namespaces) return `${which} of its namespace`;
  return namespaces.requirements.length === 0
    ? `${which} of all namespaces`
    : `${which} of namespaces \`${selectorText(namespaces)}\``;
}

/** The peers of a rule as findings print them: the first one, and how many more there are. */
export function peersText(peers: Rule['peers']): string {
  if (peers === 'any') return 'everyone';
  const [first, ...others] = peers;
  return others.length === 0 ? peerText(first) : `${peerText(first)} and ${others.length} more`;
}
