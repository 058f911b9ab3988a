/** Namespaces that every cluster has. */
export const OF_EVERY_CLUSTER: readonly string[] = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Namespaces into which widely used software is installed by its own instructions. */
const OF_COMMON_SOFTWARE: readonly string[] = [
  'argocd',
  'calico-system',
  'cert-manager',
  'external-dns',
  'external-secrets',
  'flux-system',
  'gatekeeper-system',
  'gmp-system',
  'ingress-nginx',
  'istio-ingress',
  'istio-system',
  'keda',
  'kube-flannel',
  'kyverno',
  'linkerd',
  'local-path-storage',
  'logging',
  'longhorn-system',
  'metallb-system',
  'monitoring',
  'observability',
  'openshift-dns',
  'openshift-ingress',
  'openshift-monitoring',
  'openshift-user-workload-monitoring',
  'tigera-operator',
  'traefik',
  'velero',
];

/** Names of namespaces that most likely mean just that, whether or not anybody declares them. */
export const WELL_KNOWN_NAMESPACES: readonly string[] = [...OF_EVERY_CLUSTER, ...OF_COMMON_SOFTWARE];
