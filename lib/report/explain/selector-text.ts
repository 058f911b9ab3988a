import type { Requirement, Selector } from '../../model/selector';

/** A requirement as `kubectl --selector` has it: `app=web`, `tier in (a, b)`, `!legacy`. */
export function requirementText({ key, operator, values }: Requirement): string {
  switch (operator) {
    case 'In':
      return values.length === 1 ? `${key}=${values[0]}` : `${key} in (${values.join(', ')})`;
    case 'NotIn':
      return values.length === 1 ? `${key}!=${values[0]}` : `${key} notin (${values.join(', ')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
  }
}

export function selectorText({ requirements }: Selector): string {
  return requirements.map(requirementText).join(', ');
}
