import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { Selector } from '../model/selector';
import { witnessOf } from '../model/selector-algebra';
import type { World } from '../reachability';

/** The namespaces whose pods the app knows; of any other it cannot say that something is not there. */
export function namespacesWithPods(world: World): ReadonlySet<string> {
  return new Set(world.cluster.workloads.map(({ namespace }) => namespace));
}

/** Whether a namespace that the app knows nothing of could have the labels that a selector asks for. */
export function mayMatchUnknownNamespace(selector: Selector, known: ReadonlySet<string>): boolean {
  if (witnessOf(selector) === undefined) return false;
  const naming = selector.requirements.filter(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In');
  // A namespace can have any name that nobody knows yet, unless the selector says which ones it may have.
  return naming.every(({ values }) => values.some((name) => !known.has(name)));
}
