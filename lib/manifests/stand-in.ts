import { isPlainObject, ownValue } from './decode/plain-values';

/**
 * The image of a Pod that stands for pods which no manifest makes: for all replicas of a workload, however many. No registry
 * has it, so that nobody can run a stand-in by mistake.
 */
export const STAND_IN_IMAGE = 'stand-in';

/** Whether an object is such a Pod. It takes anything. */
export function isStandIn(object: Readonly<Record<string, unknown>>): boolean {
  const spec = ownValue(object, 'spec');
  const containers = isPlainObject(spec) ? ownValue(spec, 'containers') : undefined;
  return (
    Array.isArray(containers) &&
    containers.some((one) => isPlainObject(one) && ownValue(one, 'image') === STAND_IN_IMAGE)
  );
}
