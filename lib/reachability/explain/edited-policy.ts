import type { Direction, Policy, Rule } from '../../model/policy';
import type { World } from '../world';
import type { Change, Edit } from './explanation';

/** An edit of a policy, which stays in the cluster; the other kind of edit is one of a pod. */
export type PolicyEdit = Exclude<Edit, { readonly kind: 'add-label' }>;

export function isPolicyEdit(edit: Edit): edit is PolicyEdit {
  return edit.kind !== 'add-label';
}

function editedRule(rule: Rule, edit: Exclude<PolicyEdit, { readonly kind: 'add-rule' }>): Rule {
  switch (edit.kind) {
    case 'add-port':
      return rule.ports === 'any' ? rule : { ...rule, ports: [...rule.ports, edit.port] };
    case 'add-peer':
      return rule.peers === 'any' ? rule : { ...rule, peers: [...rule.peers, edit.peer] };
    case 'narrow-except': {
      if (rule.peers === 'any') return rule;
      const [first, ...rest] = rule.peers.map((peer, index) =>
        index === edit.peer && peer.kind === 'block'
          ? { ...peer, except: peer.except.flatMap((block) => (block === edit.except ? edit.instead : [block])) }
          : peer,
      );
      return first ? { ...rule, peers: [first, ...rest] } : rule;
    }
  }
}

/** The policy after an edit of its rules of one direction. */
export function editedPolicy(policy: Policy, direction: Direction, edit: PolicyEdit): Policy {
  const rules = policy[direction];
  const edited =
    edit.kind === 'add-rule'
      ? [...rules, edit.rule]
      : rules.map((rule, index) => (index === edit.rule ? editedRule(rule, edit) : rule));
  return { ...policy, [direction]: edited };
}

/** The world in which policies have been replaced by others of their namespaces. */
function withReplaced(world: World, replaced: ReadonlyMap<Policy, Policy>): World {
  const namespaces = new Set([...replaced.keys()].map(({ namespace }) => namespace));
  const lists = new Map(
    [...namespaces].map((namespace) => [
      namespace,
      world.policiesIn(namespace).map((policy) => replaced.get(policy) ?? policy),
    ]),
  );
  return { ...world, policiesIn: (namespace) => lists.get(namespace) ?? world.policiesIn(namespace) };
}

/**
 * The world after the edits of policies among some changes. `policiesIn` tells of them; `cluster` is left as it was,
 * since a cluster may be large and judging one connection does not look at it.
 */
export function worldAfter(world: World, changes: readonly Pick<Change, 'side' | 'edit'>[]): World {
  const replaced = new Map<Policy, Policy>();
  for (const { side, edit } of changes) {
    if (isPolicyEdit(edit)) {
      replaced.set(edit.policy, editedPolicy(replaced.get(edit.policy) ?? edit.policy, side, edit));
    }
  }
  return withReplaced(world, replaced);
}

/** The rule that an edit changes or adds, as it is afterwards. */
export function ruleAfter(direction: Direction, edit: PolicyEdit): Rule | undefined {
  const edited = editedPolicy(edit.policy, direction, edit)[direction];
  return edit.kind === 'add-rule' ? edited.at(-1) : edited[edit.rule];
}
