import type { Selector } from '../model/selector';
import { isPlainObject, ownValue } from './decode/plain-values';
import { policyOf } from './policy-reading';
import { validateNetworkPolicy } from './validation';

/**
 * The selector by which a workload object finds its pods (`spec.selector` of a Deployment, StatefulSet, DaemonSet or
 * ReplicaSet); undefined where it has none, as a Pod, a Job or a CronJob, or none that selects anything in particular.
 *
 * @example podSelectorOf({ kind: 'Deployment', spec: { selector: { matchLabels: { app: 'web' } } } })
 */
export function podSelectorOf(object: object): Selector | undefined {
  const spec = ownValue(object, 'spec');
  const written = isPlainObject(spec) ? ownValue(spec, 'selector') : undefined;
  if (!isPlainObject(written) || !('matchLabels' in written || 'matchExpressions' in written)) return undefined;
  // A label selector means the same in a workload and in a policy, so it is read as that of a policy.
  const policy = { metadata: { name: 'selector', namespace: 'selector' }, spec: { podSelector: written } };
  if (validateNetworkPolicy(policy).errors.length > 0) return undefined;
  const { selector } = policyOf(policy);
  return selector.requirements.length > 0 ? selector : undefined;
}
