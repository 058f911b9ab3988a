/** Of rules about who is selected, who is isolated, and who reaches whom. */
import type { NearMisses } from './near-miss';

const INGRESS_DENY = `new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });`;
const BOTH_DENY = `new DefaultDeny(shop, 'default-deny');`;

export const NEAR_MISSES_OF_PODS: NearMisses = {
  'deny-in-name-only': [
    { without: 'a name that says it of everything', change: ["name: 'deny'", "name: 'deny-other-namespaces'"] },
    { without: 'a name that says so', change: ["name: 'deny'", "name: 'same-namespace'"] },
    { without: 'a rule in that direction', change: ["name: 'deny'", "name: 'deny-egress'"] },
    { without: 'a deny: pods that are set apart may talk to some', change: ["name: 'deny'", "name: 'isolation'"] },
    {
      without: 'anything but looking up names',
      change: [
        'ingress: [{ from: [{ podSelector: {} }] }]',
        'ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 53 }] }]',
      ],
    },
  ],
  'deny-undone': [
    { without: 'everyone', change: ['ingress: [{}]', 'ingress: [{ from: [{ podSelector: {} }] }]'] },
    {
      without: 'the same pods',
      change: ['podSelector: {}', "podSelector: { matchLabels: { app: 'web' } }"],
    },
    { without: 'the same direction', change: ["['Ingress'], ingress: [{}]", "['Egress'], egress: [{}]"] },
  ],
  'misspelt-namespace-label': [
    { without: 'a slip', change: ["'observabilty'", "'payments'"] },
    { without: 'a namespace of which all labels are known', change: ["['shop', 'storefront'], ", ''] },
  ],
  'misspelt-label-key': [
    { without: 'a prefix near by', change: ['app.kubernets.io/name', 'example.com/name'] },
    {
      without: 'pods that are known without the label',
      change: [
        'new DefaultDeny(',
        "new Workload(shop, 'web', { labels: { 'app.kubernets.io/name': 'web' } });\nnew DefaultDeny(",
      ],
    },
  ],
  'namespace-without-baseline': [
    {
      without: 'a namespace that is held to it',
      change: ['apply(app)', "apply(app, { exempt: { reports: 'nothing runs' } })"],
    },
  ],
  'namespace-without-default-deny': [
    { without: 'pods in the namespace', change: ["new Workload(front, 'web', { labels: { app: 'web' } });", ''] },
  ],
  'workload-not-isolated': [
    { without: 'a workload that is left out', change: ["{ app: 'admin' }", "{ app: 'admin', tier: 'backend' }"] },
  ],
  'and-or-confusion': [
    { without: 'pods by label', change: ["{ podSelector: { matchLabels: { app: 'web' } } }", '{ podSelector: {} }'] },
  ],
  'kube-api-by-selector': [{ without: 'the port of the API server', change: ['port: 443', 'port: 8443'] }],
  'spoofable-peer': [
    {
      without: 'labels that one could forge',
      change: ["allNamespaces().pods({ app: 'prometheus' })", 'allNamespaces()'],
    },
  ],
  'misspelt-namespace': [
    { without: 'a name near by', change: ["'dta'", "'warehouse'"] },
    { without: 'pods like those of the namespace near by', change: ["{ app: 'loader' })).to", "{ app: 'web' })).to"] },
    { without: 'a slip: a letter in a short part', change: ["'dta'", "'data-b'"] },
  ],
  'undeclared-namespace-label': [
    { without: 'a label that stands for the name', change: ["{ name: 'kube-system' }", "{ team: 'platform' }"] },
  ],
  'allowed-but-denied': [{ without: 'a deny on the other side', change: [BOTH_DENY, INGRESS_DENY] }],
  'dns-blocked': [
    { without: 'names to look up', change: ["{ labels: { app: 'web' } }", "{ labels: { app: 'web' }, dns: false }"] },
    { without: 'isolation for egress', change: [BOTH_DENY, INGRESS_DENY] },
  ],
  'half-edge': [{ without: 'a deny on the other side', change: [BOTH_DENY, INGRESS_DENY] }],
  'host-network-peer': [{ without: 'the host network', change: ['hostNetwork: true, ', ''] }],
  'members-closed': [
    {
      without: 'members that look for each other',
      change: ['publishNotReadyAddresses: true', 'publishNotReadyAddresses: false'],
    },
    { without: 'a Service without an address', change: ["clusterIP: 'None',", ''] },
  ],
  'acme-solver-closed': [
    { without: 'a solver in the cluster', change: ["http01: { ingress: { ingressClassName: 'nginx' } }", 'dns01: {}'] },
  ],
  'ingress-backend-closed': [{ without: 'a deny', change: [INGRESS_DENY, ''] }],
  'mesh-port-closed': [{ without: 'a mesh', change: ["mesh: 'istio-ambient'", ''] }],
  'monitor-closed': [
    { without: 'a deny', change: [INGRESS_DENY, ''] },
    {
      without: 'pods to scrape',
      change: ["selector: { matchLabels: { app: 'web' } }", "selector: { matchLabels: { app: 'api' } }"],
    },
  ],
  'webhook-closed': [
    {
      without: 'a Service behind it',
      change: ["service: { name: 'operator', namespace: 'system' }", "url: 'https://example.com'"],
    },
  ],
  'controller-label': [{ without: 'a label of a controller', change: ["'pod-template-hash'", "'example.com/hash'"] }],
  'injected-label': [
    {
      without: 'a label that a mesh puts on',
      change: ['service.istio.io/canonical-name', 'example.com/canonical-name'],
    },
  ],
  'namespace-labels-unknown': [
    {
      without: 'a label that nobody declares',
      change: ["{ team: 'payments' }", "{ 'kubernetes.io/metadata.name': 'payments' }"],
    },
  ],
  'peer-matches-nothing': [
    { without: 'pods that are known there', change: ["['web', 'api']", '[]'] },
    {
      without: 'pods that all are known',
      change: [
        "for (const name of ['web', 'api'])",
        `new ApiObject(shop, 'k', { apiVersion: 'postgresql.cnpg.io/v1', kind: 'Cluster', metadata: { name: 'k' } });
for (const name of ['api'])`,
      ],
    },
    {
      without: 'a label that manifests have',
      change: ["{ app: 'wbe' }", "{ 'acme.cert-manager.io/http01-solver': 'true' }"],
    },
  ],
  'policy-selects-nothing': [
    { without: 'pods that are known there', change: ["new Workload(shop, 'cart', { labels: { app: 'cart' } });", ''] },
  ],
  'selector-also-selects': [
    { without: 'other pods with the labels', change: ["app: 'api', role: 'admin'", "app: 'api-admin', role: 'admin'"] },
  ],
  'several-releases': [{ without: 'a second release', change: ["['carts', 'sessions']", "['carts']"] }],
  'volatile-label': [
    { without: 'a version', change: ["'helm.sh/chart': 'redis-18.1.0'", "'example.com/role': 'cache'"] },
  ],
};
