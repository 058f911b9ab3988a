/** Each half lies in the chart that holds its deny, so that a deny and its exceptions are one file and one sync. */
import { App, Chart } from 'cdk8s';
import { allow, DefaultDeny, Elsewhere, namespace, podsIn, Workload } from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { writtenByChart } from './written';

const INGRESS = { direction: 'ingress' } as const;

function shopOf(app: App) {
  const web = new Workload(new Chart(app, 'front', { namespace: 'front' }), 'web', { labels: { app: 'web' } });
  return { web, inShop: { namespace: 'shop' } };
}

test('of two charts of one namespace, the one that holds the deny gets the half, not the one of the workload', () => {
  const app = new App();
  const { web, inShop } = shopOf(app);
  const baseline = new Chart(app, 'baseline', inShop);
  const shop = new Chart(app, 'shop', inShop);
  new DefaultDeny(baseline, 'default-deny', INGRESS);
  allow(web)
    .to(new Workload(shop, 'api', { labels: { app: 'api' } }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({
    front: [],
    baseline: ['default-deny-ingress', 'api-from-front-web'],
    shop: [],
  });
});

test('where both charts hold a deny, the half lies in the chart of the workload', () => {
  const app = new App();
  const { web, inShop } = shopOf(app);
  const baseline = new Chart(app, 'baseline', inShop);
  const shop = new Chart(app, 'shop', inShop);
  new DefaultDeny(baseline, 'default-deny', INGRESS);
  new DefaultDeny(shop, 'own-deny', { ...INGRESS, name: 'own-deny' });
  allow(web)
    .to(new Workload(shop, 'api', { labels: { app: 'api' } }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({
    front: [],
    baseline: ['default-deny-ingress'],
    shop: ['own-deny', 'api-from-front-web'],
  });
});

test('where neither is the chart of the workload, the half lies in the first by its path', () => {
  const app = new App();
  const { web, inShop } = shopOf(app);
  const [second, first] = ['b-baseline', 'a-baseline'].map((id) => new Chart(app, id, inShop)) as [Chart, Chart];
  for (const chart of [second, first]) new DefaultDeny(chart, 'deny', { ...INGRESS, name: `deny-of-${chart.node.id}` });
  allow(web)
    .to(new Workload(new Chart(app, 'shop', inShop), 'api', { labels: { app: 'api' } }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({
    front: [],
    'b-baseline': ['deny-of-b-baseline'],
    'a-baseline': ['deny-of-a-baseline', 'api-from-front-web'],
    shop: [],
  });
});

test('a nested chart is a chart like any other', () => {
  const app = new App();
  const { web, inShop } = shopOf(app);
  const outer = new Chart(app, 'outer', inShop);
  const nested = new Chart(outer, 'nested', inShop);
  new DefaultDeny(nested, 'default-deny', INGRESS);
  allow(web)
    .to(new Workload(outer, 'api', { labels: { app: 'api' } }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({
    front: [],
    outer: [],
    'outer/nested': ['default-deny-ingress', 'api-from-front-web'],
  });
});

test('exceptions to a deny of others lie in the chart that declares it', () => {
  const app = new App();
  const { web, inShop } = shopOf(app);
  const platform = new Chart(app, 'platform');
  new Elsewhere(platform, 'baseline', { namespace: 'shop', defaultDeny: 'ingress' });
  allow(web)
    .to(new Workload(new Chart(app, 'shop', inShop), 'api', { labels: { app: 'api' } }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({ front: [], platform: ['api-from-front-web'], shop: [] });
});

test('a workload and a deny may name another namespace than their chart', () => {
  const app = new App();
  const { web } = shopOf(app);
  const chart = new Chart(app, 'everything');
  new DefaultDeny(chart, 'default-deny', { ...INGRESS, namespace: 'shop' });
  allow(web)
    .to(new Workload(chart, 'api', { labels: { app: 'api' }, namespace: 'shop' }))
    .on(8080);
  expect(writtenByChart(app)).toEqual({ front: [], everything: ['default-deny-ingress', 'api-from-front-web'] });
});

test('in a chart without namespace, each workload, each deny and each declaration has to name one', () => {
  const headlines = headlinesOf((app) => {
    const chart = new Chart(app, 'nowhere');
    new DefaultDeny(chart, 'deny');
    new Elsewhere(chart, 'others', { defaultDeny: 'both' });
    allow(namespace('front'))
      .to(new Workload(chart, 'api', { labels: { app: 'api' } }))
      .on(8080);
  });
  expect(headlines).toEqual([
    'no-namespace: nothing says which namespace `nowhere/others` is about',
    'no-namespace: nothing says in which namespace `nowhere/api` runs',
    'no-namespace: nothing says in which namespace `nowhere/deny` isolates pods',
  ]);
});

test('what two charts say of the same pods lies in the first of them by its path, whichever is said first', () => {
  const sayings = [(app: App) => app.charts.slice(1), (app: App) => app.charts.slice(1).reverse()].map((inOrder) => {
    const app = new App();
    const { web, inShop } = shopOf(app);
    for (const id of ['one', 'two']) {
      new DefaultDeny(new Chart(app, id, inShop), 'deny', { ...INGRESS, name: `deny-of-${id}` });
    }
    for (const chart of inOrder(app))
      allow(web)
        .to(podsIn(chart))
        .on(chart.node.id === 'one' ? 80 : 443);
    return writtenByChart(app);
  });
  expect(sayings[0]).toEqual({ front: [], one: ['deny-of-one', 'all-pods-from-front-web'], two: ['deny-of-two'] });
  expect(sayings[1]).toEqual(sayings[0]);
});
