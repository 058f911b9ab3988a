import type { Peer } from '../model/policy';

/** Whether a peer is all pods of the policy's own namespace: who names it means the namespace, and not some of its pods. */
export function isOwnNamespace(peer: Peer): boolean {
  return peer.kind === 'pods' && !peer.namespaces && !peer.pods?.requirements.length;
}
