/** What is logged, on its way. */
import { App, Chart } from 'cdk8s';
import { AllowLogging, cidr, DefaultDeny, ExternalService, namespace, Workload } from '../../../lib/index';
import { written } from '../written';

function shop(): { readonly app: App; readonly chart: Chart } {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  return { app, chart };
}

const halves = (app: App): string[] => written(app).filter((line) => !line.includes('denied'));

test('every pod of the namespace sends, unless some are named', () => {
  const { app, chart } = shop();
  const agents = new Workload(chart, 'agents', { labels: { app: 'fluent-bit' }, dns: false });
  new AllowLogging(chart, 'one', { to: namespace('logging').pods({ app: 'fluentd' }), ports: [24224] });
  new AllowLogging(chart, 'two', { from: agents, to: cidr('10.9.0.0/24').as('sink'), ports: [9200] });
  expect(halves(app)).toEqual([
    'shop/agents-to-sink: app=fluent-bit to 10.9.0.0/24 on TCP 9200',
    'shop/all-pods-to-logging-app-fluentd: {} to app=fluentd of kubernetes.io/metadata.name=logging on TCP 24224',
  ]);
});

test('several sinks are each open on the ports that they declare themselves', () => {
  const { app, chart } = shop();
  const collector = new Workload(chart, 'collector', { labels: { app: 'otel' }, ports: { otlp: 4317 }, dns: false });
  const vendor = new ExternalService(app, 'vendor', {
    addresses: ['198.51.100.7'],
    ports: { ingest: 443 },
    owner: 'observability',
  });
  new AllowLogging(chart, 'telemetry', { to: [collector, vendor], ports: 'declared' });
  expect(halves(app)).toEqual([
    'shop/all-pods-to-collector: {} to app=otel on TCP 4317',
    'shop/all-pods-to-vendor: {} to 198.51.100.7/32 on TCP 443',
  ]);
});

test('senders that are no pods are refused', () => {
  const { chart } = shop();
  expect(
    () => new AllowLogging(chart, 'x', { from: cidr('10.0.0.0/8'), to: namespace('logging'), ports: [1] }),
  ).toThrow('in `from`');
});
