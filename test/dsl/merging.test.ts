/** How many policies are written for what statements say: a choice of each chart. */
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  allow,
  AllowDns,
  Cluster,
  DefaultDeny,
  Emission,
  type EmissionProps,
  internet,
  label,
  Mistake,
  namespace,
  podsIn,
  Workload,
} from '../../lib/index';
import { sayAsPattern } from '../../lib/dsl/pattern-statement';
import { headlinesOf } from '../checks/findings';
import { written, writtenByChart } from './written';

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const [web, api, db] = ['web', 'api', 'db'].map(
    (id) => new Workload(chart, id, { labels: { app: id }, dns: false }),
  ) as [Workload, Workload, Workload];
  return { app, chart, web, api, db };
}

/** The policies beside the denies. */
function halves(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}

function said(merge?: 'none' | 'workload' | 'namespace') {
  const one = shop();
  const { app, chart, web, api, db } = one;
  new DefaultDeny(chart, 'default-deny');
  allow(web).to(api).on(8080);
  allow(api, web).to(db).on(5432);
  if (merge) Emission.configure(chart, { merge });
  return halves(app);
}

test('each subject, direction and peer has a policy of its own, unless a chart says otherwise', () => {
  expect(said()).toEqual(said('none'));
  expect(said()).toHaveLength(6);
});

test('merged by workload, a workload has one policy with both directions', () => {
  expect(said('workload')).toEqual([
    'shop/api-traffic: app=api from app=web on TCP 8080; to app=db on TCP 5432',
    'shop/db-traffic: app=db from app=api | app=web on TCP 5432',
    'shop/web-traffic: app=web to app=db on TCP 5432; to app=api on TCP 8080',
  ]);
});

test('merged by namespace, pods for which the same holds share a policy', () => {
  const { app, chart, web, api, db } = shop();
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  Emission.configure(app, { merge: 'namespace' });
  allow(namespace('front')).to(web, api, db).on(8080);
  allow(web).to(db).on(5432);
  new AllowDns(chart, 'allow-dns');
  expect(halves(app)).toEqual([
    'shop/api-and-web-traffic: app in (api, web) from all pods of kubernetes.io/metadata.name=front on TCP 8080',
    'shop/db-traffic: app=db from app=web on TCP 5432; from all pods of kubernetes.io/metadata.name=front on TCP 8080',
  ]);
});

