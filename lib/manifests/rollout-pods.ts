import { isPlainObject, ownValue } from './decode/plain-values';

/** Where labels are written that the controller puts on pods and takes away from them again. */
const PASSING_METADATA: readonly (readonly string[])[] = [
  ['canary', 'canaryMetadata'],
  ['canary', 'stableMetadata'],
  ['blueGreen', 'activeMetadata'],
  ['blueGreen', 'previewMetadata'],
];

/**
 * Why the template of a Rollout does not tell what its pods are; undefined where it does, as a rule. It takes anything.
 *
 * Source: the API of Argo Rollouts, `spec.workloadRef` and the ephemeral metadata of both strategies.
 */
export function unknownPodsOf(rollout: object): string | undefined {
  if (isPlainObject(valueAt(rollout, ['spec', 'workloadRef']))) {
    return 'it makes pods after the template of another object';
  }
  const labels = PASSING_METADATA.map((steps) => valueAt(rollout, ['spec', 'strategy', ...steps, 'labels']));
  const hasLabels = labels.some((one) => isPlainObject(one) && Object.keys(one).length > 0);
  return hasLabels ? 'it makes pods with labels that change while it rolls out' : undefined;
}

function valueAt(object: object, steps: readonly string[]): unknown {
  return steps.reduce<unknown>((value, step) => (isPlainObject(value) ? ownValue(value, step) : undefined), object);
}
