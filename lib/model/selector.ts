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
  const unique = new Map<string, Requirement>();
  for (const { key, operator, values } of requirements) {
    const normal = Object.freeze({ key, operator, values: Object.freeze([...new Set(values)].sort()) });
    unique.set(requirementKey(normal), normal);
  }
  if (unique.size === 0) return EVERYTHING;
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, requirement]) => requirement);
  return Object.freeze({ requirements: Object.freeze(sorted) });
}

/** The selector of `matchLabels`: each label must be there with just this value. */
export function selectorOfLabels(labels: Labels): Selector {
  return selectorOf(Object.entries(labels).map(([key, value]) => ({ key, operator: 'In', values: [value] })));
}

/** The selector that selects what both select. */
export function bothSelectors(one: Selector, other: Selector): Selector {
  return selectorOf([...one.requirements, ...other.requirements]);
}
