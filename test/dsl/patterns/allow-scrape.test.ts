import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { allow, AllowScrape, Cluster, DefaultDeny, Elsewhere, namespace, Workload } from '../../../lib/index';
import { closedChart, closedShop, findingsIn, headlinesIn, monitor, openedIn, service } from './routed-app';

const PROMETHEUS = namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus');
const FROM = 'app=prometheus of kubernetes.io/metadata.name=monitoring';
const OPENED = `shop/web-from-monitoring-prometheus: app=web from ${FROM} on TCP 9090`;

function shopWithPods() {
  const { app, shop } = closedShop();
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
  return { app, shop, web };
}

test('a monitor of another namespace opens the pods that it finds, whatever is said first', () => {
  const { app, shop } = shopWithPods();
  const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
  new AllowScrape(shop, 'scrape');
  service(shop, { name: 'web', labels: { app: 'web' }, targetPort: 'metrics' });
  monitor(monitoring, 'ServiceMonitor', 'main', ['shop']);
  Cluster.configure(app, { monitoring: PROMETHEUS });
  expect(openedIn(app)).toEqual([OPENED]);
  expect(headlinesIn(app)).toEqual([]);
});

test('a monitor looks in its own namespace, unless it names others', () => {
  const { app, shop } = shopWithPods();
  const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
  monitor(monitoring, 'PodMonitor', 'metrics');
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS });
  expect(findingsIn(app).map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning nothing-to-open']);
});

test('in a chart it speaks for the namespace of the chart, in the App for all of them', () => {
  for (const [scoped, opened] of [
    ['shop', ['shop']],
    ['app', ['shop', 'other']],
  ] as const) {
    const { app, shop } = shopWithPods();
    const other = closedChart(app, 'other');
    new Workload(other, 'web', { labels: { app: 'web' }, ports: { metrics: 9090 } });
    monitor(shop, 'PodMonitor', 'metrics', ['shop', 'other']);
    new AllowScrape(scoped === 'app' ? app : shop, 'scrape', { from: PROMETHEUS });
    expect(openedIn(app).map((line) => line.slice(0, line.indexOf('/')))).toEqual(opened);
  }
});

test('a Service without an address of its own is scraped on the port of the pods as well', () => {
  const { app, shop } = shopWithPods();
  service(shop, { name: 'web', labels: { app: 'web' }, targetPort: 'metrics', clusterIP: 'None' });
  monitor(shop, 'ServiceMonitor', 'main');
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS });
  expect(openedIn(app)).toEqual([OPENED]);
});

test('workloads of cdk8s-plus are selected by their own selectors, and share the policy of an allow', () => {
  const { app, shop } = closedShop();
  const web = new kplus.Deployment(shop, 'web', {
    containers: [{ image: 'web', ports: [{ number: 9090, name: 'metrics' }] }],
    podMetadata: { labels: { app: 'web' } },
  });
  monitor(shop, 'PodMonitor', 'metrics');
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS });
  allow(PROMETHEUS).to(web).on('metrics');
  const [opened = '', ...others] = openedIn(app);
  expect(others).toEqual([]);
  expect(opened).toMatch(/^shop\/web-from-monitoring-prometheus: cdk8s\.io\/metadata\.addr=\S+ from .* on TCP 9090$/);
});

test('monitors that others installed count, and pods of others are opened where somebody here denies', () => {
  const { app, shop } = closedShop();
  const podMonitor = {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: { name: 'web' },
    spec: { selector: { matchLabels: { app: 'web' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'web', ports: [{ name: 'metrics', containerPort: 9090 }] }] },
  };
  new Elsewhere(shop, 'installed', { manifests: [podMonitor, pod] });
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS });
  expect(openedIn(app)).toEqual([OPENED]);
});

test('each of several that scrape gets a policy of its own', () => {
  const { app, shop, web } = shopWithPods();
  const agent = namespace('agents').pods({ app: 'agent' }).as('agent');
  new AllowScrape(shop, 'scrape', { from: [PROMETHEUS, agent], to: web });
  expect(openedIn(app)).toEqual([
    'shop/web-from-agents-agent: app=web from app=agent of kubernetes.io/metadata.name=agents on TCP 9090',
    OPENED,
  ]);
});

test('both halves are written where Prometheus is isolated, too', () => {
  const { app, shop, web } = shopWithPods();
  const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
  new DefaultDeny(monitoring, 'default-deny', { direction: 'egress' });
  const prometheus = new Workload(monitoring, 'prometheus', { labels: { app: 'prometheus' }, dns: false });
  new AllowScrape(shop, 'scrape', { from: prometheus, to: web });
  expect(openedIn(app)).toEqual([
    OPENED,
    'monitoring/prometheus-to-shop-web: app=prometheus to app=web of kubernetes.io/metadata.name=shop on TCP 9090',
  ]);
});

test('nothing opens where nobody says who scrapes, which is an error', () => {
  const { app, shop, web } = shopWithPods();
  new AllowScrape(shop, 'scrape', { to: web });
  expect(headlinesIn(app)).toEqual(['monitoring-unknown: `shop/scrape` opens nothing: nobody says who scrapes']);
});

test('pods that call no port `metrics` need their ports to be named', () => {
  const { app, shop } = closedShop();
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metric: 9090 } });
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS, to: web });
  expect(findingsIn(app).map(({ id, help }) => `${id}: ${help}`)).toEqual([
    'unknown-port-name: did you mean `metric`?',
  ]);
});
