import type { Labels } from './labels';

/** The four operators of a label selector requirement. */
export type Operator = 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';

/** One requirement of a selector. `values` is sorted and without repeats; empty for Exists and DoesNotExist. */
export interface Requirement {
  readonly key: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/**
 * A label selector in normal form: requirements that must all hold, sorted, each one once.
 * `matchLabels {k: v}` has become `k In [v]`. No requirements: everything is selected.
 */
export interface Selector {
  readonly requirements: readonly Requirement[];
}

/** The selector that selects everything (`{}` in YAML). */
export const EVERYTHING: Selector = Object.freeze({ requirements: Object.freeze([]) });

/** Keys of these characters are in the same order as the texts that {@link requirementKey} makes of them. */
const ORDINARY_KEY = /^[-./\w]+$/;

/** Text that is equal for two requirements exactly when they are the same one. */
function requirementKey({ key, operator, values }: Requirement): string {
  return JSON.stringify([key, operator, values]);
}

/** Text that is equal for two selectors exactly when they hold the same requirements. */
export function selectorKey(selector: Selector): string {
  return selector.requirements.map(requirementKey).join('&');
}

/** Makes the normal form of a selector out of requirements in any order. */
export function selectorOf(requirements: Iterable<Requirement>): Selector {
  const normal = Array.from(requirements, normalRequirement);
  if (normal.length === 0) return EVERYTHING;
  if (areOrdered(normal)) return Object.freeze({ requirements: Object.freeze(normal) });
  const unique = new Map(normal.map((requirement) => [requirementKey(requirement), requirement]));
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, requirement]) => requirement);
  return Object.freeze({ requirements: Object.freeze(sorted) });
}

function normalRequirement({ key, operator, values }: Requirement): Requirement {
  const sorted = values.length < 2 ? [...values] : [...new Set(values)].sort();
  return Object.freeze({ key, operator, values: Object.freeze(sorted) });
}

/** True if the keys alone tell that the requirements are in order, each once: as most are. */
function areOrdered(requirements: readonly Requirement[]): boolean {
  return requirements.every(({ key }, index) => {
    const previous = requirements[index - 1]?.key;
    return previous === undefined || (previous < key && ORDINARY_KEY.test(previous) && ORDINARY_KEY.test(key));
  });
}

/** The selector of `matchLabels`: each label must be there with just this value. */
export function selectorOfLabels(labels: Labels): Selector {
  return selectorOf(Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] })));
}

/** The selector that selects what both select. */
export function bothSelectors(one: Selector, other: Selector): Selector {
  if (one.requirements.length === 0) return other;
  if (other.requirements.length === 0) return one;
  return selectorOf([...one.requirements, ...other.requirements]);
}
