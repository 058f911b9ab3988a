import { DIRECTIONS, type Direction, type PodsPeer, type Policy } from '../model/policy';
import type { Workload } from '../model/workload';
import { type World } from '../reachability';
import { podsSelected, podsSelectedIn } from '../reachability/questions';
import type { JudgedPolicy } from './context';

/** The known pods that a policy selects, or perhaps selects, by labels alone. */
export function subjectsOf(world: World, policy: Policy): readonly Workload[] {
  return podsSelectedIn(world, policy.namespace, policy.selector);
}

/** The known pods of the end that a policy was written for; the policy may select a part of them. */
export function podsOfSubject(world: World, { policy, subject }: JudgedPolicy): readonly Workload[] {
  return podsSelectedIn(world, policy.namespace, subject ?? policy.selector);
}

/** The known pods that a peer matches, or perhaps matches, by labels alone: pods on the host network included. */
export function podsMatchedBy(world: World, policy: Policy, peer: PodsPeer): readonly Workload[] {
  return peer.namespaces
    ? podsSelected(world, peer.namespaces, peer.pods)
    : podsSelectedIn(world, policy.namespace, peer.pods);
}

/** A peer that stands for pods, and where it stands. */
export interface PlacedPeer {
  readonly peer: PodsPeer;
  readonly direction: Direction;
  readonly rule: number;
  readonly index: number;
}

/** The field in which a peer stands, such as `spec.ingress[0].from[1]`. */
export function fieldOf({ direction, rule, index }: PlacedPeer): string {
  return `spec.${direction}[${rule}].${direction === 'ingress' ? 'from' : 'to'}[${index}]`;
}

/** Every peer of a policy that stands for pods, in the directions in which its rules count. */
export function podsPeersOf(policy: Policy): readonly PlacedPeer[] {
  const found: PlacedPeer[] = [];
  for (const direction of DIRECTIONS) {
    if (!policy.isolates[direction]) continue;
    policy[direction].forEach(({ peers }, rule) => {
      if (peers === 'any') return;
      peers.forEach((peer, index) => {
        if (peer.kind === 'pods') found.push({ peer, direction, rule, index });
      });
    });
  }
  return found;
}

/** Whether one of these peers is as sought: it costs less than to look through the places of all of them. */
export function somePodsPeer(policy: Policy, isSought: (peer: PodsPeer) => boolean): boolean {
  for (const direction of DIRECTIONS) {
    if (!policy.isolates[direction]) continue;
    for (const { peers } of policy[direction]) {
      if (peers === 'any') continue;
      for (const peer of peers) if (peer.kind === 'pods' && isSought(peer)) return true;
    }
  }
  return false;
}
