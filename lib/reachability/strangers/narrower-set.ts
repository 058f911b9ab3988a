import type { Labels } from '../../model/labels';
import { bothSelectors, selectorOf, type Requirement, type Selector } from '../../model/selector';
import { implies, opposite, witnessOf } from '../../model/selector-algebra';
import { selects } from '../direct/requirements';
import type { PodSet } from '../questions/hypothetical-pods';

/** So many ways out are tried: selectors of people need two or three. */
const MOST_TRIES = 60;

/** Pods in a namespace whose labels are known, or in one that is only chosen by its labels. */
export interface LocatedSet extends PodSet {
  /** The labels of the one namespace that is meant. */
  readonly namespaceLabels?: Labels;
}

interface Example {
  readonly namespace: Labels;
  readonly pod: Labels;
}

function exampleOf({ namespaces, pods, namespaceLabels }: LocatedSet): Example | undefined {
  const [namespace, pod] = [namespaceLabels ?? witnessOf(namespaces), witnessOf(pods)];
  return namespace && pod && { namespace, pod };
}

function holds({ namespaces, pods }: PodSet, { namespace, pod }: Example): boolean {
  return selects(namespaces, { labels: namespace }) === 'yes' && selects(pods, { labels: pod }) === 'yes';
}

function without(selector: Selector, requirement: Requirement): Selector {
  return bothSelectors(selector, selectorOf([opposite(requirement)]));
}

function isWithin(set: LocatedSet, other: PodSet): boolean {
  const { namespaceLabels } = set;
  const namespaces = namespaceLabels
    ? selects(other.namespaces, { labels: namespaceLabels }) === 'yes'
    : implies(set.namespaces, other.namespaces);
  return namespaces && implies(set.pods, other.pods);
}

/** To be outside of a set it is enough to break one requirement, so each is tried in turn. */
function search(set: LocatedSet, others: readonly PodSet[], tries: { left: number }): LocatedSet | undefined {
  const example = exampleOf(set);
  if (!example) return undefined;
  const met = others.find((other) => holds(other, example));
  if (!met) return set;
  tries.left -= 1;
  if (tries.left < 0) return undefined;
  for (const requirement of met.pods.requirements) {
    const found = search({ ...set, pods: without(set.pods, requirement) }, others, tries);
    if (found) return found;
  }
  for (const requirement of set.namespaceLabels ? [] : met.namespaces.requirements) {
    const found = search({ ...set, namespaces: without(set.namespaces, requirement) }, others, tries);
    if (found) return found;
  }
  return undefined;
}

/**
 * The part of a set whose plainest pod is in none of the others, but for those that hold the whole set. Undefined where
 * the plainest pod of the set itself is such a one, and where none was found.
 *
 * @example of the pods `app=web`, beside `app=web, !tier`, it is the pods `app=web, tier`
 */
export function narrowerSet(set: LocatedSet, others: readonly PodSet[]): LocatedSet | undefined {
  const example = exampleOf(set);
  if (!example) return undefined;
  if (!others.some((other) => holds(other, example) && !isWithin(set, other))) return undefined;
  return search(
    set,
    others.filter((other) => !isWithin(set, other)),
    { left: MOST_TRIES },
  );
}
