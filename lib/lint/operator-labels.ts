import type { Selector } from '../model/selector';

/**
 * Labels by which operators and controllers know the pods that they make: no manifest has them, so that nobody who reads
 * manifests can say that such pods are not there. From the documentation of each.
 */
const OF_OPERATORS: ReadonlySet<string> = new Set([
  'acme.cert-manager.io/http01-solver',
  'alertmanager',
  'batch.kubernetes.io/job-name',
  'cassandra.datastax.com/cluster',
  'cluster.x-k8s.io/cluster-name',
  'cnpg.io/cluster',
  'cnpg.io/instanceRole',
  'cnpg.io/jobRole',
  'cnpg.io/podRole',
  'cnpg.io/poolerName',
  'common.k8s.elastic.co/type',
  'deploymentconfig',
  'elasticsearch.k8s.elastic.co/cluster-name',
  'gateway.envoyproxy.io/owning-gateway-name',
  'gateway.networking.k8s.io/gateway-name',
  'istio.io/gateway-name',
  'job-name',
  'kibana.k8s.elastic.co/name',
  'kubevirt.io',
  'kubevirt.io/domain',
  'operator.prometheus.io/name',
  'postgres-operator.crunchydata.com/cluster',
  'prometheus',
  'ray.io/cluster',
  'serving.knative.dev/configuration',
  'serving.knative.dev/revision',
  'serving.knative.dev/service',
  'spark-role',
  'strimzi.io/cluster',
  'strimzi.io/kind',
  'strimzi.io/name',
  'tekton.dev/pipelineRun',
  'tekton.dev/taskRun',
  'thanos-ruler',
  'vm.kubevirt.io/name',
  'workflows.argoproj.io/workflow',
]);

/** Whether a selector asks for a label that pods of operators have, and no known pod of the namespace has any such label. */
export function isLeftToOperator({ requirements }: Selector, keysKnown: ReadonlySet<string>): boolean {
  return requirements.some(
    ({ key, operator }) => (operator === 'In' || operator === 'Exists') && OF_OPERATORS.has(key) && !keysKnown.has(key),
  );
}
