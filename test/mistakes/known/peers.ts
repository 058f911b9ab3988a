/** Whom a rule lets in, or leads to. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

/** A policy for the API with one list of peers. */
const apiFrom = (from: string) => `${SHOP}
new NetworkPolicy(shop, 'api-from', {
  metadata: { name: 'api-from' },
  spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Ingress'], ingress: [{ from: ${from}, ports: [{ port: 8080 }] }] },
});`;

const named = (namespace: string) =>
  `namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': '${namespace}' } }`;
const WEB = `podSelector: { matchLabels: { app: 'web' } }`;

export const MISTAKES_ABOUT_PEERS: readonly KnownMistake[] = [
  {
    id: 'W01',
    title: 'A namespaceSelector and a podSelector as two items of a list, where one item with both is meant',
    effect: 'Items are alternatives: every pod of that namespace is let in, and every such pod of the own one.',
    answers: [
      {
        how: 'avoided',
        by: '`namespace(...).pods(...)`, which is always one item with both selectors',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
const web = namespace('front').pods({ app: 'web' });
allow(web).to(api).on(8080);
ensure(web).canReach(api).on(8080);
ensure(api).isReachedOnlyBy(web);
ensure(namespace('front').pods({ app: 'job' }), podsIn(shop).pods({ app: 'web' })).cannotReach(api);`,
      },
      {
        how: 'caught',
        by: 'and-or-confusion',
        program: apiFrom(`[{ ${named('front')} }, { ${WEB} }]`),
        mended: apiFrom(`[{ ${named('front')}, ${WEB} }]`),
      },
    ],
  },
  {
    id: 'W05',
    title: 'A namespace looked for by a label that it does not have, such as `name: kube-system`',
    effect: 'The peer matches nothing: DNS, or whoever was meant, stays closed.',
    answers: [
      {
        how: 'avoided',
        by: '`namespace(...)`, which finds it by the label that the API server sets',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespace('front')).to(api).on(8080);
ensure(namespace('front')).canReach(api).on(8080);`,
        writes: ['kubernetes.io/metadata.name: front'],
      },
      {
        how: 'caught',
        by: 'undeclared-namespace-label',
        program: apiFrom(`[{ namespaceSelector: { matchLabels: { name: 'kube-system' } } }]`),
        mended: apiFrom(`[{ ${named('kube-system')} }]`),
      },
      {
        how: 'caught',
        by: 'namespace-labels-unknown',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespaces({ webhook: 'enabled' })).to(api).on(8443);`,
        mended: `${SHOP}
new Elsewhere(shop, 'namespace', {
  manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: { webhook: 'enabled' } } }],
});
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(namespaces({ webhook: 'enabled' })).to(api).on(8443);`,
      },
    ],
  },
  {
    id: 'W32',
    title: 'Labels of a policy or of a peer that no pods have, since somebody renamed a workload',
    effect: 'The policy isolates nothing, or opens nothing, and looks as if it did.',
    answers: [
      {
        how: 'avoided',
        by: 'ends that are constructs: a workload that is renamed takes its policies along',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const orders = new Workload(shop, 'orders', { labels: { app: 'orders' } });
const carts = new Workload(shop, 'carts', { labels: { app: 'carts' } });
allow(orders).to(carts).on(8080);
ensure(orders).canReach(carts).on(8080);`,
      },
      {
        how: 'caught',
        by: 'policy-selects-nothing',
        program: `${SHOP}
new Workload(shop, 'carts', { labels: { name: 'carts' } });
new DefaultDeny(shop, 'deny', { pods: { name: 'cart' }, direction: 'ingress' });`,
        mended: `${SHOP}
new Workload(shop, 'carts', { labels: { name: 'carts' } });
new DefaultDeny(shop, 'deny', { pods: { name: 'carts' }, direction: 'ingress' });`,
      },
      {
        how: 'caught',
        by: 'peer-matches-nothing',
        program: `${apiFrom(`[{ podSelector: { matchLabels: { app: 'order' } } }]`)}
for (const name of ['api', 'orders']) new Workload(shop, name, { labels: { app: name } });`,
        mended: `${apiFrom(`[{ podSelector: { matchLabels: { app: 'orders' } } }]`)}
for (const name of ['api', 'orders']) new Workload(shop, name, { labels: { app: name } });`,
      },
    ],
  },
  {
    id: 'W35',
    title: 'One half of a connection is written, the egress or the ingress, and the other side is isolated as well',
    effect:
      'A connection needs both sides, so nothing comes through, and both teams look at a policy that seems right.',
    answers: [
      {
        how: 'avoided',
        by: '`allow(...)`, which writes each half where a deny isolates',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);
ensure(web).canReach(api).on(8080);`,
      },
      {
        how: 'caught',
        by: 'allowed-but-denied',
        program: `${apiFrom(`[{ ${WEB} }]`)}
new DefaultDeny(shop, 'default-deny');
for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });`,
        mended: `${apiFrom(`[{ ${WEB} }]`)}
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });`,
      },
      {
        how: 'caught',
        by: 'half-edge',
        program: `${SHOP}
for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });
new DefaultDeny(shop, 'default-deny');
new Elsewhere(shop, 'chart-of-others', {
  manifests: [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'api', namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: 'api' } }, ingress: [{ from: [{ ${WEB} }] }] },
    },
  ],
});`,
        mended: `${SHOP}
for (const name of ['web', 'api']) new Workload(shop, name, { labels: { app: name } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
new Elsewhere(shop, 'chart-of-others', {
  manifests: [
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'api', namespace: 'shop' },
      spec: { podSelector: { matchLabels: { app: 'api' } }, ingress: [{ from: [{ ${WEB} }] }] },
    },
  ],
});`,
      },
    ],
  },
  {
    id: 'W37',
    title: 'Pods known by a label alone, in all namespaces',
    effect:
      'Whoever may create pods anywhere passes for them: as a scraper that is let in, or a resolver that is asked.',
    answers: [
      {
        how: 'avoided',
        by: '`namespace(...).pods(...)`, and `AllowDns`, which names the namespace of the resolvers',
        program: `${SHOP}
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
ensure(web).canReach(namespace('kube-system').pods({ 'k8s-app': 'kube-dns' })).on(udp(53));
ensure(web).cannotReach(namespace('sandbox').pods({ 'k8s-app': 'kube-dns' }));`,
      },
      {
        how: 'caught',
        by: 'spoofable-peer',
        program: apiFrom(`[{ namespaceSelector: {}, podSelector: { matchLabels: { app: 'prometheus' } } }]`),
        mended: apiFrom(`[{ ${named('monitoring')}, podSelector: { matchLabels: { app: 'prometheus' } } }]`),
      },
    ],
  },
];