test('merged by namespace, ends with the same labels are one subject, and what a pattern says is part of it', () => {
  const { app, chart, web } = shop(new App());
  Cluster.configure(app, { merge: 'namespace' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  new AllowDns(chart, 'allow-dns', { pods: { app: 'web' } });
  allow(web).to(internet()).on(443);
  allow(podsIn(chart).pods({ app: 'web' }))
    .to(namespace('front'))
    .on(80);
  const [policy, ...others] = halves(app);
  expect(others).toEqual([]);
  expect(policy).toMatch(
    /^shop\/app-web-and-web-traffic: app=web to .* on TCP 53, UDP 53; .* on TCP 80; .* on TCP 443$/,
  );
});

test('what a person or a pattern named keeps its name and a policy of its own, in all but the last', () => {
  const names = (merge: 'workload' | 'namespace') => {
    const { app, chart, web, api } = shop();
    Emission.configure(chart, { merge });
    new DefaultDeny(chart, 'default-deny');
    new AllowDns(chart, 'allow-dns');
    allow(web).to(api).on(8080).named('orders');
    return halves(app).map((line) => line.split(':', 1)[0]);
  };
  expect(names('workload')).toEqual(['shop/allow-dns', 'shop/orders-egress', 'shop/orders-ingress']);
  expect(names('namespace')).toEqual(['shop/all-pods-traffic', 'shop/orders-egress', 'shop/orders-ingress']);
});

test('the part that a narrower deny isolates is named, and merged by itself', () => {
  const { app, chart, web } = shop();
  Emission.configure(chart, { merge: 'workload' });
  new Workload(chart, 'admin', { labels: { app: 'api', tier: 'admin' } });
  new DefaultDeny(chart, 'deny', { direction: 'ingress', pods: label('tier').exists() });
  const api = podsIn(chart).pods({ app: 'api' }).as('api');
  allow(web).to(api).on(8080);
  allow(internet()).to(api).on(443);
  expect(halves(app).map((line) => line.split(':', 1)[0])).toEqual(['shop/api-where-tier-exists-traffic']);
});

test('two directions whose denies lie in two charts are two policies, each beside its deny', () => {
  const app = new App();
  const [one, two] = ['one', 'two'].map((id) => new Chart(app, id, { namespace: 'shop' })) as [Chart, Chart];
  Emission.configure(app, { merge: 'workload' });
  new DefaultDeny(one, 'deny', { direction: 'ingress' });
  new DefaultDeny(two, 'deny', { direction: 'egress' });
  const api = new Workload(one, 'api', { labels: { app: 'api' }, dns: false });
  allow(namespace('front')).to(api).on(8080);
  allow(api).to(internet()).on(443);
  expect(writtenByChart(app)).toEqual({
    one: ['default-deny-ingress', 'api-traffic-ingress'],
    two: ['default-deny-egress', 'api-traffic-egress'],
  });
});

test('each chart is written its own way, and what the chart says wins over the cluster', () => {
  const app = new App();
  Cluster.configure(app, { merge: 'workload' });
  const front = new Chart(app, 'front', { namespace: 'front' });
  const { chart, api, web } = shop(app);
  Emission.configure(front, { merge: 'none' });
  for (const one of [front, chart]) new DefaultDeny(one, 'default-deny');
  const client = new Workload(front, 'client', { labels: { app: 'client' }, dns: false });
  allow(client).to(api, web).on(80);
  expect(writtenByChart(app)).toEqual({
    front: ['default-deny', 'client-to-shop-api', 'client-to-shop-web'],
    shop: ['default-deny', 'api-traffic', 'web-traffic'],
  });
});

test('a policy by hand that has the name of a merged one is found', () => {
  const headlines = headlinesOf((app) => {
    const { chart, web, api } = shop(app);
    Emission.configure(chart, { merge: 'workload' });
    new DefaultDeny(chart, 'deny', { name: 'api-traffic' });
    allow(web).to(api).on(8080);
  });
  expect(headlines).toContain('duplicate-policy: two policies are named `shop/api-traffic`');
});

test('what lies inside a chart cannot be written another way than the chart', () => {
  const { chart } = shop();
  expect(() => Emission.configure(new Construct(chart, 'part'), { merge: 'workload' })).toThrow(Mistake);
});

test('a way of writing that there is not is a mistake, with the one that was meant', () => {
  const { app, chart } = shop();
  const misspelt = { merge: 'worklod' } as unknown as EmissionProps;
  for (const say of [() => Emission.configure(chart, misspelt), () => Cluster.configure(app, misspelt)]) {
    expect(say).toThrow(/NP234 invalid-emission.*`merge: worklod`[^]*did you mean `workload`/);
  }
});

test('a pattern opens to each destination the ports of that destination', () => {
  const { app, chart } = shop();
  new DefaultDeny(chart, 'default-deny');
  const [one, two, three] = [8081, 8082, 8081].map(
    (http, index) => new Workload(chart, `target-${index}`, { labels: { target: `${index}` }, ports: { http } }),
  ) as [Workload<'http'>, Workload<'http'>, Workload<'http'>];
  sayAsPattern(new Construct(chart, 'scrape'), {
    from: [podsIn(chart).pods({ app: 'web' })],
    to: [one, two, three],
    ports: ['http'],
    policyName: 'scrape',
  });
  expect(halves(app)).toEqual([
    'shop/scrape: app=web to target=0 | target=2 on TCP 8081; to target=1 on TCP 8082',
    'shop/target-0-from-app-web: target=0 from app=web on TCP 8081',
    'shop/target-1-from-app-web: target=1 from app=web on TCP 8082',
    'shop/target-2-from-app-web: target=2 from app=web on TCP 8081',
  ]);
});
