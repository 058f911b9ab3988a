import type { PodsPeer, Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { podsSelected, podsSelectedIn, type World } from '../reachability';

/** The known pods that a policy selects, or perhaps selects, by labels alone. */
export function subjectsOf(world: World, policy: Policy): readonly Workload[] {
  return podsSelectedIn(world, policy.namespace, policy.selector);
}

/** The known pods that a peer matches, or perhaps matches, by labels alone: pods on the host network included. */
export function podsMatchedBy(world: World, policy: Policy, peer: PodsPeer): readonly Workload[] {
  return peer.namespaces
    ? podsSelected(world, peer.namespaces, peer.pods)
    : podsSelectedIn(world, policy.namespace, peer.pods);
}

/** A peer that stands for pods, and the field it stands in. */
export interface PlacedPeer {
  readonly peer: PodsPeer;
  readonly field: string;
}

/** Every peer of a policy that stands for pods, in the directions in which its rules count. */
export function podsPeersOf(policy: Policy): PlacedPeer[] {
  return (['ingress', 'egress'] as const)
    .filter((direction) => policy.isolates[direction])
    .flatMap((direction) =>
      policy[direction].flatMap((rule, ruleIndex) =>
        (rule.peers === 'any' ? [] : rule.peers).flatMap((peer, peerIndex) =>
          peer.kind === 'pods'
            ? [
                {
                  peer,
                  field: `spec.${direction}[${ruleIndex}].${direction === 'ingress' ? 'from' : 'to'}[${peerIndex}]`,
                },
              ]
            : [],
        ),
      ),
    );
}
