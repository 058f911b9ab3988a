import type { Labels } from '../../model/labels';
import type { Requirement, Selector } from '../../model/selector';

/** A selector as findings print it: `app=web, tier In (back, front)`. */
export function selectorText({ requirements }: Selector): string {
  return requirements.map(requirementText).join(', ');
}

function requirementText({ key, operator, values }: Requirement): string {
  if (operator === 'In' && values.length === 1) return `${key}=${values.join()}`;
  return [key, operator, ...(values.length > 0 ? [`(${values.join(', ')})`] : [])].join(' ');
}

/** Labels as findings print them: `app=web, tier=back`. */
export function labelsText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');
}
