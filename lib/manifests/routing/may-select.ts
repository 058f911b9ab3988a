import type { Labels } from '../../model/labels';
import type { Selector } from '../../model/selector';

/** Something that selectors select. */
export interface Labelled {
  readonly labels: Labels;
  /** Keys of labels whose values nobody knows before they are there. */
  readonly runtimeLabels: readonly string[];
}

/** Whether a selector selects something, or may do so once its labels of run time have a value. */
export function maySelect({ requirements }: Selector, { labels, runtimeLabels }: Labelled): boolean {
  return requirements.every(({ key, operator, values }) => {
    if (runtimeLabels.includes(key)) return operator !== 'DoesNotExist';
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    if (operator === 'Exists') return value !== undefined;
    if (operator === 'DoesNotExist') return value === undefined;
    return (value !== undefined && values.includes(value)) === (operator === 'In');
  });
}
