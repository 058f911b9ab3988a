import type { Requirement, Selector } from '../model/selector';

function requirementText({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return `${key} notin (${values.join(', ')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}

/** A selector as kubectl writes it: `app=web,tier in (a, b),!canary`. */
export function selectorText(selector: Selector): string {
  return selector.requirements.map(requirementText).join(',') || '{}';
}
