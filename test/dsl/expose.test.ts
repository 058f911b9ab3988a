import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import { Cluster, DefaultDeny, ensure, expose, namespace, Workload } from '../../lib';
import type { ControllerLike, Exposed } from '../../lib';
import { findingsOf, headlinesOf } from '../checks/findings';
import { written } from './written';

type Api = Workload<'http' | 'metrics'>;

interface Shop {
  readonly app: App;
  readonly chart: Chart;
  readonly api: Api;
}

function shopOf(app = Testing.app({ outdir: '/nowhere' })): Shop {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 } });
  return { app, chart, api };
}

const halves = (app: App): string[] => written(app).filter((line) => !line.includes('default-deny'));

const NGINX = namespace('ingress-nginx').pods({ app: 'nginx' }).as('nginx');
const FROM_NGINX = 'from app=nginx of kubernetes.io/metadata.name=ingress-nginx';

test.each<[string, (exposed: Exposed<[Api]>) => unknown, string]>([
  ['all that the pods declare, if nothing else is said', (exposed) => exposed, 'TCP 8080, TCP 9090'],
  ['some of them by name', (exposed) => exposed.on('http'), 'TCP 8080'],
  ['some of them by number', (exposed) => exposed.on(9090, 'http'), 'TCP 8080, TCP 9090'],
])('pods are exposed on %s', (_, narrow, ports) => {
  const { app, api } = shopOf();
  narrow(expose(api).via(NGINX));
  expect(halves(app)).toEqual([`shop/api-from-ingress-nginx-nginx: app=api ${FROM_NGINX} on ${ports}`]);
});

test('a controller is known by its class, also to those who expose something before it is said', () => {
  const { app, api } = shopOf();
  expose(api).via('nginx').on('http');
  Cluster.configure(app, { ingressControllers: { nginx: NGINX, internal: namespace('internal') } });
  ensure(NGINX).canReach(api).on('http');
  expect(halves(app)).toEqual([`shop/api-from-ingress-nginx-nginx: app=api ${FROM_NGINX} on TCP 8080`]);
});

test('several controllers, and what they reach, are every pair of them', () => {
  const { app, chart, api } = shopOf();
  const admin = new Workload(chart, 'admin', { labels: { app: 'admin' }, ports: { http: 8081 } });
  Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
  expose(api, admin).via('nginx', namespace('traefik')).on('http');
  expect(halves(app)).toEqual([
    `shop/admin-from-ingress-nginx-nginx: app=admin ${FROM_NGINX} on TCP 8081`,
    'shop/admin-from-traefik: app=admin from all pods of kubernetes.io/metadata.name=traefik on TCP 8081',
    `shop/api-from-ingress-nginx-nginx: app=api ${FROM_NGINX} on TCP 8080`,
    'shop/api-from-traefik: app=api from all pods of kubernetes.io/metadata.name=traefik on TCP 8080',
  ]);
});

test('a Service is exposed on the ports of its pods', () => {
  const { app, chart } = shopOf();
  const service = new ApiObject(chart, 'front', {
    apiVersion: 'v1',
    kind: 'Service',
    spec: { selector: { app: 'api' }, ports: [{ name: 'web', port: 80, targetPort: 'http' }] },
  });
  expose(service).via(NGINX);
  expect(halves(app)).toEqual([`shop/front-from-ingress-nginx-nginx: app=api ${FROM_NGINX} on TCP 8080`]);
});

test('a controller of this app whose egress is denied gets its own half', () => {
  const { app, api } = shopOf();
  const ingress = new Chart(app, 'ingress', { namespace: 'ingress-nginx' });
  new DefaultDeny(ingress, 'default-deny', { direction: 'egress' });
  const nginx = new Workload(ingress, 'nginx', { labels: { app: 'nginx' }, dns: false });
  const exposed = expose(api).via(nginx).on('http').describedAs('the shop is public');
  expect(halves(app)).toEqual([
    `shop/api-from-ingress-nginx-nginx: app=api ${FROM_NGINX} on TCP 8080`,
    'ingress-nginx/nginx-to-shop-api: app=nginx to app=api of kubernetes.io/metadata.name=shop on TCP 8080',
  ]);
  expect(exposed.policies.map(({ name }) => name).sort()).toEqual([
    'api-from-ingress-nginx-nginx',
    'nginx-to-shop-api',
  ]);
});

describe('what is wrong is found', () => {
  test('an unfinished chain', () => {
    expect(headlinesOf((app) => expose(shopOf(app).api))).toEqual([
      'unfinished-chain: `expose(shop/api)` is not finished',
    ]);
  });

  test.each<[string, string, string]>([
    ['a name in another spelling', 'nginxx', 'did you mean `nginx`?'],
    [
      'a name that is unknown',
      'traefik',
      "say which pods they are: `Cluster.configure(app, { ingressControllers: { traefik: namespace('ingress-nginx') } })`",
    ],
    [
      'a name that every object has',
      'toString',
      "say which pods they are: `Cluster.configure(app, { ingressControllers: { toString: namespace('ingress-nginx') } })`",
    ],
  ])('%s', (_, name, help) => {
    const findings = findingsOf((app) => {
      const { api } = shopOf(app);
      Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
      expose(api).via(name);
    });
    expect(findings.map(({ id, headline, help: todo }) => [id, headline, todo])).toEqual([
      ['no-such-controller', `the cluster knows no ingress controller \`${name}\``, help],
    ]);
  });

  test('pods that declare no ports', () => {
    const headlines = headlinesOf((app) => {
      const { chart } = shopOf(app);
      expose(new Workload(chart, 'bare', { labels: { app: 'bare' } })).via(NGINX);
    });
    expect(headlines).toEqual(['no-declared-ports: `shop/bare` declares no ports']);
  });

  test('plain values at both ends, and none at all', () => {
    expect(() => expose(namespace('shop')).via('nginx')).toThrow(/names no construct of an app/);
    expect(() => expose(...([] as unknown as [Api]))).toThrow(/names no ends/);
    const { api } = shopOf();
    expect(() => expose(api).via(...([] as unknown as [ControllerLike]))).toThrow(/names no ends/);
  });
});
