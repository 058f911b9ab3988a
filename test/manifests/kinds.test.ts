import { kindOf, notJudgedReason, servedInstead, type ObjectKind } from '../../lib/manifests/kinds';
import { identityOf } from '../../lib/manifests/manifest';

const KINDS: readonly (readonly [ObjectKind, string, readonly string[]])[] = [
  ['policy', 'networking.k8s.io/v1', ['NetworkPolicy']],
  ['namespace', 'v1', ['Namespace']],
  ['pods', 'v1', ['Pod', 'ReplicationController']],
  ['pods', 'apps/v1', ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']],
  ['pods', 'batch/v1', ['Job', 'CronJob']],
  ['pods', 'argoproj.io/v1alpha1', ['Rollout']],
  [
    'not-judged',
    'policy.networking.k8s.io/v1alpha1',
    ['AdminNetworkPolicy', 'BaselineAdminNetworkPolicy', 'ClusterNetworkPolicy'],
  ],
  ['not-judged', 'policy.networking.k8s.io/v1alpha2', ['ClusterNetworkPolicy']],
  ['not-judged', 'networking.k8s.aws/v1alpha1', ['ClusterNetworkPolicy', 'ApplicationNetworkPolicy']],
  ['not-judged', 'cilium.io/v2', ['CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy']],
  ['not-judged', 'crd.projectcalico.org/v1', ['NetworkPolicy', 'GlobalNetworkPolicy', 'StagedNetworkPolicy']],
  [
    'not-judged',
    'projectcalico.org/v3',
    ['NetworkPolicy', 'GlobalNetworkPolicy', 'StagedGlobalNetworkPolicy', 'StagedKubernetesNetworkPolicy'],
  ],
  ['not-judged', 'security.istio.io/v1', ['AuthorizationPolicy']],
  ['not-judged', 'security.istio.io/v1beta1', ['AuthorizationPolicy']],
  ['not-judged', 'crd.antrea.io/v1beta1', ['NetworkPolicy', 'ClusterNetworkPolicy']],
  ['not-judged', 'networking.gke.io/v1alpha1', ['FQDNNetworkPolicy']],
  ['not-judged', 'apps.openshift.io/v1', ['DeploymentConfig']],
  ['not-judged', 'serving.knative.dev/v1', ['Service', 'Configuration']],
  ['not-judged', 'kubevirt.io/v1', ['VirtualMachine', 'VirtualMachineInstance']],
  ['not-judged', 'apps.kruise.io/v1alpha1', ['CloneSet', 'StatefulSet', 'DaemonSet']],
  ['not-judged', 'apps.kruise.io/v1beta1', ['StatefulSet']],
  ['not-served', 'argoproj.io/v1', ['Rollout']],
  ['not-served', 'extensions/v1beta1', ['NetworkPolicy', 'Deployment', 'DaemonSet', 'ReplicaSet']],
  ['not-served', 'apps/v1beta1', ['Deployment', 'StatefulSet']],
  ['not-served', 'batch/v1beta1', ['CronJob']],
  ['not-served', 'networking.k8s.io/v1beta1', ['NetworkPolicy']],
  ['not-served', 'networking.k8s.io/v1', ['networkpolicy', 'Networkpolicy', 'Pod']],
  ['not-served', 'v1', ['NetworkPolicy', 'Deployment', 'pod', 'NameSpace']],
  ['not-served', 'apps/v1', ['Pod', 'NetworkPolicy', 'Job']],
  ['routing', 'v1', ['Service']],
  ['routing', 'networking.k8s.io/v1', ['Ingress']],
  ['routing', 'route.openshift.io/v1', ['Route']],
  [
    'routing',
    'gateway.networking.k8s.io/v1',
    ['Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'],
  ],
  ['routing', 'gateway.networking.k8s.io/v1beta1', ['Gateway', 'HTTPRoute']],
  ['routing', 'monitoring.coreos.com/v1', ['ServiceMonitor', 'PodMonitor']],
  ['routing', 'admissionregistration.k8s.io/v1', ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration']],
  ['routing', 'apiregistration.k8s.io/v1', ['APIService']],
  ['routing', 'apiextensions.k8s.io/v1', ['CustomResourceDefinition']],
  ['skipped', 'v1', ['ConfigMap', 'PodTemplate', 'Endpoints', 'service', 'Ingress']],
  ['skipped', 'networking.k8s.io/v1', ['Service']],
  ['skipped', 'networking.k8s.io/v1beta1', ['Ingress']],
  ['skipped', 'extensions/v1beta1', ['Ingress']],
  ['skipped', 'gateway.networking.k8s.io/v1', ['GatewayClass']],
  ['not-judged', 'monitoring.coreos.com/v1', ['Prometheus', 'Alertmanager']],
  ['skipped', 'monitoring.coreos.com/v1', ['PrometheusRule']],
  ['skipped', 'policy/v1', ['PodDisruptionBudget']],
  ['skipped', 'argoproj.io/v1alpha1', ['Application', 'Deployment', 'rollout']],
  ['skipped', 'example.com/v1', ['NetworkPolicy', 'Deployment', 'Pod', 'Namespace', 'AdminNetworkPolicy']],
  ['skipped', 'security.istio.io/v1', ['PeerAuthentication']],
];

test.each(KINDS.flatMap(([expected, apiVersion, kinds]) => kinds.map((kind) => [apiVersion, kind, expected] as const)))(
  '%s %s is %s',
  (apiVersion, kind, expected) => {
    expect(kindOf({ apiVersion, kind })).toBe(expected);
    const identity = identityOf({ apiVersion, kind });
    expect(notJudgedReason(identity) === undefined).toBe(expected !== 'not-judged');
    expect(servedInstead(identity) === undefined).toBe(expected !== 'not-served');
  },
);

test.each([
  ['extensions/v1beta1', 'NetworkPolicy', 'networking.k8s.io/v1', 'NetworkPolicy'],
  ['v1', 'networkpolicy', 'networking.k8s.io/v1', 'NetworkPolicy'],
  ['apps/v1beta2', 'Deployment', 'apps/v1', 'Deployment'],
  ['apps/v1', 'pod', 'v1', 'Pod'],
  ['argoproj.io/v1', 'Rollout', 'argoproj.io/v1alpha1', 'Rollout'],
])('instead of %s %s Kubernetes serves %s %s', (apiVersion, kind, servedVersion, servedKind) => {
  expect(servedInstead(identityOf({ apiVersion, kind }))).toEqual({ apiVersion: servedVersion, kind: servedKind });
});

test.each<[object]>([[{}], [{ kind: 3, apiVersion: [] }], [{ kind: null }], [{ metadata: 'x' }]])(
  'an object that does not say what it is, %j, is skipped',
  (object) => {
    expect(kindOf(object)).toBe('skipped');
  },
);
