import { ApiObject, Chart, type App } from 'cdk8s';
import { AllowIngressController, Cluster, Elsewhere, namespace, Workload } from '../../../lib/index';
import { closedChart, closedShop, findingsIn, headlinesIn, httpRoute, ingress, openedIn, service } from './routed-app';

const ENVOY = namespace('gateways').pods({ app: 'envoy' }).as('envoy');
const NGINX = namespace('ingress-nginx').pods({ app: 'nginx' }).as('nginx');

interface RouteCase {
  readonly title: string;
  readonly listeners: readonly object[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly parent?: object;
  /** What is found instead of opening anything, and what to do. */
  readonly refused?: readonly [found: string, expected: string, help: string];
}

const listener = (allowedRoutes?: object, more: object = {}) => ({
  name: 'http',
  port: 80,
  protocol: 'HTTP',
  ...more,
  ...(allowedRoutes && { allowedRoutes }),
});
const ALL = { namespaces: { from: 'All' } };
const BY_LABEL = { namespaces: { from: 'Selector', selector: { matchLabels: { exposed: 'yes' } } } };
const LET_IT = "let the listener `http` take it: `allowedRoutes: { namespaces: { from: 'All' } }`";
const A_ROUTE = 'a route of the namespace `shop`';

const CASES: readonly RouteCase[] = [
  {
    title: 'its own namespace alone, where nothing is said',
    listeners: [listener()],
    refused: [A_ROUTE, 'a route of the namespace `gateways`', LET_IT],
  },
  {
    title: 'its own namespace alone',
    listeners: [listener({ namespaces: { from: 'Same' } })],
    refused: [A_ROUTE, 'a route of the namespace `gateways`', LET_IT],
  },
  { title: 'all namespaces', listeners: [listener(ALL)] },
  { title: 'the second listener takes it', listeners: [listener(), listener(ALL, { name: 'other', port: 81 })] },
  { title: 'namespaces with a label that this one has', listeners: [listener(BY_LABEL)], labels: { exposed: 'yes' } },
  {
    title: 'namespaces with a label that this one does not have',
    listeners: [listener(BY_LABEL)],
    labels: { exposed: 'no' },
    refused: [
      A_ROUTE,
      'a route of a namespace with `exposed=yes`',
      'give the Namespace `shop` these labels, in the app or in `new Elsewhere(chart, id, { manifests })`',
    ],
  },
  {
    title: 'namespaces with a label, and nobody knows the labels of this one',
    listeners: [listener(BY_LABEL)],
    refused: [
      A_ROUTE,
      'a route of a namespace with `exposed=yes`',
      'give the Namespace `shop` these labels, in the app or in `new Elsewhere(chart, id, { manifests })`',
    ],
  },
  {
    title: 'the label that every namespace has',
    listeners: [
      listener({
        namespaces: { from: 'Selector', selector: { matchLabels: { 'kubernetes.io/metadata.name': 'shop' } } },
      }),
    ],
  },
  {
    title: 'routes of another kind',
    listeners: [listener({ ...ALL, kinds: [{ kind: 'GRPCRoute' }] })],
    refused: [
      'HTTPRoute',
      'GRPCRoute',
      'add `HTTPRoute` to `allowedRoutes.kinds` of a listener whose protocol serves it',
    ],
  },
  {
    title: 'routes of another protocol',
    listeners: [listener(ALL, { protocol: 'TCP' })],
    refused: [
      'HTTPRoute',
      'TCPRoute',
      'add `HTTPRoute` to `allowedRoutes.kinds` of a listener whose protocol serves it',
    ],
  },
  {
    title: 'a listener that the route does not name',
    listeners: [listener(ALL), listener({ namespaces: { from: 'Same' } }, { name: 'internal', port: 81 })],
    parent: { sectionName: 'internal' },
    refused: [A_ROUTE, 'a route of the namespace `gateways`', LET_IT.replace('`http`', '`internal`')],
  },
  {
    title: 'a listener that is not there',
    listeners: [listener(ALL)],
    parent: { sectionName: 'htp' },
    refused: ['the listener `htp`', '`http` on port 80', 'did you mean `http`?'],
  },
  {
    title: 'another port',
    listeners: [listener(ALL)],
    parent: { port: 443 },
    refused: ['the listener on port 443', '`http` on port 80', 'correct the `sectionName` and the `port` of the route'],
  },
  {
    title: 'the listener and the port that the route names',
    listeners: [listener(ALL)],
    parent: { sectionName: 'http', port: 80 },
  },
];

function gateway(chart: Chart, listeners: readonly object[]): void {
  new ApiObject(chart, 'gateway', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'public' },
    spec: { gatewayClassName: 'envoy', listeners },
  });
}

