import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { Policy } from '../../model/policy';
import { podsSelected } from '../questions/known-pods';
import type { World } from '../world';
import { changedPolicies, relabelledNamespaces, tellsApart } from './changed-policies';
import { placeKey, roleSetKey, roleSetsOf, type RoleSet } from './role-sets';

/** Pods that policies speak of and that those which were read do not stand for. */
export interface UnreadSet {
  readonly set: RoleSet;
  /** What else is spoken of in the same role: pods outside of it may be judged in another way. */
  readonly others: readonly RoleSet[];
  /** Namespaces that are known, and in which such pods are to be thought of beside others. */
  readonly alsoIn: readonly string[];
}

/** What some policies speak of, each set once, and by their roles. */
class SpokenOf {
  private readonly keys = new Set<string>();
  private readonly byPlace = new Map<string, RoleSet[]>();

  constructor(policies: readonly Policy[]) {
    for (const set of policies.flatMap(roleSetsOf)) {
      const key = roleSetKey(set);
      if (this.keys.has(key)) continue;
      this.keys.add(key);
      const place = placeKey(set);
      const sets = this.byPlace.get(place);
      if (sets) sets.push(set);
      else this.byPlace.set(place, [set]);
    }
  }

  has(set: RoleSet): boolean {
    return this.keys.has(roleSetKey(set));
  }

  inPlaceOf(set: RoleSet): readonly RoleSet[] {
    return this.byPlace.get(placeKey(set)) ?? [];
  }

  get all(): readonly RoleSet[] {
    return [...this.byPlace.values()].flat();
  }
}

/** A pod may be on both sides of a rule, and a connection is between two: one of a peer is not enough. */
function isReadIn(world: World, { role, namespaces, pods }: RoleSet): boolean {
  return podsSelected(world, namespaces, pods).length >= (role === 'subject' ? 1 : 2);
}

/** Whether the namespaces of a set are chosen by labels: then some of them may be ones that nobody read. */
export function isOfAnyNamespace({ namespaces }: RoleSet): boolean {
  return !namespaces.requirements.some(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
}

/**
 * The pods that one cluster's policies speak of, where none of them was read, and where a peer is about any namespace with
 * certain labels: then others may come from namespaces that nobody read.
 */
export function setsUnreadIn(world: World): readonly UnreadSet[] {
  return new SpokenOf(world.cluster.policies).all
    .filter((set) => !isReadIn(world, set) || isOfAnyNamespace(set))
    .map((set) => ({ set, others: [], alsoIn: [] }));
}

/** The pods that one cluster's policies speak of, and of which none was read; of a peer none but a pod that it protects. */
export function setsWithoutPods(world: World): readonly RoleSet[] {
  return new SpokenOf(world.cluster.policies).all.filter((set) => {
    const count = podsSelected(world, set.namespaces, set.pods).length;
    return count === 0 || (count === 1 && set.role !== 'subject' && isOfAnyNamespace(set));
  });
}

/**
 * The pods that decide whether two clusters mean the same: those of which policies speak that are not in both as they
 * are. Where both clusters speak of the same pods, and some were read, those stand for them.
 */
export function setsUnreadInBoth(before: World, after: World): readonly UnreadSet[] {
  const relabelled = relabelledNamespaces(before, after);
  const changed = changedPolicies(before, after, relabelled);
  const touched = new Set([...changed.before, ...changed.after].map(({ namespace }) => namespace));
  const inTouched = ({ cluster }: World) => cluster.policies.filter(({ namespace }) => touched.has(namespace));
  const spoken = { before: new SpokenOf(inTouched(before)), after: new SpokenOf(inTouched(after)) };
  const unread = new Map<string, UnreadSet>();
  for (const [own, other] of [
    ['before', 'after'],
    ['after', 'before'],
  ] as const) {
    for (const set of new SpokenOf(changed[own]).all) {
      const key = roleSetKey(set);
      if (unread.has(key)) continue;
      const alsoIn = relabelled.filter((one) => tellsApart(set.namespaces, one)).map(({ name }) => name);
      const isRead = alsoIn.length === 0 && spoken[other].has(set) && isReadIn(before, set) && isReadIn(after, set);
      if (!isRead) unread.set(key, { set, others: spoken[other].inPlaceOf(set), alsoIn });
    }
  }
  return [...unread.values()];
}
