import type { Peer, Policy } from '../../model/policy';
import type { Address } from '../../sets/address';
import type { End } from '../connection';
import { allOf, not, truthOf, type Truth } from '../truth';
import type { World } from '../world';
import { blockMatches } from './addresses';
import { isNode } from './nodes';
import { selects } from './selecting';

/**
 * Whether a peer of a rule matches the other end, which has the given address.
 *
 * "ipBlock: if this field is set then neither of the other fields can be." Otherwise the end must be a pod, and
 * "if both podSelector and namespaceSelector are set, the NetworkPolicyPeer selects the pods matching podSelector
 * in the namespaces selected by namespaceSelector; otherwise it selects the pods matching podSelector in the
 * policy's own namespace" (or, without podSelector, all pods of the namespaces).
 *
 * Cilium's documentation: rules for CIDRs do not apply between ends that are managed by it or have the address of a node,
 * pods on the host network included.
 */
export function peerMatches(peer: Peer, policy: Policy, end: End, address: Address, world: World): Truth {
  const asPod = end.kind === 'pod' && (!end.workload.hostNetwork || world.options.hostNetworkPeer === 'as-pod');
  if (peer.kind === 'block') {
    if (asPod && world.options.ipBlockMatchesPods === 'no') return 'no';
    if (!blockMatches(peer, address)) return 'no';
    return asPod || world.options.ipBlockMatchesNodes === 'yes' ? 'yes' : not(isNode(end, world));
  }
  if (!asPod) return 'no';
  const { workload } = end;
  return allOf([
    peer.namespaces === undefined
      ? truthOf(workload.namespace === policy.namespace)
      : selects(peer.namespaces, { labels: world.namespaceLabels(workload.namespace) }),
    peer.pods === undefined ? 'yes' : selects(peer.pods, workload),
  ]);
}
