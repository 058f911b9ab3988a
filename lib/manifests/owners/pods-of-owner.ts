import type { NonEmpty } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { Manifest } from '../manifest';
import type { Controller } from './controller';
import type { Mentioned } from './mentioned';
import { differences, traitsKey, traitsOf, type Trait } from './traits';

/** Something that makes pods, the object that it was read from, and the object that made this one. */
export interface SourcedWorkload {
  readonly workload: Workload;
  readonly manifest: Manifest;
  readonly controller?: Controller;
}

/** Pods of one owner that no policy tells apart. */
export interface AlikePods {
  readonly traits: readonly Trait[];
  readonly pods: NonEmpty<SourcedWorkload>;
}

/** The pods of one owner, and the owner itself where it is there. */
export interface OwnedPods {
  readonly owner: Controller;
  readonly pods: readonly SourcedWorkload[];
  readonly template?: SourcedWorkload;
}

/** The pods of one owner in groups of which no policy tells the pods apart. */
export interface GroupedPods extends OwnedPods {
  /** The group that the owner's name stands for; absent where the owner itself is there and none is like it. */
  readonly main?: AlikePods;
  readonly others: readonly AlikePods[];
  /** The traits of the owner's template, where it is there. */
  readonly templateTraits?: readonly Trait[];
}

const STATE = 'state';

/**
 * Puts the pods of an owner in groups. The owner's name goes to those that are like its template; without a
 * template to those that most are like, and running ones come before finished ones.
 */
export function groupPods(owned: OwnedPods, mentioned: Mentioned): GroupedPods {
  const groups = alikeGroups(owned.pods, mentioned);
  if (owned.template === undefined) {
    const [main, ...others] = groups;
    return { ...owned, ...(main && { main }), others };
  }
  const templateTraits = traitsOf(owned.template.workload, mentioned).map(asOfTemplate);
  // Pods that have ended do not tell what the owner makes next.
  const main = groups.find(({ traits }) => isRunning(traits) && differences(templateTraits, traits).length === 0);
  return { ...owned, ...(main && { main }), others: groups.filter((group) => group !== main), templateTraits };
}

/** True for the traits of pods that run. */
export function isRunning(traits: readonly Trait[]): boolean {
  return traits.every(({ name, value }) => name !== STATE || value === 'running');
}

function alikeGroups(pods: readonly SourcedWorkload[], mentioned: Mentioned): readonly AlikePods[] {
  const groups = new Map<string, { traits: readonly Trait[]; pods: [SourcedWorkload, ...SourcedWorkload[]] }>();
  const open: { traits: readonly Trait[]; pod: SourcedWorkload }[] = [];
  for (const pod of pods) {
    const traits = traitsOf(pod.workload, mentioned);
    const known = groups.get(traitsKey(traits));
    if (known) known.pods.push(pod);
    else if (traits.some(({ isOpen }) => isOpen)) open.push({ traits, pod });
    else groups.set(traitsKey(traits), { traits, pods: [pod] });
  }
  for (const { traits, pod } of open) {
    const like = [...groups.values()].find((group) => differences(traits, group.traits).length === 0);
    if (like) like.pods.push(pod);
    else groups.set(traitsKey(traits), { traits, pods: [pod] });
  }
  return [...groups.values()].sort(
    (one, other) =>
      Number(isRunning(other.traits)) - Number(isRunning(one.traits)) || other.pods.length - one.pods.length,
  );
}

/** A template has neither ended nor any addresses. */
function asOfTemplate(trait: Trait): Trait {
  return trait.name === STATE || trait.name === 'address families' ? { ...trait, isOpen: true } : trait;
}
