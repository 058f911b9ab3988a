import { ApiObject, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  allow,
  AllowIngressController,
  Cluster,
  DefaultDeny,
  Elsewhere,
  Mistake,
  namespace,
  Workload,
} from '../../../lib/index';
import { closedChart, closedShop, findingsIn, headlinesIn, httpRoute, ingress, openedIn, service } from './routed-app';

const NGINX = namespace('ingress-nginx').pods({ app: 'nginx' }).as('nginx');
const ENVOY = namespace('gateways').pods({ app: 'envoy' }).as('envoy');
const FROM_NGINX = 'app=nginx of kubernetes.io/metadata.name=ingress-nginx';
const FROM_ENVOY = 'app=envoy of kubernetes.io/metadata.name=gateways';
const OPENED = `shop/web-from-ingress-nginx-nginx: app=web from ${FROM_NGINX} on TCP 8080`;

function shopWithIngress(ingressClass?: string) {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, metrics: 9090 } });
  service(shop, { name: 'web', targetPort: 'http' });
  ingress(shop, 'front', { service: 'web', port: 80, ...(ingressClass && { ingressClass }) });
  return { app, shop };
}

test('the controller of the class gets the port of the pods, whatever is said first', () => {
  const { app, shop } = shopWithIngress('nginx');
  new AllowIngressController(shop, 'ingress');
  Cluster.configure(app, { ingressControllers: { envoy: ENVOY, nginx: NGINX } });
  expect(openedIn(app)).toEqual([OPENED]);
  expect(headlinesIn(app)).toEqual([]);
});

test('the policies say which object they come from', () => {
  const { app, shop } = shopWithIngress('nginx');
  Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
  new AllowIngressController(shop, 'ingress');
  const policies = shop.toJson() as { metadata: { name: string; annotations?: Record<string, string> } }[];
  expect(
    policies.find(({ metadata }) => metadata.name === 'web-from-ingress-nginx-nginx')?.metadata.annotations,
  ).toEqual(expect.objectContaining({ 'cdk8s-netpol/description': 'Ingress shop/front' }));
});

test('an Ingress without a class is for the only controller there is', () => {
  const { app, shop } = shopWithIngress();
  Cluster.configure(app, { ingressControllers: { nginx: NGINX } });
  new AllowIngressController(shop, 'ingress');
  expect(openedIn(app)).toEqual([OPENED]);
});

test('a statement that says the same adds nothing, and one about another port shares the policy', () => {
  const { app, shop } = closedShop();
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080, admin: 8081 } });
  service(shop, { name: 'web', targetPort: 'http' });
  ingress(shop, 'front', { service: 'web', port: 'main' });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  allow(NGINX).to(web).on('http', 'admin');
  expect(openedIn(app)).toEqual([`${OPENED}, TCP 8081`]);
});

test('a headless Service is gone by its list of pods, on the port of the pods', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  service(shop, { name: 'web', targetPort: 'http', clusterIP: 'None' });
  ingress(shop, 'front', { service: 'web', port: 80 });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  expect(openedIn(app)).toEqual([OPENED]);
});

test('pods behind one Service that call its target differently get a port each', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'old', { labels: { app: 'web', version: 'old' }, ports: { http: 8080 } });
  new Workload(shop, 'new', { labels: { app: 'web', version: 'new' }, ports: { http: 9000 } });
  service(shop, { name: 'web', targetPort: 'http' });
  ingress(shop, 'front', { service: 'web', port: 80 });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  expect(openedIn(app)).toEqual([
    `shop/new-from-ingress-nginx-nginx: app=web,version=new from ${FROM_NGINX} on TCP 9000`,
    `shop/old-from-ingress-nginx-nginx: app=web,version=old from ${FROM_NGINX} on TCP 8080`,
  ]);
});

test('pods that nobody declares are selected as their Service selects them, where its target is a number', () => {
  const { app, shop } = closedShop();
  service(shop, { name: 'web' });
  ingress(shop, 'front', { service: 'web', port: 80 });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  expect(openedIn(app)).toEqual([OPENED]);
});

test('Services that others installed count, and those without pods of the cluster open nothing', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' } });
  const port = { port: 80, targetPort: 8080 };
  const installed = (name: string, spec: object) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
  new Elsewhere(shop, 'installed', {
    manifests: [
      installed('web', { selector: { app: 'web' }, ports: [port] }),
      installed('outside', { type: 'ExternalName', externalName: 'shop.example' }),
      installed('by-hand', { ports: [port] }),
    ],
  });
  for (const name of ['web', 'outside', 'by-hand']) ingress(shop, name, { service: name, port: 80 });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  expect(openedIn(app)).toEqual([OPENED]);
  expect(headlinesIn(app)).toEqual([]);
});

