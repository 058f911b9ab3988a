import type { Labels } from '../../model/labels';
import type { Requirement, Selector } from '../../model/selector';
import { allOf, truthOf, type Truth } from '../truth';

/** What is known of an object's labels: their values, and keys that are there with a value only known at run time. */
export interface KnownLabels {
  readonly labels: Labels;
  readonly runtimeLabels?: readonly string[];
}

function valueOf({ labels }: KnownLabels, key: string): string | undefined {
  return Object.hasOwn(labels, key) ? labels[key] : undefined;
}

/** One requirement, asked of one object. Kubernetes documentation, "Labels and Selectors". */
function holds({ key, operator, values }: Requirement, known: KnownLabels): Truth {
  const value = valueOf(known, key);
  const unknown = value === undefined && (known.runtimeLabels?.includes(key) ?? false);
  switch (operator) {
    case 'Exists':
      return truthOf(value !== undefined || unknown);
    case 'DoesNotExist':
      return truthOf(value === undefined && !unknown);
    case 'In':
      return unknown ? 'depends' : truthOf(value !== undefined && values.includes(value));
    case 'NotIn':
      // "key notin (values)" also selects all that have no such key.
      return unknown ? 'depends' : truthOf(value === undefined || !values.includes(value));
  }
}

/** "All of the requirements must be satisfied": matchLabels and matchExpressions are one conjunction. */
export function selects(selector: Selector, known: KnownLabels): Truth {
  return allOf(selector.requirements.map((requirement) => holds(requirement, known)));
}

/** The keys of a selector whose value this object only gets at run time: what a `depends` hangs on. */
export function undecidedKeys(selector: Selector, known: KnownLabels): readonly string[] {
  return selector.requirements
    .filter((requirement) => holds(requirement, known) === 'depends')
    .map((requirement) => requirement.key);
}
