/** What people say of a policy, and hints for tools that apply it, land in its annotations. */
import { ApiObject, App, Chart } from 'cdk8s';
import { Allow, allow, Baseline, Cluster, DefaultDeny, Elsewhere, Emission, Workload } from '../../lib/index';
import { validateNetworkPolicy } from '../../lib/manifests/validation';
import { headlinesOf } from '../checks/findings';

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly annotations?: Readonly<Record<string, string>> };
}

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const deny = new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const [web, api] = ['web', 'api'].map((id) => new Workload(chart, id, { labels: { app: id }, dns: false })) as [
    Workload,
    Workload,
  ];
  return { app, chart, deny, web, api };
}

/** The annotations of all objects of a chart, by name. */
function annotations(chart: Chart): Record<string, unknown> {
  return Object.fromEntries((chart.toJson() as Written[]).map(({ metadata }) => [metadata.name, metadata.annotations]));
}

function annotationsOf(policies: readonly ApiObject[]): unknown[] {
  return policies.map((policy) => (policy.toJson() as Written).metadata.annotations);
}

test('description, owner and reason are annotations, and those of all statements about a policy', () => {
  const { web, api } = shop();
  const first = allow(web).to(api).on(80).describedAs('orders').ownedBy('team-shop').because('PCI 1.2.1');
  allow(web).to(api).on(81).ownedBy('team-web').because('PCI 1.2.1');
  expect(annotationsOf(first.policies)).toEqual([
    {
      'cdk8s-netpol/statement': 'shop/web -> shop/api',
      'cdk8s-netpol/description': 'orders',
      'cdk8s-netpol/owner': 'team-shop; team-web',
      'cdk8s-netpol/reason': 'PCI 1.2.1',
    },
  ]);
});

test('props say the same, for an allow and for a deny', () => {
  const { chart, web, api } = shop();
  const remarks = { description: 'orders', owner: 'team-shop', reason: 'PCI 1.2.1' };
  const annotated = {
    'cdk8s-netpol/description': 'orders',
    'cdk8s-netpol/owner': 'team-shop',
    'cdk8s-netpol/reason': 'PCI 1.2.1',
  };
  new DefaultDeny(chart, 'egress', { direction: 'egress', ...remarks });
  new Allow(chart, 'allow', { from: web, to: api, ports: [80], ...remarks });
  const statement = { 'cdk8s-netpol/statement': 'shop/allow' };
  expect(annotations(chart)).toEqual({
    'default-deny-ingress': undefined,
    'default-deny-egress': annotated,
    'api-from-web': { ...statement, ...annotated },
    'web-to-api': { ...statement, ...annotated },
  });
});

test('a cluster that wants no statements named keeps what people say', () => {
  const { app, web, api } = shop();
  Cluster.configure(app, { annotations: false });
  const policy = allow(web).to(api).on(80).because('the shop').describedAs('');
  expect(annotationsOf(policy.policies)).toEqual([{ 'cdk8s-netpol/reason': 'the shop' }]);
});

test('however much is said of a policy, the API server accepts it', () => {
  const { chart, web, api } = shop();
  for (let index = 0; index < 3000; index++) {
    new Allow(chart, `allow-${index}`, {
      from: web,
      to: api,
      ports: [80],
      description: `text ${index} ${'é\n'.repeat(100)}`,
      reason: `reason ${index}`,
    });
  }
  const policy = (chart.toJson() as Written[]).find(({ metadata }) => metadata.name === 'api-from-web');
  expect(policy?.metadata.annotations?.['cdk8s-netpol/reason']).toMatch(/^reason 0; reason 1; .*; and \d+ more$/);
  expect(validateNetworkPolicy(policy)).toEqual({ errors: [], warnings: [] });
});

