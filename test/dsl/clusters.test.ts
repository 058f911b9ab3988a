/** One App for several clusters: what is said of one is never judged with what is said of another. */
import { App, Chart } from 'cdk8s';
import { allow, Cluster, DefaultDeny, ensure, internet, namespace, Workload } from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

function shopIn(cluster: Cluster | App, id = 'shop') {
  const chart = new Chart(cluster, id, { namespace: 'shop' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' } });
  return { chart, web, api };
}

test('a deny of one cluster isolates nothing in another', () => {
  const app = new App();
  const [test, production] = [shopIn(new Cluster(app, 'test')), shopIn(new Cluster(app, 'production'))];
  new DefaultDeny(test.chart, 'default-deny', { direction: 'ingress' });
  new DefaultDeny(production.chart, 'default-deny', { pods: { app: 'web' }, direction: 'ingress' });
  for (const { web, api } of [test, production]) allow(web, api).to(web, api).on(8080);
  expect(written(app)).toEqual([
    'shop/default-deny-ingress: {} denied ingress',
    'shop/api-from-api: app=api from app=api on TCP 8080',
    'shop/api-from-web: app=api from app=web on TCP 8080',
    'shop/web-from-api: app=web from app=api on TCP 8080',
    'shop/web-from-web: app=web from app=web on TCP 8080',
    'shop/default-deny-ingress-where-app-web: app=web denied ingress',
    'shop/web-from-api: app=web from app=api on TCP 8080',
    'shop/web-from-web: app=web from app=web on TCP 8080',
  ]);
});

test('policies of the same name in two clusters are no duplicates, and each cluster is proved alone', () => {
  const headlines = headlinesOf((app) => {
    for (const id of ['test', 'production']) {
      const { chart, web, api } = shopIn(new Cluster(app, id));
      new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
      if (id === 'test') allow(web).to(api).on(8080);
      ensure(web).cannotReach(api);
    }
  });
  expect(headlines).toEqual(['assertion-failed: `shop/web -> shop/api` TCP 8080 is allowed']);
});

test('a chart outside of every cluster belongs to the App, which is a cluster of its own', () => {
  const app = new App();
  const inside = shopIn(new Cluster(app, 'test'));
  const outside = shopIn(app);
  new DefaultDeny(outside.chart, 'default-deny', { direction: 'ingress' });
  new DefaultDeny(inside.chart, 'default-deny', { pods: { app: 'web' }, direction: 'ingress' });
  allow(inside.api).to(inside.web).on(8080);
  expect(written(app)).toEqual([
    'shop/default-deny-ingress-where-app-web: app=web denied ingress',
    'shop/web-from-api: app=web from app=api on TCP 8080',
    'shop/default-deny-ingress: {} denied ingress',
  ]);
});

test('an end of another cluster is an error, and so is one of another App', () => {
  const headlines = headlinesOf((app) => {
    const here = shopIn(new Cluster(app, 'here'));
    const there = shopIn(new Cluster(app, 'there'));
    const elsewhere = shopIn(new App());
    new DefaultDeny(here.chart, 'default-deny', { direction: 'ingress' });
    allow(here.web).to(there.api).on(8080);
    allow(here.web).to(elsewhere.api).on(8080);
  });
  expect(headlines).toEqual([
    'end-in-another-app: `shop/api` belongs to another App',
    'end-in-another-cluster: `there/shop/api` belongs to another cluster',
  ]);
});

test('an end of another cluster or App is an error of an assertion as well', () => {
  const headlines = headlinesOf((app) => {
    const here = shopIn(new Cluster(app, 'here'));
    const there = shopIn(new Cluster(app, 'there'));
    new DefaultDeny(here.chart, 'default-deny');
    ensure(here.web).cannotReach(there.api);
    ensure(here.web).cannotReach(shopIn(new App()).api);
  });
  expect(headlines).toEqual([
    'end-in-another-cluster: `there/shop/api` belongs to another cluster',
    'end-in-another-app: `shop/api` belongs to another App',
  ]);
});

test('values belong to every cluster', () => {
  const app = new App();
  const prometheus = namespace('monitoring').pods({ app: 'prometheus' });
  for (const id of ['test', 'production']) {
    const { chart, api } = shopIn(new Cluster(app, id));
    new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
    allow(prometheus, internet()).to(api).on(9090);
  }
  expect(written(app).filter((line) => line.includes('prometheus'))).toHaveLength(2);
});

test.each(['10/8', 'x', ''])('the pod range `%s` is refused where it is written', (range) => {
  expect(() => new Cluster(new App(), 'test', { podCidrs: [range] })).toThrow(/invalid-cidr/);
});
