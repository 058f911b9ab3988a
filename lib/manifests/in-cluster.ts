import { isPlainObject, ownValue } from './decode/plain-values';

/** What the API server alone writes, when it has stored an object. */
const MARKS = ['uid', 'resourceVersion'] as const;

/**
 * True for an object that was read from a cluster, as `kubectl get -o json` does, and so is there already. It takes
 * anything.
 */
export function isInCluster(object: object): boolean {
  const metadata = ownValue(object, 'metadata');
  if (!isPlainObject(metadata)) return false;
  return MARKS.some((mark) => {
    const value = ownValue(metadata, mark);
    return typeof value === 'string' && value !== '';
  });
}
