import type { Requirement, Selector } from '../../model/selector';

function requirementText({ key, operator, values }: Requirement): string {
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

/** A selector as kubectl takes it: `app=web, tier in (a, b), !legacy`. */
function selectorText({ requirements }: Selector): string {
  return requirements.map(requirementText).join(', ');
}

/** How pods that nobody read are named by what selects them: `(any pod)`, `(pods app=web)`. */
export function podsText(pods: Selector): string {
  return pods.requirements.length === 0 ? '(any pod)' : `(pods ${selectorText(pods)})`;
}

/** The same of namespaces: `(any namespace)`, `(namespaces team=a)`. */
export function namespacesText(namespaces: Selector): string {
  return namespaces.requirements.length === 0 ? '(any namespace)' : `(namespaces ${selectorText(namespaces)})`;
}