function shopBehind(listeners: readonly object[], parent: object = {}): { readonly app: App; readonly shop: Chart } {
  const { app, shop } = closedShop();
  Cluster.configure(app, { ingressControllers: { envoy: ENVOY } });
  gateway(new Chart(app, 'gateways', { namespace: 'gateways' }), listeners);
  new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
  service(shop, { name: 'web' });
  new ApiObject(shop, 'route', {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'front' },
    spec: {
      parentRefs: [{ namespace: 'gateways', name: 'public', ...parent }],
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
    },
  });
  return { app, shop };
}

describe('a Gateway takes', () => {
  test.each(CASES)('$title', ({ listeners, labels, parent, refused }) => {
    const { app, shop } = shopBehind(listeners, parent);
    if (labels)
      new ApiObject(shop, 'namespace', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'shop', labels },
      });
    new AllowIngressController(shop, 'ingress');
    expect(openedIn(app)).toHaveLength(refused ? 0 : 1);
    expect(
      findingsIn(app)
        .filter(({ id }) => id !== 'undeclared-namespace-label')
        .map(({ id, severity, headline, found, expected, help }) => [
          `${severity} ${id}: ${headline}`,
          found,
          expected,
          help,
        ]),
    ).toEqual(
      refused
        ? [['warning route-not-accepted: the Gateway `gateways/public` does not take HTTPRoute shop/front', ...refused]]
        : [],
    );
  });

  test('no route that the rule about closed backends asks for', () => {
    const { app } = shopBehind([listener()]);
    expect(headlinesIn(app)).toEqual([]);
    const { app: open } = shopBehind([listener(ALL)]);
    expect(findingsIn(open).map(({ id }) => id)).toEqual(['ingress-backend-closed']);
  });
});

describe('a route leads to a Service of another namespace', () => {
  function bankBehind(grant?: object) {
    const { app, shop } = closedShop();
    Cluster.configure(app, { ingressControllers: { 'gateways/public': ENVOY } });
    const bank = closedChart(app, 'bank');
    new Workload(bank, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(bank, { name: 'web' });
    new ApiObject(shop, 'route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'front' },
      spec: {
        parentRefs: [{ namespace: 'gateways', name: 'public' }],
        rules: [{ backendRefs: [{ name: 'web', namespace: 'bank', port: 80 }] }],
      },
    });
    if (grant) {
      new Elsewhere(bank, 'grants', {
        manifests: [
          {
            apiVersion: 'gateway.networking.k8s.io/v1beta1',
            kind: 'ReferenceGrant',
            metadata: { name: 'from-shop' },
            spec: {
              from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'shop' }],
              to: [{ group: '', kind: 'Service' }],
              ...grant,
            },
          },
        ],
      });
    }
    return { app, bank };
  }

  test.each<[string, object | undefined, number]>([
    ['without a grant', undefined, 0],
    ['with a grant', {}, 1],
    ['with a grant for it', { to: [{ group: '', kind: 'Service', name: 'web' }] }, 1],
    ['with a grant for another Service', { to: [{ group: '', kind: 'Service', name: 'api' }] }, 0],
    ['with a grant for something else', { to: [{ group: '', kind: 'Secret' }] }, 0],
    [
      'with a grant for another kind',
      { from: [{ group: 'gateway.networking.k8s.io', kind: 'GRPCRoute', namespace: 'shop' }] },
      0,
    ],
    [
      'with a grant for another namespace',
      { from: [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', namespace: 'store' }] },
      0,
    ],
  ])('%s', (_, grant, opened) => {
    const { app, bank } = bankBehind(grant);
    new AllowIngressController(bank, 'ingress');
    expect(openedIn(app)).toHaveLength(opened);
    expect(headlinesIn(app)).toEqual(
      opened > 0 ? [] : ['reference-not-granted: HTTPRoute shop/front may not lead to the Service `bank/web`'],
    );
    const { app: silent } = bankBehind(grant);
    expect(findingsIn(silent).map(({ id }) => id)).toEqual(opened > 0 ? ['ingress-backend-closed'] : []);
  });
});