test('of one long text the beginning is written, and no character is cut in two', () => {
  const { chart, web, api } = shop();
  allow(web)
    .to(api)
    .on(80)
    .describedAs('\u{1F512}'.repeat(200_000))
    .because(`x${'\u{1F512}'.repeat(200_000)}`);
  const policy = (chart.toJson() as Written[]).find(({ metadata }) => metadata.name === 'api-from-web');
  const { description, reason } = {
    description: policy?.metadata.annotations?.['cdk8s-netpol/description'],
    reason: policy?.metadata.annotations?.['cdk8s-netpol/reason'],
  };
  expect(description).toBe(`${'\u{1F512}'.repeat(4094)}...`);
  expect(reason).toBe(`x${'\u{1F512}'.repeat(4094)}...`);
  expect(validateNetworkPolicy(policy).errors).toEqual([]);
});

test('without an order, nothing hints at one', () => {
  const { chart, web, api } = shop();
  allow(web).to(api).on(80);
  expect(annotations(chart)).toEqual({
    'default-deny-ingress': undefined,
    'api-from-web': { 'cdk8s-netpol/statement': 'shop/web -> shop/api' },
  });
});

test('for Argo CD, allows are in an earlier wave than denies, those included that are made late', () => {
  const { app, chart, web, api } = shop();
  allow(web).to(api).on(80);
  Cluster.configure(app, { order: 'argo-cd', annotations: false });
  new DefaultDeny(chart, 'egress', { direction: 'egress' });
  const wave = (number: string) => ({ 'argocd.argoproj.io/sync-wave': number });
  expect(annotations(chart)).toEqual({
    'default-deny-ingress': wave('0'),
    'default-deny-egress': wave('0'),
    'api-from-web': wave('-1'),
    'web-to-api': wave('-1'),
  });
});

test('denies that a baseline adds are hinted at like all others', () => {
  const app = new App();
  Cluster.configure(app, { order: 'argo-cd' });
  Baseline.apply(app);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new Workload(chart, 'web', { labels: { app: 'web' } });
  expect(annotations(chart)).toMatchObject({
    'default-deny': { 'argocd.argoproj.io/sync-wave': '0' },
    'allow-dns': { 'argocd.argoproj.io/sync-wave': '-1' },
  });
});

test('for kapp, denies are changed after allows, and deleted before them', () => {
  const { chart, web, api } = shop();
  allow(web).to(api).on(80);
  Emission.configure(chart, { order: 'kapp' });
  expect(annotations(chart)).toEqual({
    'default-deny-ingress': {
      'kapp.k14s.io/change-rule.cdk8s-netpol-apply': 'upsert after upserting cdk8s-netpol/allows',
      'kapp.k14s.io/change-rule.cdk8s-netpol-delete': 'delete before deleting cdk8s-netpol/allows',
    },
    'api-from-web': {
      'cdk8s-netpol/statement': 'shop/web -> shop/api',
      'kapp.k14s.io/change-group.cdk8s-netpol': 'cdk8s-netpol/allows',
    },
  });
});

const WAVE = 'argocd.argoproj.io/sync-wave';

test.each([
  ['without a wave', undefined, ['namespace-after-its-policies']],
  ['in a later wave', '1', ['namespace-after-its-policies']],
  ['in the wave of the allows', '-1', []],
  ['in an earlier wave', '-5', []],
])('a namespace %s is looked at', (_, wave, ids) => {
  const headlines = headlinesOf((app) => {
    const { chart, web, api } = shop(app);
    Emission.configure(chart, { order: 'argo-cd' });
    allow(web).to(api).on(80);
    new Elsewhere(chart, 'installed', { defaultDeny: 'egress' });
    namespaceIn(chart, wave);
  });
  expect(headlines.map((line) => line.split(':', 1)[0])).toEqual(ids);
});

function namespaceIn(chart: Chart, wave: string | undefined): void {
  const annotations = wave === undefined ? {} : { annotations: { [WAVE]: wave } };
  new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', ...annotations },
  });
}
