import type { Direction, Peer, PodsPeer, Policy } from '../model/policy';
import type { World } from '../reachability';
import { podsSelected, podsSelectedIn } from '../reachability/questions';
import { rulesOf } from './matching';

/** Two neighbours of a list of peers that look like the two halves of one peer. */
export interface SplitPeer {
  readonly direction: Direction;
  readonly rule: number;
  /** Where the peer stands that says nothing but namespaces. */
  readonly namespacesAt: number;
  /** Where the peer stands that says nothing but pods. */
  readonly podsAt: number;
  readonly namespaces: PodsPeer & Required<Pick<PodsPeer, 'namespaces'>>;
  readonly pods: PodsPeer & Required<Pick<PodsPeer, 'pods'>>;
  /** True where the pods are known not to be in the namespace of the policy, which is where the peer looks for them. */
  readonly isIdle: boolean;
}

function saysNamespacesOnly(peer: Peer | undefined): peer is SplitPeer['namespaces'] {
  return peer?.kind === 'pods' && peer.namespaces !== undefined && peer.pods === undefined;
}

function saysPodsOnly(peer: Peer | undefined): peer is SplitPeer['pods'] {
  return peer?.kind === 'pods' && peer.namespaces === undefined && peer.pods !== undefined;
}

/** Both are meant where such pods are here, and none are where the other peer looks, though its pods are known. */
function areMeantApart(world: World, policy: Policy, { namespaces, pods }: Pick<SplitPeer, 'namespaces' | 'pods'>) {
  if (podsSelectedIn(world, policy.namespace, pods.pods).length === 0) return false;
  if (podsSelected(world, namespaces.namespaces, pods.pods).length > 0) return false;
  return podsSelected(world, namespaces.namespaces, undefined).length > 0;
}

/** The peers of a policy that most likely are one peer, cut in two by a dash too many. */
export function splitPeersOf(world: World, policy: Policy): SplitPeer[] {
  return rulesOf(policy).flatMap(({ rule: { peers }, direction, index: rule }): SplitPeer[] => {
    // A block among them shows a list of alternatives, as in the example of the Kubernetes documentation.
    if (peers === 'any' || peers.some(({ kind }) => kind === 'block')) return [];
    const found: SplitPeer[] = [];
    for (let at = 0; at + 1 < peers.length; at++) {
      const [one, other] = [peers[at], peers[at + 1]];
      const [namespaces, pods] = saysPodsOnly(one) ? [other, one] : [one, other];
      if (!saysNamespacesOnly(namespaces) || !saysPodsOnly(pods)) continue;
      if (areMeantApart(world, policy, { namespaces, pods })) continue;
      const isIdle =
        world.workloadsIn(policy.namespace).length > 0 &&
        podsSelectedIn(world, policy.namespace, pods.pods).length === 0;
      const [namespacesAt, podsAt] = namespaces === one ? [at, at + 1] : [at + 1, at];
      found.push({ direction, rule, namespacesAt, podsAt, namespaces, pods, isIdle });
      // Each peer is half of one at most.
      at++;
    }
    return found;
  });
}
