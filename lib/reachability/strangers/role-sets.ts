import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import { DIRECTIONS, type Direction, type Policy } from '../../model/policy';
import { EVERYTHING, selectorKey, selectorOfLabels, type Selector } from '../../model/selector';
import type { PodSet } from '../questions/hypothetical-pods';

/** Pods that a policy speaks of: those it selects, or those of a peer of a direction. */
export interface RoleSet extends PodSet {
  readonly role: 'subject' | Direction;
  /** The namespace of the policy. */
  readonly policyNamespace: string;
}

/** All pods that a policy speaks of; blocks of addresses are no pods, and rules of a direction it does not isolate open nothing. */
export function roleSetsOf({ namespace, selector, isolates, ...rules }: Policy): RoleSet[] {
  const own = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: namespace });
  const setOf = (role: RoleSet['role'], namespaces: Selector, pods: Selector): RoleSet => ({
    role,
    policyNamespace: namespace,
    namespaces,
    pods,
  });
  const peers = DIRECTIONS.filter((direction) => isolates[direction]).flatMap((direction) =>
    rules[direction].flatMap((rule) =>
      (rule.peers === 'any' ? [] : rule.peers).flatMap((peer) =>
        peer.kind === 'pods' ? [setOf(direction, peer.namespaces ?? own, peer.pods ?? EVERYTHING)] : [],
      ),
    ),
  );
  return [setOf('subject', own, selector), ...peers];
}

/** Text that is equal for sets of the same pods in the same role, in policies of one namespace. */
export function roleSetKey({ role, policyNamespace, namespaces, pods }: RoleSet): string {
  return `${placeKey({ role, policyNamespace })} ${selectorKey(namespaces)} / ${selectorKey(pods)}`;
}

/** Text that is equal for sets in the same role, in policies of one namespace. */
export function placeKey({ role, policyNamespace }: Pick<RoleSet, 'role' | 'policyNamespace'>): string {
  return `${policyNamespace} ${role}`;
}
