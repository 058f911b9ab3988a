import { selectorOf, type Requirement, type Selector } from './selector';

/** The requirement that a label has one of some values, where a selector has just one about this label. */
function valuesRequired({ requirements }: Selector, key: string): Requirement | undefined {
  const [only, other] = requirements.filter((requirement) => requirement.key === key);
  return only?.operator === 'In' && !other ? only : undefined;
}

/** The labels of which a selector wants one of some values. */
export function labelsWithValues(selector: Selector): string[] {
  return [...new Set(selector.requirements.map(({ key }) => key))].filter((key) => valuesRequired(selector, key));
}

/**
 * Text that is equal for selectors that differ in the values of one label only; undefined for one that does not want some
 * values of it. What they select together, {@link unionOver} selects.
 */
export function keyApartFrom(selector: Selector, label: string): string | undefined {
  const required = valuesRequired(selector, label);
  return required && JSON.stringify(selector.requirements.map((one) => (one === required ? [label] : one)));
}

/**
 * The selector of all that some selectors select that differ in the values of one label only.
 *
 * @example unionOver('app', [app In [api], app In [web]]) // app In [api, web]
 */
export function unionOver(label: string, selectors: readonly [Selector, ...Selector[]]): Selector {
  const [first] = selectors;
  const values = selectors.flatMap((selector) => valuesRequired(selector, label)?.values ?? []);
  return selectorOf(
    first.requirements.map((requirement) =>
      requirement === valuesRequired(first, label) ? { ...requirement, values } : requirement,
    ),
  );
}
