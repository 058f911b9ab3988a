/** The API server, and what it calls. */
import type { KnownMistake } from '../mistake';

const SYSTEM = `
const system = new Chart(app, 'system', { namespace: 'system' });`;

const OPERATOR = `${SYSTEM}
new DefaultDeny(system, 'default-deny');
new AllowDns(system, 'allow-dns');
const operator = new Workload(system, 'operator', { labels: { app: 'operator' }, ports: { webhook: 9443 } });`;

const API_SERVER = `
Cluster.configure(app, { apiServer: { addresses: ['172.18.0.2/32'], port: 6443 } });`;

const ALLOW_KUBE_API = `
new AllowKubeApi(system, 'kube-api', { from: operator });`;

const egress = (rule: string) => `${SYSTEM}
new NetworkPolicy(system, 'kube-api', {
  metadata: { name: 'kube-api' },
  spec: { podSelector: { matchLabels: { app: 'operator' } }, policyTypes: ['Egress'], egress: [{ ${rule} }] },
});`;

const WEBHOOK = `
new ApiObject(system, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'operator' },
  spec: { selector: { app: 'operator' }, ports: [{ port: 443, targetPort: 'webhook' }] },
});
new ApiObject(system, 'validation', {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'operator' },
  webhooks: [
    {
      name: 'operator.example.com',
      clientConfig: { service: { namespace: 'system', name: 'operator' } },
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
    },
  ],
});`;

export const MISTAKES_ABOUT_THE_CONTROL_PLANE: readonly KnownMistake[] = [
  {
    id: 'W16',
    title: 'The API server looked for among the pods of `default` or `kube-system`, or by the address of its Service',
    effect: 'It is no pod, and most plugins never see that address: operators cannot call it.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowKubeApi`, with the addresses and the port on which it listens, of the profile of the cluster',
        program: `${API_SERVER}${OPERATOR}${ALLOW_KUBE_API}
ensure(operator).canReach(cidr('172.18.0.2/32')).on(6443);`,
      },
      {
        how: 'caught',
        by: 'kube-api-by-selector',
        program: egress(
          `to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'default' } } }], ports: [{ protocol: 'TCP', port: 443 }]`,
        ),
        mended: egress(`to: [{ ipBlock: { cidr: '172.18.0.2/32' } }], ports: [{ protocol: 'TCP', port: 6443 }]`),
      },
      {
        how: 'caught',
        by: 'kube-api-by-address',
        program: `${API_SERVER}
Cluster.configure(app, { cni: 'cilium' });${OPERATOR}${ALLOW_KUBE_API}`,
        mended: `${API_SERVER}
Cluster.configure(app, { cni: 'calico' });${OPERATOR}${ALLOW_KUBE_API}`,
      },
    ],
  },
  {
    id: 'W17',
    title: 'Port 6443 opened, and no destination named',
    effect: 'The port is open to every pod and to the whole internet.',
    answers: [
      {
        how: 'avoided',
        by: '`allow(...)`, which has to say to whom; everyone is written out as `anywhere()`',
        program: `${API_SERVER}${OPERATOR}${ALLOW_KUBE_API}
ensure(operator).cannotReach(cidr('203.0.113.7/32'));`,
      },
      {
        how: 'caught',
        by: 'any-destination',
        program: egress(`ports: [{ protocol: 'TCP', port: 6443 }]`),
        mended: egress(`to: [{ ipBlock: { cidr: '172.18.0.2/32' } }], ports: [{ protocol: 'TCP', port: 6443 }]`),
      },
    ],
  },
  {
    id: 'W18',
    title: 'A webhook behind a default deny',
    effect: 'The API server has no label, and calls the port of the pod: objects are refused, or let in unchecked.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowWebhook`, which opens the port of the pods behind the Service, whoever calls',
        program: `${OPERATOR}${WEBHOOK}
new AllowWebhook(system, 'webhooks');
ensure(cidr('203.0.113.7/32')).canReach(operator).on('webhook');`,
      },
      {
        how: 'caught',
        by: 'webhook-closed',
        program: `${OPERATOR}${WEBHOOK}`,
        mended: `${OPERATOR}${WEBHOOK}
new AllowWebhook(system, 'webhooks');`,
      },
    ],
  },
];
