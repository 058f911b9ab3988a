/** How a policy is written, and what the API server reads. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

const policy = (spec: string) => `${SHOP}
new NetworkPolicy(shop, 'policy', { metadata: { name: 'policy' }, spec: { ${spec} } });`;

const TO_PARTNER = `egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }]`;
const namespaceWith = (annotations: string) => `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
new Elsewhere(shop, 'namespace', {
  manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', annotations: { ${annotations} } } }],
});`;

export const MISTAKES_OF_SPELLING: readonly KnownMistake[] = [
  {
    id: 'W04',
    title: 'A policy with egress rules and no `policyTypes`',
    effect: 'Such a policy is about ingress as well, and has no rule for it: nobody reaches its pods any more.',
    answers: [
      {
        how: 'avoided',
        by: 'policies that always say their types: a statement about one direction leaves the other alone',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
allow(web).to(cidr('203.0.113.0/24').as('partner')).on(443);
ensure(namespace('front')).canReach(web).on(8080);`,
        writes: ['policyTypes:\n    - Egress\n'],
        neverWrites: ['- Ingress'],
      },
      {
        how: 'caught',
        by: 'inferred-policy-types',
        program: policy(`podSelector: { matchLabels: { app: 'web' } }, ${TO_PARTNER}`),
        mended: policy(`podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Egress'], ${TO_PARTNER}`),
      },
    ],
  },
  {
    id: 'W36',
    title: 'An empty list of peers or ports in a rule, written to open nothing',
    effect: 'Inside a rule an empty list means all: everyone is let in. Only an empty list of rules means nobody.',
    answers: [
      {
        how: 'avoided',
        by: 'statements, of which no list may be empty: all ports and everyone have to be written out',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespace('front')).to(api).onAllPorts();
ensure(anywhere()).cannotReach(new Workload(shop, 'db', { labels: { app: 'db' } }));`,
        neverWrites: ['[]'],
      },
      {
        how: 'caught',
        by: 'empty-list-means-all',
        program: policy(`podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [] }]`),
        mended: policy(`podSelector: {}, policyTypes: ['Ingress'], ingress: []`),
      },
    ],
  },
  {
    id: 'W44',
    title: 'A Namespace annotation of the beta API (`net.beta.kubernetes.io/network-policy`) as its default deny',
    effect: 'Nothing reads the annotation any more: the namespace is open.',
    answers: [
      {
        how: 'caught',
        by: 'legacy-isolation-annotation',
        program: namespaceWith(`'net.beta.kubernetes.io/network-policy': '{"ingress":{"isolation":"DefaultDeny"}}'`),
        mended: namespaceWith(`team: 'payments'`),
      },
    ],
  },
  {
    id: 'W45',
    title: 'Fields left out that the API server fills in, such as `protocol: TCP`',
    effect: 'GitOps tools compare what is written with what is stored, and show a difference that nobody made.',
    answers: [
      {
        how: 'avoided',
        by: 'policies with all defaults written out and in one order, whatever the order of statements',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespace('front')).to(api).on(8080);
ensure(namespace('front')).canReach(api).on(8080);`,
        writes: ['- port: 8080\n          protocol: TCP\n', 'policyTypes:\n    - Ingress\n'],
        neverWrites: ['null', '~'],
      },
    ],
  },
];
