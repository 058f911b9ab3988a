import type { Backend } from '../../model/routing';

/** Each backend once, in the order in which they are named first. */
export function eachOnce(backends: readonly Backend[]): readonly Backend[] {
  const known = new Map<string, Backend>();
  for (const backend of backends) {
    const { namespace, service, port, target } = backend;
    const key = JSON.stringify([namespace, service, port, target]);
    if (!known.has(key)) known.set(key, Object.freeze(backend));
  }
  return Object.freeze([...known.values()]);
}
