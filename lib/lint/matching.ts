import { DIRECTIONS, type Direction, type Peer, type PodsPeer, type Policy, type Rule } from '../model/policy';
import type { Selector } from '../model/selector';
import type { Workload } from '../model/workload';
import { type World } from '../reachability';
import { podsSelected, podsSelectedIn, somePodSelected } from '../reachability/questions';
import type { JudgedPolicy } from './context';

/** The known pods that a policy selects, or perhaps selects, by labels alone. */
export function subjectsOf(world: World, policy: Policy): readonly Workload[] {
  return podsSelectedIn(world, policy.namespace, policy.selector);
}

/** The ends that a policy was written for and that have no known pods; of the others the policy may select a part. */
export function subjectsWithoutPods(world: World, { policy, subjects }: JudgedPolicy): readonly Selector[] {
  return (subjects ?? [policy.selector]).filter(
    (subject) => podsSelectedIn(world, policy.namespace, subject).length === 0,
  );
}

/** The known pods that a peer matches, or perhaps matches, by labels alone: pods on the host network included. */
export function podsMatchedBy(world: World, policy: Policy, peer: PodsPeer): readonly Workload[] {
  return peer.namespaces
    ? podsSelected(world, peer.namespaces, peer.pods)
    : podsSelectedIn(world, policy.namespace, peer.pods);
}

/** Whether a peer matches, or perhaps matches, some known pod that is as sought; the first one ends the search. */
export function matchesSomePod(
  world: World,
  { namespace }: Policy,
  { namespaces, pods }: PodsPeer,
  isSought: (workload: Workload) => boolean = () => true,
): boolean {
  return namespaces
    ? somePodSelected(world, namespaces, pods, isSought)
    : podsSelectedIn(world, namespace, pods).some(isSought);
}

/** A peer, and where it stands; of those that stand for pods unless said otherwise. */
export interface PlacedPeer<Kind extends Peer = PodsPeer> {
  readonly peer: Kind;
  readonly direction: Direction;
  readonly rule: number;
  readonly index: number;
}

/** A rule, and where it stands. */
export interface PlacedRule {
  readonly rule: Rule;
  readonly direction: Direction;
  readonly index: number;
}

const placedRules = new WeakMap<Policy, readonly PlacedRule[]>();

/** Every rule of a policy, in the directions in which its rules count. */
export function rulesOf(policy: Policy): readonly PlacedRule[] {
  const known = placedRules.get(policy);
  if (known) return known;
  const found = DIRECTIONS.filter((direction) => policy.isolates[direction]).flatMap((direction) =>
    policy[direction].map((rule, index) => ({ rule, direction, index })),
  );
  placedRules.set(policy, found);
  return found;
}

/** The known pods to which connections of a rule go, by labels alone: for ingress those that the policy selects. */
export function destinationsOf(
  world: World,
  policy: Policy,
  { rule, direction }: Omit<PlacedRule, 'index'>,
): readonly Workload[] {
  if (direction === 'ingress') return subjectsOf(world, policy);
  const peers = rule.peers === 'any' ? [] : rule.peers;
  return [...new Set(peers.flatMap((peer) => (peer.kind === 'pods' ? podsMatchedBy(world, policy, peer) : [])))];
}

/** The field in which a rule stands, such as `spec.ingress[0]`. */
export function fieldOfRule({ direction, index }: Omit<PlacedRule, 'rule'>): string {
  return `spec.${direction}[${index}]`;
}

/** The field in which a peer stands, such as `spec.ingress[0].from[1]`. */
export function fieldOf({ direction, rule, index }: Omit<PlacedPeer, 'peer'>): string {
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