describe('an Ingress without a class', () => {
  function shopWithClasses(...classes: (readonly [name: string, isDefault: boolean])[]) {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' } });
    service(shop, { name: 'web' });
    ingress(shop, 'front', { service: 'web', port: 80 });
    for (const [name, isDefault] of classes) {
      const key = 'ingressclass.kubernetes.io/is-default-class';
      const annotations: Record<string, string> = isDefault ? { [key]: 'true' } : {};
      new ApiObject(shop, `class-${name}`, {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'IngressClass',
        metadata: { name, annotations },
      });
    }
    new AllowIngressController(shop, 'ingress');
    return app;
  }

  test('belongs to the default class among several controllers', () => {
    const app = shopWithClasses(['nginx', true], ['envoy', false]);
    Cluster.configure(app, { ingressControllers: { envoy: ENVOY, nginx: NGINX } });
    expect(headlinesIn(app)).toEqual([]);
    expect(openedIn(app).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'shop/web-from-ingress-nginx-nginx',
    ]);
  });

  test('is not for the only controller that is known, where the default class is of another', () => {
    const app = shopWithClasses(['nginx', true]);
    Cluster.configure(app, { ingressControllers: { envoy: ENVOY } });
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual([
      'ingress-controller-unknown: the class `nginx`',
    ]);
  });

  test('is for nobody in particular where two classes are the default', () => {
    const app = shopWithClasses(['nginx', true], ['envoy', true]);
    Cluster.configure(app, { ingressControllers: { envoy: ENVOY, nginx: NGINX } });
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual(['ingress-controller-unknown: no class']);
  });
});

describe('what leads to no pods says why nothing opens', () => {
  test('an Ingress to an ExternalName', () => {
    const { app, shop } = closedShop();
    new ApiObject(shop, 'outside', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'outside' },
      spec: { type: 'ExternalName', externalName: 'shop.example' },
    });
    ingress(shop, 'front', { service: 'outside', port: 80 });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual([
      'nothing-to-open: Ingress shop/front leads to the Service `shop/outside`, an `ExternalName`',
    ]);
  });

  test('a route of the mesh, which opens nothing to a controller that is named either', () => {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' } });
    service(shop, { name: 'web' });
    new ApiObject(shop, 'route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'inside' },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: 'web' }],
        rules: [{ backendRefs: [{ name: 'web', port: 80 }] }],
      },
    });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(openedIn(app)).toEqual([]);
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual([
      'nothing-to-open: HTTPRoute shop/inside, which has no Gateway above it',
    ]);
  });

  test('a Service whose selector matches no pods', () => {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' }, ports: { http: 8080 } });
    service(shop, { name: 'web', selector: { app: 'wep' }, targetPort: 'http' });
    ingress(shop, 'front', { service: 'web', port: 80 });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual([
      'service-without-pods: no pods of namespace `shop` with `app=wep`',
    ]);
  });

  test('a Service that the API server would refuse is told once, as such', () => {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web' } });
    new ApiObject(shop, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }, { name: 'admin', port: 81 }] },
    });
    for (const name of ['front', 'back']) ingress(shop, name, { service: 'web', port: 80 });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(findingsIn(app).map(({ id, found }) => `${id}: ${found}`)).toEqual([
      'refused-by-api-server: spec.ports[0].name: Required value',
    ]);
  });

  test('a pod behind the Service that has no port of the name never serves', () => {
    const { app, shop } = closedShop();
    new Workload(shop, 'web', { labels: { app: 'web', name: 'web' }, ports: { http: 8080 } });
    new Workload(shop, 'old', { labels: { app: 'web', name: 'old' }, ports: { web: 8080 } });
    service(shop, { name: 'web', targetPort: 'http' });
    for (const name of ['front', 'back']) ingress(shop, name, { service: 'web', port: 80 });
    new AllowIngressController(shop, 'ingress', { controller: NGINX });
    expect(headlinesIn(app)).toEqual([
      'pods-never-serve: `shop/old` never serves port `TCP 80 (main)` of `Service shop/web`',
    ]);
    expect(openedIn(app).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'shop/web-from-ingress-nginx-nginx',
    ]);
  });
});

test('a route whose Gateway is not in the app opens what it leads to', () => {
  const { app, shop } = closedShop();
  new Workload(shop, 'web', { labels: { app: 'web' } });
  service(shop, { name: 'web' });
  httpRoute(shop, 'front', 'gateways/public', 'web');
  Cluster.configure(app, { ingressControllers: { 'gateways/public': ENVOY } });
  new AllowIngressController(shop, 'ingress');
  expect(openedIn(app)).toHaveLength(1);
  expect(headlinesIn(app)).toEqual([]);
});