test('in a chart it speaks for the namespace of the chart, in the App for all of them', () => {
  for (const [scoped, opened] of [
    ['shop', ['shop']],
    ['app', ['shop', 'other']],
  ] as const) {
    const { app, shop } = shopWithIngress('nginx');
    const other = closedChart(app, 'other');
    new Workload(other, 'web', { labels: { app: 'web' } });
    service(other, { name: 'web' });
    ingress(other, 'front', { service: 'web', port: 80, ingressClass: 'nginx' });
    new AllowIngressController(scoped === 'app' ? app : shop, 'ingress', { controller: NGINX });
    expect(openedIn(app).map((line) => line.slice(0, line.indexOf('/')))).toEqual(opened);
  }
});

test('both halves are written where the controller is isolated, too', () => {
  const { app, shop } = shopWithIngress();
  const chart = new Chart(app, 'ingress-nginx', { namespace: 'ingress-nginx' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const nginx = new Workload(chart, 'nginx', { labels: { app: 'nginx' }, dns: false });
  Cluster.configure(app, { ingressControllers: { nginx } });
  new AllowIngressController(shop, 'ingress');
  expect(openedIn(app)).toEqual([
    OPENED,
    'ingress-nginx/nginx-to-shop-web: app=nginx to app=web of kubernetes.io/metadata.name=shop on TCP 8080',
  ]);
});

test('each cluster has its own controllers', () => {
  const { app } = closedShop();
  for (const [id, controller] of [
    ['dev', NGINX],
    ['prod', ENVOY],
  ] as const) {
    const cluster = new Cluster(app, id, { ingressControllers: { standard: controller } });
    const shop = new Chart(cluster, 'shop', { namespace: 'shop' });
    new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
    new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web' });
    ingress(shop, 'front', { service: 'web', port: 80, ingressClass: 'standard' });
    new AllowIngressController(shop, 'ingress');
  }
  expect(openedIn(app)).toEqual([OPENED, `shop/web-from-gateways-envoy: app=web from ${FROM_ENVOY} on TCP 8080`]);
});

describe('routes of the Gateway API', () => {
  function shopWithRoute() {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' } });
    service(shop, { name: 'web' });
    httpRoute(shop, 'front', 'gateways/public', 'web');
    return { app, shop };
  }
  const BY_ENVOY = `shop/web-from-gateways-envoy: app=web from ${FROM_ENVOY} on TCP 8080`;

  test('a Gateway that is not in the app can be named itself', () => {
    const { app, shop } = shopWithRoute();
    Cluster.configure(app, { ingressControllers: { 'gateways/public': ENVOY } });
    new AllowIngressController(shop, 'ingress');
    expect(openedIn(app)).toEqual([BY_ENVOY]);
    expect(headlinesIn(app)).toEqual([]);
  });

  test('the class of a Gateway that others installed says which controller is meant', () => {
    const { app, shop } = shopWithRoute();
    const gateway = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'public', namespace: 'gateways' },
      spec: { gatewayClassName: 'envoy' },
    };
    new Elsewhere(shop, 'gateways', { manifests: [gateway] });
    Cluster.configure(app, { ingressControllers: { nginx: NGINX, envoy: ENVOY } });
    new AllowIngressController(shop, 'ingress');
    expect(openedIn(app)).toEqual([BY_ENVOY]);
  });

  test('a Gateway of which nobody says anything is an error, though there is only one controller', () => {
    const { app, shop } = shopWithRoute();
    Cluster.configure(app, { ingressControllers: { envoy: ENVOY } });
    new AllowIngressController(shop, 'ingress');
    expect(headlinesIn(app)).toEqual([
      'ingress-controller-unknown: nobody says which pods bring in the connections of HTTPRoute shop/front',
    ]);
  });
});

test('a Route of OpenShift, which names no class, is for its own router', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  service(shop, { name: 'web', targetPort: 'http' });
  new ApiObject(shop, 'route', {
    apiVersion: 'route.openshift.io/v1',
    kind: 'Route',
    metadata: { name: 'front' },
    spec: { to: { kind: 'Service', name: 'web' }, port: { targetPort: 'main' } },
  });
  Cluster.configure(app, { ingressControllers: { envoy: ENVOY, 'openshift-default': NGINX } });
  new AllowIngressController(shop, 'ingress');
  expect(openedIn(app)).toEqual([OPENED]);
});

