import type { ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { Elsewhere, NetworkPolicy, Workload, type NetworkPolicySpec } from '../../lib/index';
import type { Labels } from '../../lib/model/labels';
import type { Manifest } from '../reachability/case-file';
import type { Program } from './program';

/** The namespace whose pods belong to the cluster, not to the app. */
const SYSTEM = 'kube-system';

/**
 * The program of a team that knows its pods and writes these policies field by field. The labels of the namespaces and
 * the pods of kube-system are those that others have put there.
 */
export function handwritten(world: readonly Manifest[], policies: readonly Manifest[], more?: Program): Program {
  return (chart, app) => {
    const own = world.filter(({ kind, metadata }) => kind === 'Pod' && metadata.namespace !== SYSTEM);
    const others = world.filter((manifest) => !own.includes(manifest));
    new Elsewhere(chart(SYSTEM), 'cluster', { manifests: others.map((manifest) => ({ ...manifest })) });
    for (const { metadata } of own) {
      new Workload(chart(metadata.namespace ?? ''), metadata.name, { labels: metadata.labels as Labels });
    }
    for (const namespace of new Set(policies.map(({ metadata }) => metadata.namespace ?? ''))) {
      // A pod and a policy may have one name; two constructs of a chart may not.
      const scope = new Construct(chart(namespace), 'policies');
      for (const { metadata, spec } of policies.filter((policy) => policy.metadata.namespace === namespace)) {
        new NetworkPolicy(scope, metadata.name, {
          metadata: metadata as ApiObjectMetadata,
          spec: spec as NetworkPolicySpec,
        });
      }
    }
    more?.(chart, app);
  };
}
