import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import {
  Allow,
  allow,
  AllowDns,
  anywhere,
  cidr,
  DefaultDeny,
  dns,
  internet,
  label,
  namespace,
  namespaces,
  podsIn,
  Workload,
} from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { writtenByChart } from './written';

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  return { app, chart, api: new Workload(chart, 'api', { labels: { app: 'api' } }) };
}

/** The names of the policies beside the deny. */
function names(app: App): string[] {
  return Object.values(writtenByChart(app))
    .flat()
    .filter((name) => !name.startsWith('default-deny'));
}

test.each([
  [
    'a workload of the namespace',
    (chart: Chart) => new Workload(chart, 'web', { labels: { app: 'web' } }),
    'api-from-web',
  ],
  [
    'a workload below another construct',
    (chart: Chart) => new Workload(new Construct(chart, 'checkout'), 'web', { labels: { a: 'b' } }),
    'api-from-checkout-web',
  ],
  [
    'a cdk8s-plus workload',
    (chart: Chart) => new kplus.Deployment(chart, 'Web', { containers: [{ image: 'web' }] }),
    'api-from-web',
  ],
  ['a namespace', () => namespace('front'), 'api-from-front'],
  [
    'pods of a namespace',
    () => namespace('front').pods({ 'app.kubernetes.io/name': 'web', tier: 'x' }),
    'api-from-front-name-web-tier-x',
  ],
  [
    'pods with a name of their own',
    () => namespace('front').pods({ app: 'web' }).as('storefront'),
    'api-from-front-storefront',
  ],
  ['all pods of the namespace', (chart: Chart) => podsIn(chart), 'api-from-all-pods'],
  ['namespaces by label', () => namespaces({ team: 'a' }), 'api-from-team-a'],
  [
    'expressions',
    () => namespaces([label('team').in('b', 'a'), label('env').notIn('test')]).pods(label('canary').doesNotExist()),
    'api-from-env-not-in-test-team-in-a-b-canary-absent',
  ],
  ['a block', () => cidr('203.0.113.0/24'), 'api-from-203-0-113-0-24'],
  [
    'a block with exceptions',
    () => cidr('203.0.113.0/24', { except: ['203.0.113.8/32'] }),
    'api-from-203-0-113-0-24-except-203-0-113-8-32',
  ],
  ['an IPv6 block', () => cidr('2001:db8::/32'), 'api-from-2001-db8-32'],
  ['a block with a name', () => cidr('203.0.113.0/24').as('partner'), 'api-from-partner'],
  ['the internet', () => internet(), 'api-from-internet'],
  ['anyone', () => anywhere(), 'api-from-anywhere'],
] as const)('a policy names its subject, its direction and %s', (_, make, expected) => {
  const { app, chart, api } = shop();
  // Those without a construct of their own may stand in namespaces that this app knows nothing of.
  allow(make(chart)).to(api).on(8080);
  expect(names(app)).toEqual([expected]);
});

test('the namespace of the peer is part of the name whenever it is another', () => {
  const app = new App();
  const front = new Chart(app, 'front', { namespace: 'front' });
  const { api } = shop(app);
  allow(new Workload(front, 'web', { labels: { app: 'web' } }))
    .to(api)
    .on(8080);
  expect(names(app)).toEqual(['api-from-front-web']);
});

test('a default deny says its direction or its pods where they are fewer than all', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'a');
  new DefaultDeny(chart, 'b', { direction: 'egress' });
  new DefaultDeny(chart, 'c', { pods: { tier: 'data' } });
  new DefaultDeny(chart, 'd', { direction: 'ingress', pods: label('tier').exists(), name: 'chosen' });
  new Workload(chart, 'db', { labels: { tier: 'data' } });
  expect(writtenByChart(app)).toEqual({
    shop: ['default-deny', 'default-deny-egress', 'default-deny-where-tier-data', 'chosen'],
  });
});

test('a DNS pattern says its pods, and its resolvers where they are not the usual ones', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  new Workload(chart, 'web', { labels: { app: 'web' } });
  new AllowDns(chart, 'a');
  new AllowDns(chart, 'b', { pods: { app: 'web' } });
  new AllowDns(chart, 'c', { dns: dns.nodeLocal() });
  expect(names(app)).toEqual(['allow-dns', 'allow-dns-app-web', 'allow-dns-via-node-local-dns']);
});

test('a name over 63 characters keeps its beginning and ends in a hash', () => {
  const { app, chart, api } = shop();
  const long = new Workload(chart, 'a-workload-with-quite-a-long-name-as-some-teams-have-them', {
    labels: { app: 'long' },
  });
  allow(long).to(api).on(8080);
  allow(api).to(long).on(8080);
  const written = names(app);
  expect(written).toEqual([
    expect.stringMatching(/^a-workload-with-quite-a-long-name-as-some-teams-have-t-[0-9a-f]{8}$/),
    'api-from-a-workload-with-quite-a-long-name-as-some-tea-d6523a7e',
  ]);
  expect(written.map((name) => name.length)).toEqual([63, 63]);
});

test('two ends that would have one name are told apart by a name of their own, or by that of the statement', () => {
  const program = (change: (app: App) => void) => (app: App) => {
    shop(app);
    change(app);
  };
  const clash = (rename: boolean) =>
    program((app) => {
      const [chart] = app.charts as [Chart];
      const api = chart.node.findChild('api') as Workload;
      const partner = cidr('203.0.113.0/24', { except: ['203.0.113.8/32'] }).as('partner');
      allow(cidr('198.51.100.0/24').as('partner')).to(api).on(443);
      if (rename) allow(partner).to(api).on(443).named('api-from-the-other-partner');
      else allow(partner).to(api).on(443);
    });
  expect(headlinesOf(clash(false))).toEqual([
    'name-clash: two different policies would both be named `shop/api-from-partner`',
  ]);
  expect(headlinesOf(clash(true))).toEqual([]);
});

test('a chosen name is that of the policy, also in the props form', () => {
  const { app, chart, api } = shop();
  allow(cidr('198.51.100.0/24')).to(api).on(443).named('from-the-partner');
  new Allow(chart, 'bank', { from: cidr('203.0.113.0/24'), to: api, ports: [443], name: 'from-the-bank' });
  expect(names(app)).toEqual(['from-the-bank', 'from-the-partner']);
});

test('the two halves of a chosen name are told apart where they would be one object', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  const [web, api, db] = ['web', 'api', 'db'].map(
    (id) => new Workload(chart, id, { labels: { app: id }, dns: false }),
  ) as [Workload, Workload, Workload];
  allow(web).to(api).on(8080).named('orders');
  allow(web, api).to(db).on(5432).named('storage');
  expect(names(app)).toEqual([
    'orders-egress',
    'orders-ingress',
    'storage-api-to-db',
    'storage-db-from-api',
    'storage-db-from-web',
    'storage-web-to-db',
  ]);
});
