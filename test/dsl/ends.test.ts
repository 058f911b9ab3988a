/** What can stand at the end of a connection, and how its pods are selected. */
import { ApiObject, App, Chart, Cron } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus34 from 'cdk8s-plus-34';
import { Construct } from 'constructs';
import { allow, DefaultDeny, podsIn, workload, Workload, type Connectable, type EndLike } from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  return { app, chart, web: new Workload(chart, 'web', { labels: { app: 'web' } }) };
}

function halves(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}

const containers = [{ image: 'api', ports: [{ number: 8080, name: 'http' }] }];
const schedule = Cron.hourly();
const ADDRESS = 'cdk8s.io/metadata.addr=shop-api-c8fa48f5';
/** What the Job controller adds; a Job has no selector, so all labels of its pods count. */
const JOB = `batch.kubernetes.io/job-name=shop-api-c8f8f8d3,${ADDRESS},job-name=shop-api-c8f8f8d3`;

const PLUS: readonly (readonly [string, (chart: Chart) => EndLike, string])[] = [
  ['Deployment of cdk8s-plus-28', (chart) => new plus28.Deployment(chart, 'api', { containers }), ADDRESS],
  ['StatefulSet of cdk8s-plus-28', (chart) => new plus28.StatefulSet(chart, 'api', { containers }), ADDRESS],
  ['DaemonSet of cdk8s-plus-28', (chart) => new plus28.DaemonSet(chart, 'api', { containers }), ADDRESS],
  ['Job of cdk8s-plus-28', (chart) => new plus28.Job(chart, 'api', { containers }), JOB],
  ['CronJob of cdk8s-plus-28', (chart) => new plus28.CronJob(chart, 'api', { containers, schedule }), ADDRESS],
  ['Pod of cdk8s-plus-28', (chart) => new plus28.Pod(chart, 'api', { containers }), ADDRESS],
  ['Deployment of cdk8s-plus-34', (chart) => new plus34.Deployment(chart, 'api', { containers }), ADDRESS],
  ['StatefulSet of cdk8s-plus-34', (chart) => new plus34.StatefulSet(chart, 'api', { containers }), ADDRESS],
  ['DaemonSet of cdk8s-plus-34', (chart) => new plus34.DaemonSet(chart, 'api', { containers }), ADDRESS],
  ['Job of cdk8s-plus-34', (chart) => new plus34.Job(chart, 'api', { containers }), JOB],
  ['CronJob of cdk8s-plus-34', (chart) => new plus34.CronJob(chart, 'api', { containers, schedule }), ADDRESS],
  ['Pod of cdk8s-plus-34', (chart) => new plus34.Pod(chart, 'api', { containers }), ADDRESS],
];

test.each(PLUS)('a %s is an end as it is, at both sides, and its container ports have names', (_, make, selector) => {
  const { app, chart, web } = shop();
  const api = make(chart);
  // The compiler does not know the port names of a workload that is only known as an end.
  allow(web)
    .to(api as plus28.Deployment)
    .on('http');
  allow(api).to(web).on(80);
  expect(halves(app)).toEqual([
    `shop/api-from-web: ${selector} from app=web on TCP 8080`,
    `shop/web-from-api: app=web from ${selector} on TCP 80`,
  ]);
});

test('a workload that selects its pods by labels of its own is selected by these', () => {
  const { app, chart, web } = shop();
  const api = new plus28.Deployment(chart, 'api', { containers, select: false });
  api.select(plus28.LabelSelector.of({ labels: { app: 'api' } }));
  api.podMetadata.addLabel('app', 'api');
  allow(web).to(api).on('http');
  expect(halves(app)).toEqual(['shop/api-from-web: app=api from app=web on TCP 8080']);
});

test('labels that are added after the statement count', () => {
  const { app, chart, web } = shop();
  const api = new plus28.Pod(chart, 'api', { containers });
  allow(web).to(api).on('http');
  api.podMetadata.addLabel('app', 'api');
  expect(halves(app)).toEqual([`shop/api-from-web: app=api,${ADDRESS} from app=web on TCP 8080`]);
});

test('an L1 Deployment is an end through `workload`, with labels and port names of its own', () => {
  const { app, chart, web } = shop();
  const labels = { app: 'api' };
  const deployment = new plus28.k8s.KubeDeployment(chart, 'api', {
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'api' }] } },
    },
  });
  allow(web)
    .to(workload(deployment, { labels, ports: { http: 8080 } }))
    .on('http');
  expect(halves(app)).toEqual(['shop/api-from-web: app=api from app=web on TCP 8080']);
});

