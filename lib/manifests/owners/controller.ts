import { isPlainObject, ownValue } from '../decode/plain-values';

/** The object that makes others and replaces them: what `kubectl describe` calls `Controlled By`. */
export interface Controller {
  readonly kind: string;
  readonly name: string;
}

/** The kubelet of a node stands behind its static pods, and these are all different. */
const NO_OWNERS: readonly string[] = ['Node'];

/** The controller that the metadata of an object names; undefined where there is none. It takes anything. */
export function controllerOf(object: object): Controller | undefined {
  const metadata = ownValue(object, 'metadata');
  const references = isPlainObject(metadata) ? ownValue(metadata, 'ownerReferences') : undefined;
  if (!Array.isArray(references)) return undefined;
  for (const reference of references as readonly unknown[]) {
    if (!isPlainObject(reference) || ownValue(reference, 'controller') !== true) continue;
    const [kind, name] = [ownValue(reference, 'kind'), ownValue(reference, 'name')];
    if (typeof kind === 'string' && typeof name === 'string' && !NO_OWNERS.includes(kind)) return { kind, name };
  }
  return undefined;
}
