import { ApiObject, Chart } from 'cdk8s';
import { AllowScrape, namespace, Workload } from '../../../lib/index';
import { closedShop, findingsIn, monitor, openedIn, service } from './routed-app';

const PROMETHEUS = namespace('monitoring').pods({ app: 'prometheus' }).as('prometheus');

/** A shop in which one monitor works, and another is written in one of its charts. */
function found(write: (charts: { readonly shop: Chart; readonly monitoring: Chart }) => void, inApp = false) {
  const { app, shop } = closedShop();
  const monitoring = new Chart(app, 'monitoring', { namespace: 'monitoring' });
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
  new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
  service(shop, { name: 'web', labels: { app: 'web' }, targetPort: 'metrics' });
  monitor(shop, 'ServiceMonitor', 'main');
  write({ shop, monitoring });
  new AllowScrape(inApp ? app : shop, 'scrape', { from: PROMETHEUS });
  return {
    opened: openedIn(app).map((line) => `${line.slice(0, line.indexOf(':'))}${line.slice(line.lastIndexOf(' on '))}`),
    findings: findingsIn(app).map(({ id, severity, headline, found: shown, expected, help }) => [
      `${severity} ${id}: ${headline}`,
      `${shown}; ${expected}; ${help}`,
    ]),
  };
}

const WORKS = 'shop/web-from-monitoring-prometheus on TCP 9090';

function written(chart: Chart, kind: 'PodMonitor' | 'ServiceMonitor', spec: object): void {
  new ApiObject(chart, 'other', {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name: 'other' },
    spec,
  });
}

test.each<[string, 'shop' | 'monitoring', 'PodMonitor' | 'ServiceMonitor', object, string, string]>([
  [
    'a port that the pods do not declare',
    'shop',
    'PodMonitor',
    { selector: { matchLabels: { app: 'api' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
    'PodMonitor shop/other asks for the port `metrics`, which no pod that it finds declares',
    '`metrics`; `http`; write the name of a port of the pods, or declare it',
  ],
  [
    'a port that the Service does not have',
    'shop',
    'ServiceMonitor',
    { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'mian' }] },
    'ServiceMonitor shop/other asks for the port `mian`, which no Service that it finds has',
    '`mian`; `main`; did you mean `main`?',
  ],
  [
    'a port of the containers by a wrong name',
    'shop',
    'ServiceMonitor',
    { selector: { matchLabels: { app: 'web' } }, endpoints: [{ targetPort: 'metric' }] },
    'ServiceMonitor shop/other asks for the port `metric`, which no pod that it finds declares',
    '`metric`; `http`, `metrics`; did you mean `metrics`?',
  ],
  [
    'pods that nobody labels so',
    'shop',
    'PodMonitor',
    { selector: { matchLabels: { app: 'webb' } }, podMetricsEndpoints: [{ port: 'metrics' }] },
    'PodMonitor shop/other finds no pods',
    'no pods in the namespace `shop` with `app=webb`; `app=web`, `app=api`; did you mean `app=web`?',
  ],
  [
    'Services by a label that is spelled otherwise',
    'monitoring',
    'ServiceMonitor',
    {
      selector: { matchLabels: { apps: 'web' } },
      namespaceSelector: { any: true },
      endpoints: [{ port: 'main' }],
    },
    'ServiceMonitor monitoring/other finds no Services',
    'no Services in any namespace with `apps=web`; `app=web`; did you mean `app=web`?',
  ],
  [
    'a namespace that is spelled otherwise',
    'monitoring',
    'ServiceMonitor',
    {
      selector: { matchLabels: { app: 'web' } },
      namespaceSelector: { matchNames: ['shopp'] },
      endpoints: [{ port: 'main' }],
    },
    'ServiceMonitor monitoring/other looks in namespaces in which nothing is known',
    '`shopp`; `shop`; did you mean `shop`?',
  ],
])('a monitor that asks for %s has a finding of its own', (_, chart, kind, spec, headline, told) => {
  for (const inApp of [false, true]) {
    const { opened, findings } = found((charts) => written(charts[chart], kind, spec), inApp);
    expect(opened).toEqual([WORKS]);
    expect(findings).toEqual([[`warning monitor-finds-nothing: ${headline}`, told]]);
  }
});

test('a Service without pods, or a target that no pod declares, is what a monitor finds', () => {
  const { findings } = found(({ shop }) => {
    service(shop, { name: 'gone', labels: { app: 'gone' }, selector: { app: 'gone' } });
    service(shop, { name: 'odd', labels: { app: 'odd' }, selector: { app: 'api' }, targetPort: 'metrics' });
    for (const app of ['gone', 'odd']) {
      new ApiObject(shop, `monitor-${app}`, {
        apiVersion: 'monitoring.coreos.com/v1',
        kind: 'ServiceMonitor',
        metadata: { name: app },
        spec: { selector: { matchLabels: { app } }, endpoints: [{ port: 'main' }] },
      });
    }
  });
  expect(findings.map(([headline]) => headline)).toEqual([
    'warning monitor-finds-nothing: ServiceMonitor shop/gone finds Services behind which no pods are known',
    'warning monitor-finds-nothing: ServiceMonitor shop/odd asks for the port `main` of Services, which leads to no port of their pods',
  ]);
});

test('a port by number that no container declares is opened', () => {
  const { opened, findings } = found(({ shop }) =>
    written(shop, 'PodMonitor', {
      selector: { matchLabels: { app: 'api' } },
      podMetricsEndpoints: [{ portNumber: 9100 }],
    }),
  );
  expect(opened).toEqual(['shop/api-from-monitoring-prometheus on TCP 9100', WORKS]);
  // Whether the pods listen there is the question of a rule about ports.
  expect(findings.map(([headline]) => headline)).toEqual([
    'warning port-not-declared: `shop/api` declares no port `TCP 9100`',
  ]);
});

test('a monitor of pods that others make is nobody’s mistake', () => {
  const { findings } = found(({ monitoring }) => {
    written(monitoring, 'ServiceMonitor', {
      selector: { matchLabels: { component: 'kafka' } },
      namespaceSelector: { any: true },
      endpoints: [{ port: 'http' }],
    });
    monitor(monitoring, 'PodMonitor', 'tcp-prom', ['kafka']);
  });
  expect(findings).toEqual([]);
});

test('where nothing opens, what is wrong with the monitors is all that is told, and once', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  monitor(shop, 'PodMonitor', 'metrics');
  for (const id of ['scrape', 'again']) new AllowScrape(shop, id, { from: PROMETHEUS });
  expect(findingsIn(app).map(({ id }) => id)).toEqual(['monitor-finds-nothing']);
});

test('where monitors find the pods of other namespaces alone, nothing opens here', () => {
  const { app, shop } = closedShop();
  const bank = new Chart(app, 'bank', { namespace: 'bank' });
  new Workload(bank, 'web', { labels: { app: 'web' }, ports: { metrics: 9090 } });
  monitor(bank, 'PodMonitor', 'metrics');
  new AllowScrape(shop, 'scrape', { from: PROMETHEUS });
  expect(findingsIn(app).map(({ id, found: shown }) => `${id}: ${shown}`)).toEqual([
    'nothing-to-open: no monitor that finds pods of namespace `shop`',
  ]);
});
