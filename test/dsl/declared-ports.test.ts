/** `.onDeclaredPorts()`: what each kind of end declares, and what is said of one that declares nothing. */
import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus34 from 'cdk8s-plus-34';
import { allow, anywhere, cidr, DefaultDeny, namespaces, podsIn, range, udp, workload, Workload } from '../../lib';
import type { EndLike } from '../../lib';
import { findingsOf } from '../checks/findings';
import { written } from './written';

function shopOf(app = Testing.app({ outdir: '/nowhere' })) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  return { app, chart, web: new Workload(chart, 'web', { labels: { app: 'web' } }) };
}

const portsIn = (app: App): string[] =>
  written(app)
    .filter((line) => !line.includes('default-deny'))
    .map((line) => line.replace(/^.* on /, ''));

function pod(chart: Chart, spec: object): ApiObject {
  return new ApiObject(chart, 'api', { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { app: 'api' } }, spec });
}

const container = (...ports: readonly object[]) => ({ name: 'main', image: 'main', ports });

test.each<[string, (chart: Chart) => EndLike, string]>([
  [
    'a Workload, ranges included',
    (chart) =>
      new Workload(chart, 'api', {
        labels: { app: 'api' },
        ports: { http: 8080, dns: udp(53), data: range(9000, 9010) },
      }),
    'TCP 8080, TCP 9000-9010, UDP 53',
  ],
  [
    'a Deployment of cdk8s-plus-28',
    (chart) =>
      new plus28.Deployment(chart, 'api', {
        containers: [{ image: 'api', ports: [{ number: 8080 }, { number: 53, protocol: plus28.Protocol.UDP }] }],
      }),
    'TCP 8080, UDP 53',
  ],
  [
    'a Deployment of cdk8s-plus-34, all containers',
    (chart) =>
      new plus34.Deployment(chart, 'api', {
        containers: [
          { name: 'a', image: 'a', portNumber: 8080 },
          { name: 'b', image: 'b', portNumber: 9090 },
        ],
      }),
    'TCP 8080, TCP 9090',
  ],
  [
    'a workload with names of its own, beside those of its containers',
    (chart) => workload(pod(chart, { containers: [container({ containerPort: 80 })] }), { ports: { admin: 9000 } }),
    'TCP 80, TCP 9000',
  ],
  [
    'an object, native sidecars included and plain init containers not',
    (chart) =>
      pod(chart, {
        containers: [container({ containerPort: 80, name: 'http' })],
        initContainers: [
          { ...container({ containerPort: 15090 }), name: 'proxy', restartPolicy: 'Always' },
          { ...container({ containerPort: 1 }), name: 'setup' },
        ],
      }),
    'TCP 80, TCP 15090',
  ],
  [
    'a port that two names stand for, once',
    (chart) => new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 8080 } }),
    'TCP 8080',
  ],
  [
    'what carries a workload',
    (chart) => ({ workload: new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 } }) }),
    'TCP 8080',
  ],
])('of %s', (_, make, ports) => {
  const { app, chart, web } = shopOf();
  allow(web).to(make(chart)).onDeclaredPorts();
  expect(portsIn(app)).toEqual([ports]);
});

test('each destination is opened on its own ports', () => {
  const { app, chart, web } = shopOf();
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
  const db = new Workload(chart, 'db', { labels: { app: 'db' }, ports: { sql: 5432 } });
  allow(web).to(api, db).onDeclaredPorts();
  expect(portsIn(app)).toEqual(['TCP 8080', 'TCP 5432']);
});

test.each<[string, (chart: Chart) => EndLike, string, string]>([
  [
    'a Workload',
    (chart) => new Workload(chart, 'api', { labels: { app: 'api' } }),
    'no `ports`',
    'declare them: `ports: { http: 8080 }`',
  ],
  [
    'an object',
    (chart) => pod(chart, { containers: [container()] }),
    'containers without ports',
    'declare them at the containers, or write them with `.on(...)`',
  ],
  [
    'pods by their labels',
    (chart) => podsIn(chart).pods({ app: 'api' }),
    'pods that are known by their labels alone',
    'write the ports with `.on(...)`',
  ],
  ['pods of many namespaces', () => namespaces({ team: 'a' }), 'no pods of its own', 'write the ports with `.on(...)`'],
  ['addresses', () => cidr('203.0.113.0/24'), 'no pods of its own', 'write the ports with `.on(...)`'],
  ['everyone', () => anywhere(), 'no pods of its own', 'write the ports with `.on(...)`'],
])('%s may declare none, and that is an error', (_, make, found, help) => {
  const findings = findingsOf((app) => {
    const { chart, web } = shopOf(app);
    allow(web).to(make(chart)).onDeclaredPorts();
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ code: 'NP219', found, help }]);
});
