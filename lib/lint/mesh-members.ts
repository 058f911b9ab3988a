import type { Workload } from '../model/workload';
import { DATAPLANE_MODE_LABEL } from '../profile/istio';
import type { LintContext } from './context';

/**
 * Whether pods are in the ambient mode of Istio: their own label says so, else that of their namespace. `perhaps` where
 * nobody writes the labels of the namespace down.
 */
export function isInAmbientMesh(
  { world, namespacesDeclared }: Pick<LintContext, 'world' | 'namespacesDeclared'>,
  { labels, namespace, hostNetwork }: Workload,
): 'yes' | 'no' | 'perhaps' {
  if (hostNetwork) return 'no';
  const own = labels[DATAPLANE_MODE_LABEL];
  if (own !== undefined) return own === 'ambient' ? 'yes' : 'no';
  if (!namespacesDeclared.has(namespace)) return 'perhaps';
  return world.namespaceLabels(namespace)[DATAPLANE_MODE_LABEL] === 'ambient' ? 'yes' : 'no';
}