test('a cdk8s-plus workload is selected by labels of your choice through `workload`', () => {
  const { app, chart, web } = shop();
  const deployment = new plus28.Deployment(chart, 'api', { containers, podMetadata: { labels: { app: 'api' } } });
  allow(web)
    .to(workload(deployment, { labels: { app: 'api' } }))
    .on('http');
  expect(halves(app)).toEqual(['shop/api-from-web: app=api from app=web on TCP 8080']);
});

class Shop extends Construct implements Connectable {
  readonly workload: plus28.Deployment;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.workload = new plus28.Deployment(this, 'Default', { containers });
  }
}

test("a team's own construct that carries a workload is an end, named by its own id", () => {
  const { app, chart, web } = shop();
  allow(web).to(new Shop(chart, 'checkout')).on('http');
  expect(halves(app)).toEqual([
    expect.stringMatching(/^shop\/checkout-from-web: cdk8s.io\/metadata.addr=\S+ from app=web/),
  ]);
});

test('a construct may carry a construct that carries the workload', () => {
  const { app, chart, web } = shop();
  const inner: Connectable = {
    workload: new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 } }),
  };
  allow(web)
    .to({ workload: inner } as unknown as Connectable)
    .on(8080);
  expect(halves(app)).toEqual(['shop/api-from-web: app=api from app=web on TCP 8080']);
});

test.each<[string, (chart: Chart) => unknown, string]>([
  [
    'a Service that selects nothing',
    (chart) => new plus28.Service(chart, 'api', { ports: [{ port: 80 }] }),
    'service-without-pods: Service `shop/api` leads to no pods that are known',
  ],
  [
    'an Ingress',
    (chart) => new ApiObject(chart, 'api', { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' }),
    'not-a-workload: `shop/api` makes no pods',
  ],
  ['a ConfigMap', (chart) => new plus28.ConfigMap(chart, 'api'), 'not-a-workload: `shop/api` makes no pods'],
  ['a plain construct', (chart) => new Construct(chart, 'api'), 'not-a-workload: `shop/api` makes no pods'],
  [
    'a Workload without labels',
    (chart) => new Workload(chart, 'api', { labels: {} }),
    'empty-labels: nothing tells the pods of `shop/api` from others',
  ],
  [
    'a Pod without labels',
    (chart) => new ApiObject(chart, 'api', { apiVersion: 'v1', kind: 'Pod', spec: { containers: [] } }),
    'empty-labels: nothing tells the pods of `shop/api` from others',
  ],
  [
    'a Deployment by no labels at all',
    (chart) => workload(new plus28.Deployment(chart, 'api', { containers }), { labels: {} }),
    'empty-labels: nothing tells the pods of `shop/api` from others',
  ],
  [
    'a Deployment by labels that its pods do not have',
    (chart) => workload(new plus28.Deployment(chart, 'api', { containers }), { labels: { app: 'api' } }),
    'labels-not-on-pods: the pods of `shop/api` do not have the labels `app=api`',
  ],
  [
    'a Deployment in no namespace',
    (chart) => new plus28.Deployment(new Chart(chart, 'lost'), 'api', { containers }),
    'no-namespace: nothing says in which namespace `shop/lost/api` runs',
  ],
])('%s is no end, and the finding says why', (_, make, headline) => {
  const headlines = headlinesOf((app) => {
    const { chart, web } = shop(app);
    allow(web)
      .to(make(chart) as Workload)
      .on(80);
  });
  expect(headlines).toEqual([headline]);
});

test('a port name that the containers do not declare is found, with the one that was meant', () => {
  const headlines = headlinesOf((app) => {
    const { chart, web } = shop(app);
    allow(web)
      .to(new plus28.Deployment(chart, 'api', { containers }))
      .on('htpp');
    // What the compiler refuses, JavaScript may still say.
    allow(podsIn(chart))
      .to(web as unknown as Workload<'http'>)
      .on('http');
  });
  expect(headlines).toEqual([
    'unknown-port-name: `shop/web` declares no port named `http`',
    'unknown-port-name: `shop/api` declares no port named `htpp`',
  ]);
});