test('what cdk8s-plus exposes by an Ingress is opened at its pods', () => {
  const { app, shop } = closedShop();
  const web = new kplus.Deployment(shop, 'web', { containers: [{ image: 'web', portNumber: 8080 }] });
  web.exposeViaIngress('/', { serviceType: kplus.ServiceType.CLUSTER_IP, ports: [{ port: 80, targetPort: 8080 }] });
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  const [opened, ...others] = openedIn(app);
  expect(others).toEqual([]);
  expect(opened).toMatch(/^shop\/web-from-ingress-nginx-nginx: cdk8s\.io\/metadata\.addr=\S+ from .* on TCP 8080$/);
  expect(headlinesIn(app)).toEqual([]);
});

test('a Route names a port of the pods, which some port of its Service has to lead to', () => {
  for (const [targetPort, expected] of [
    [8080, []],
    [
      8081,
      [
        'backend-port-unknown: Route shop/front leads to a port of the pods that no port of the Service `shop/web` leads to',
      ],
    ],
  ] as const) {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web', targetPort: 'http' });
    new ApiObject(shop, 'route', {
      apiVersion: 'route.openshift.io/v1',
      kind: 'Route',
      metadata: { name: 'front' },
      spec: { to: { kind: 'Service', name: 'web' }, port: { targetPort } },
    });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(headlinesIn(app)).toEqual(expected);
  }
});

describe('what cannot be looked up is an error', () => {
  const bothControllers = { nginx: NGINX, envoy: ENVOY };

  test.each([
    ['a class that nobody declares', 'ngnix', bothControllers, 'found the class `ngnix`, did you mean `nginx`?'],
    ['no class among several', undefined, bothControllers, 'found no class, write its `ingressClassName`'],
    ['no controller at all', undefined, {}, 'found no class, say which pods they are'],
  ])('%s', (_, ingressClass, ingressControllers, told) => {
    const { app, shop } = shopWithIngress(ingressClass);
    Cluster.configure(app, { ingressControllers });
    new AllowIngressController(shop, 'ingress');
    const [finding, ...others] = findingsIn(app);
    expect(others).toEqual([]);
    expect(finding?.id).toBe('ingress-controller-unknown');
    expect(`found ${finding?.found}, ${finding?.help}`).toContain(told);
  });

  test.each([
    [
      'a Service that is misspelt',
      { service: 'wep', port: 80 },
      'backend-service-unknown: Ingress shop/front leads to the Service `shop/wep`, which is not in the app',
      'did you mean `web`?',
    ],
    [
      'a port that the Service does not have',
      { service: 'web', port: 8080 },
      'backend-port-unknown: Ingress shop/front leads to a port that the Service `shop/web` does not have',
      'write the number of the port of the Service, or its name',
    ],
    [
      'a target that no pod declares',
      { service: 'odd', port: 80 },
      'backend-target-unknown: no pod behind the Service `shop/odd` declares the port `htp` that Ingress shop/front leads to',
      'name the port of the container so, write its number as the `targetPort`, or declare the pods as a `Workload`',
    ],
  ])('%s', (_, backend, headline, help) => {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web' });
    service(shop, { name: 'odd', targetPort: 'htp' });
    ingress(shop, 'front', backend);
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(headlinesIn(app)).toEqual([headline]);
    expect(findingsIn(app)[0]?.help).toBe(help);
  });

  test('pods without ports', () => {
    const { shop } = closedShop();
    const web = new Workload(shop, 'web', { labels: { app: 'web' } });
    expect(() => new AllowIngressController(shop, 'ingress', { controller: NGINX, to: web })).toThrow(Mistake);
  });
});

test('where no object leads to the namespace, a warning says that nothing opens', () => {
  const { app, shop } = closedShop();
  new AllowIngressController(shop, 'ingress', { controller: NGINX });
  expect(findingsIn(app).map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning nothing-to-open']);
});

test('pods that are named need a controller, too', () => {
  const { app, shop } = closedShop();
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  new AllowIngressController(shop, 'ingress', { to: web, ports: ['http'] });
  expect(headlinesIn(app)).toEqual([
    'ingress-controller-unknown: `shop/ingress` opens nothing: no ingress controller is known',
  ]);
});
