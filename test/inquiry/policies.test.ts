/** Assertions about what is written, in a test of whatever runner. */
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { allow, Cluster, DefaultDeny, NetworkPolicy, Policies, Workload } from 'cdk8s-netpol';
import { MANIFESTS, shop } from '../jest/shop';

test('an app holds what its statements ask for, before it synthesizes', () => {
  const { app, front, chart } = shop();
  expect(Policies.of(app).names()).toEqual([
    'shop/default-deny',
    'shop/api-from-front-web',
    'shop/api-from-monitoring-app-prometheus',
    'shop/api-to-db',
    'shop/db-from-api',
  ]);
  expect(Policies.of(app).count()).toBe(5);
  expect(Policies.of(chart).count()).toBe(5);
  expect(Policies.of(front).count()).toBe(0);
});

test('a later statement is there, too', () => {
  const { app, web, db } = shop();
  const before = Policies.of(app);
  allow(web).to(db).on('postgres');
  expect(Policies.of(app).count()).toBe(before.count() + 1);
});

test('a chart is a part of its app', () => {
  const app = new App({ outdir: '/nowhere' });
  for (const id of ['staging', 'production']) {
    const chart = new Chart(new Cluster(app, id), 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'default-deny', { name: `deny-${id}` });
  }
  expect(Policies.of(app).names()).toEqual(['shop/deny-staging', 'shop/deny-production']);
  expect(Policies.of(app.node.findChild('production')).names()).toEqual(['shop/deny-production']);
});

test('a policy is found as it is written', () => {
  const policies = Policies.of(shop().chart);
  expect(policies.find('shop', 'db-from-api')?.spec).toMatchObject({ podSelector: { matchLabels: { app: 'db' } } });
  expect(policies.find('front', 'db-from-api')).toBeUndefined();
  expect(policies.inNamespace('shop').all()).toHaveLength(5);
  expect(policies.inNamespace('front').count()).toBe(0);
});

test('an app without this package stays without its checks', () => {
  const app = new App({ outdir: '/nowhere' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new ApiObject(chart, 'lonely', {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'lonely' },
    spec: { podSelector: { matchLabels: { app: 'nobody' } }, ingress: 'nonsense' },
  });
  expect(Policies.of(chart).names()).toEqual(['shop/lonely']);
  expect(app.node.children.map(({ node }) => node.id)).toEqual(['shop']);
  expect(Policies.of(Testing.synth(chart)).names()).toEqual(['shop/lonely']);
});

describe('a default deny', () => {
  const isolating = (direction: 'both' | 'ingress' | 'egress', pods?: Record<string, string>) => {
    const app = new App({ outdir: '/nowhere' });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'default-deny', { direction, ...(pods && { pods }) });
    new Workload(chart, 'web', { labels: { app: 'web' } });
    return Policies.of(app);
  };
  test('isolates both directions, unless one is asked about', () => {
    expect(isolating('both').hasDefaultDeny('shop')).toBe(true);
    expect(isolating('ingress').hasDefaultDeny('shop')).toBe(false);
    expect(isolating('ingress').hasDefaultDeny('shop', 'ingress')).toBe(true);
    expect(isolating('ingress').hasDefaultDeny('shop', 'egress')).toBe(false);
    expect(isolating('both').hasDefaultDeny('front')).toBe(false);
  });
  test('isolates every pod', () => {
    expect(isolating('both', { app: 'web' }).hasDefaultDeny('shop')).toBe(false);
  });
  test('opens nothing itself', () => {
    const chart = new Chart(new App({ outdir: '/nowhere' }), 'shop', { namespace: 'shop' });
    new NetworkPolicy(chart, 'deny-all', {
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}] },
    });
    expect(Policies.of(chart).hasDefaultDeny('shop', 'ingress')).toBe(false);
    expect(Policies.of(chart).hasDefaultDeny('shop', 'egress')).toBe(true);
  });
  test('may be made of one policy for each direction', () => {
    const chart = new Chart(new App({ outdir: '/nowhere' }), 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'one', { direction: 'ingress' });
    new DefaultDeny(chart, 'other', { direction: 'egress' });
    expect(Policies.of(chart).hasDefaultDeny('shop')).toBe(true);
  });
});

test('texts, files and lists are read, too', () => {
  expect(Policies.of(MANIFESTS).names()).toEqual(['shop/default-deny', 'shop/api', 'shop/db']);
  expect(Policies.of('docs/examples/shop').count()).toBeGreaterThan(0);
  const list = { apiVersion: 'v1', kind: 'List', items: [...Policies.of(MANIFESTS).all()] };
  expect(Policies.of([list]).names()).toEqual(Policies.of(MANIFESTS).names());
  expect(
    Policies.of('{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"one"}}').names(),
  ).toEqual(['default/one']);
});

test.each([
  ['a file that is not there', 'no/such/file', /NP010/],
  ['no subject', undefined, /Expected an App, a Chart/],
  ['a chart without an App', () => new Chart(undefined as never, 'shop'), /NP204/],
])('%s is told without a stack of ours', (_, subject, message) => {
  const given = typeof subject === 'function' ? subject() : subject;
  let error: unknown;
  try {
    Policies.of(given as string);
  } catch (caught) {
    error = caught;
  }
  expect((error as Error).message).toMatch(message);
  expect((error as Error).stack).not.toMatch(/^ {4}at /m);
});
