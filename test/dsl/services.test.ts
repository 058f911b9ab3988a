import { ApiObject, type App, Chart, Testing } from 'cdk8s';
import * as plus28 from 'cdk8s-plus-28';
import * as plus33 from 'cdk8s-plus-33';
import * as plus34 from 'cdk8s-plus-34';
import { allow, DefaultDeny, Elsewhere, ensure, expose, podsIn, range, udp, workload, Workload } from '../../lib';
import type { EndLike } from '../../lib';
import { headlinesOf, findingsOf } from '../checks/findings';
import { written } from './written';

interface Shop {
  readonly app: App;
  readonly chart: Chart;
  readonly web: Workload;
}

function shopOf(app = Testing.app({ outdir: '/nowhere' })): Shop {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  return { app, chart, web: new Workload(chart, 'web', { labels: { app: 'web' } }) };
}

const halves = (app: App): string[] => written(app).filter((line) => !line.startsWith('shop/default-deny'));

function deployment(chart: Chart, name: string, ports: readonly object[], labels: object = { app: name }): ApiObject {
  return new ApiObject(chart, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'main', ports }] } },
    },
  });
}

function serviceOf(chart: Chart, spec: object, id = 'api-service'): ApiObject {
  return new ApiObject(chart, id, { apiVersion: 'v1', kind: 'Service', spec });
}

const HTTP = { name: 'http', containerPort: 8080 };
const METRICS = { name: 'metrics', containerPort: 9090 };

describe('a Service as the destination of an allow', () => {
  test.each([
    ['cdk8s-plus-28', plus28],
    ['cdk8s-plus-33', plus33],
    ['cdk8s-plus-34', plus34],
  ])('opens the ports of its pods: %s', (_, plus) => {
    const { app, chart, web } = shopOf();
    const api = new plus28.Deployment(chart, 'api', {
      containers: [{ image: 'api', ports: [{ number: 8080 }] }],
      podMetadata: { labels: { app: 'api' } },
      select: false,
    });
    api.select(plus28.LabelSelector.of({ labels: { app: 'api' } }));
    const service = new plus.Service(chart, 'api-service', { ports: [{ name: 'http', port: 80, targetPort: 8080 }] });
    service.selectLabel('app', 'api');
    allow(web).to(service).on('http');
    expect(halves(app)).toEqual(['shop/api-service-from-web: app=api from app=web on TCP 8080']);
  });

  test('is one that a Deployment of cdk8s-plus makes for itself', () => {
    const { app, chart, web } = shopOf();
    const api = new plus28.Deployment(chart, 'api', {
      containers: [{ image: 'api', portNumber: 8080 }],
      podMetadata: { labels: { app: 'api' } },
    });
    const service = api.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
    allow(web).to(service).on(80);
    ensure(web).canReach(service).on(80);
    ensure(web).canReach(api).on(8080);
    ensure(web).cannotReach(api).on(80);
    const [half] = halves(app);
    expect(half).toMatch(/^shop\/api-service-from-web: cdk8s\.io\/metadata\.addr=.* from app=web on TCP 8080$/);
  });

  interface PortCase {
    readonly title: string;
    readonly spec: object;
    readonly on: (to: { readonly service: EndLike; readonly web: Workload }) => unknown;
    readonly opens: string;
  }

  const on =
    (...ports: [number | string | ReturnType<typeof udp>, ...(number | string)[]]): PortCase['on'] =>
    ({ service, web }) =>
      allow(web)
        .to(service as ApiObject)
        .on(...ports);
  const TWO = [
    { name: 'web', port: 80, targetPort: 'http' },
    { name: 'probes', port: 81, targetPort: 9090 },
  ];

  test.each<PortCase>([
    { title: 'by number', spec: { ports: [{ port: 80, targetPort: 8080 }] }, on: on(80), opens: 'TCP 8080' },
    { title: 'by the name of its port', spec: { ports: TWO }, on: on('web'), opens: 'TCP 8080' },
    { title: 'several', spec: { ports: TWO }, on: on('probes', 80), opens: 'TCP 8080, TCP 9090' },
    {
      title: 'by a name that each pod resolves',
      spec: { ports: [{ port: 80, targetPort: 'metrics' }] },
      on: on(80),
      opens: 'TCP 9090',
    },
    { title: 'without a target', spec: { ports: [{ port: 8080 }] }, on: on(8080), opens: 'TCP 8080' },
    {
      title: 'of another protocol',
      spec: { ports: [{ port: 53, protocol: 'UDP', targetPort: 5353 }] },
      on: on(udp(53)),
      opens: 'UDP 5353',
    },
    {
      title: 'headless, where nothing is translated',
      spec: { clusterIP: 'None', ports: [{ port: 8080, targetPort: 'metrics' }] },
      on: on(8080),
      opens: 'TCP 8080',
    },
    {
      title: 'all that it has, and none that only the pods have',
      spec: { ports: [{ port: 80, targetPort: 'http' }] },
      on: ({ service, web }) => allow(web).to(service).onDeclaredPorts(),
      opens: 'TCP 8080',
    },
    {
      title: 'every port of its pods, if that is said',
      spec: { ports: [{ port: 80 }] },
      on: ({ service, web }) => allow(web).to(service).onAllPorts(),
      opens: 'all ports',
    },
  ])('$title', ({ spec, on: ask, opens }) => {
    const { app, chart, web } = shopOf();
    deployment(chart, 'api', [HTTP, METRICS, { containerPort: 5353, protocol: 'UDP' }]);
    ask({ service: serviceOf(chart, { selector: { app: 'api' }, ...spec }), web });
    expect(halves(app)).toEqual([`shop/api-service-from-web: app=api from app=web on ${opens}`]);
  });

  test('selects each workload behind it by a selector of its own, where each has a port of its own', () => {
    const { app, chart, web } = shopOf();
    deployment(chart, 'blue', [HTTP], { app: 'blue', tier: 'back' });
    deployment(chart, 'green', [{ name: 'http', containerPort: 8888 }], { app: 'green', tier: 'back' });
    const service = serviceOf(chart, { selector: { tier: 'back' }, ports: [{ port: 80, targetPort: 'http' }] });
    allow(web).to(service).on(80);
    ensure(web).canReach(service).on(80);
    expect(halves(app)).toEqual([
      'shop/blue-from-web: app=blue,tier=back from app=web on TCP 8080',
      'shop/green-from-web: app=green,tier=back from app=web on TCP 8888',
    ]);
  });

  test('has declared pods behind it as well, and those with port names of our own', () => {
    const { app, chart, web } = shopOf();
    new Workload(chart, 'db', { labels: { app: 'db' }, ports: { sql: 5432 } });
    const cache = deployment(chart, 'cache', []);
    workload(cache, { ports: { redis: 6379 } });
    allow(web)
      .to(serviceOf(chart, { selector: { app: 'db' }, ports: [{ port: 1, targetPort: 'sql' }] }, 'db-service'))
      .on(1);
    allow(web)
      .to(serviceOf(chart, { selector: { app: 'cache' }, ports: [{ port: 1, targetPort: 'redis' }] }, 'cache-service'))
      .on(1);
    expect(halves(app)).toEqual([
      'shop/cache-service-from-web: app=cache from app=web on TCP 6379',
      'shop/db-service-from-web: app=db from app=web on TCP 5432',
    ]);
  });

  test('keeps a name only where the containers of its pods give it to the port', () => {
    const { chart, web } = shopOf();
    workload(deployment(chart, 'api', [HTTP]), { ports: { extra: 9999 } });
    const ports = [
      { name: 'http', port: 80, targetPort: 'http' },
      { name: 'extra', port: 81, targetPort: 9999 },
    ];
    const { policies } = allow(web)
      .to(serviceOf(chart, { selector: { app: 'api' }, ports }))
      .on('http')
      .keepPortNames();
    expect(policies.map((policy) => JSON.stringify(policy.toJson()))).toEqual([
      expect.stringContaining('"ports":[{"port":"http","protocol":"TCP"}]'),
    ]);
    const headlines = headlinesOf((other) => {
      const shop = shopOf(other);
      workload(deployment(shop.chart, 'api', [HTTP]), { ports: { extra: 9999 } });
      allow(shop.web)
        .to(serviceOf(shop.chart, { selector: { app: 'api' }, ports }))
        .on('extra')
        .keepPortNames();
    });
    expect(headlines).toEqual([
      'port-name-not-kept: the port `extra` of `Service shop/api-service` cannot be written by its name',
    ]);
  });

  test('may be in another chart and another namespace', () => {
    const { app, web } = shopOf();
    const bank = new Chart(app, 'bank', { namespace: 'bank' });
    new DefaultDeny(bank, 'default-deny', { direction: 'ingress' });
    deployment(bank, 'api', [HTTP]);
    const service = serviceOf(bank, { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'http' }] }, 'front');
    allow(web).to(service).on(80);
    expect(halves(app).filter((line) => line.startsWith('bank/front'))).toEqual([
      'bank/front-from-shop-web: app=api from app=web of kubernetes.io/metadata.name=shop on TCP 8080',
    ]);
  });
});

describe('a Service whose pods resolve its target differently', () => {
  /** Pods that give the two names to each other's numbers. */
  function crossed(app?: App) {
    const shop = shopOf(app);
    const labels = (name: string) => ({ app: name, tier: 'back' });
    const [http, admin] = [{ name: 'http' }, { name: 'admin' }];
    const a = deployment(
      shop.chart,
      'a',
      [
        { ...http, containerPort: 8080 },
        { ...admin, containerPort: 9090 },
      ],
      labels('a'),
    );
    const b = deployment(
      shop.chart,
      'b',
      [
        { ...http, containerPort: 9090 },
        { ...admin, containerPort: 8080 },
      ],
      labels('b'),
    );
    const ports = [{ name: 'http', port: 80, targetPort: 'http' }];
    return { ...shop, a, b, service: serviceOf(shop.chart, { selector: { tier: 'back' }, ports }) };
  }

  const OPENED = [
    'shop/a-from-web: app=a,tier=back from app=web on TCP 8080',
    'shop/b-from-web: app=b,tier=back from app=web on TCP 9090',
  ];

  test.each<[string, (ends: ReturnType<typeof crossed>) => unknown]>([
    ['by name', ({ web, service }) => allow(web).to(service).on('http')],
    ['by number', ({ web, service }) => allow(web).to(service).on(80)],
    ['all that it has', ({ web, service }) => allow(web).to(service).onDeclaredPorts()],
    ['through a controller', ({ web, service }) => expose(service).via(web)],
    ['as the workloads themselves', ({ web, a, b }) => allow(web).to(a, b).on('http')],
    [
      'together with the workloads themselves',
      ({ web, a, b, service }) => [allow(web).to(service).on('http'), allow(web).to(a, b).on('http')],
    ],
  ])('opens to each of them its own number: %s', (_, says) => {
    const shop = crossed();
    says(shop);
    expect(halves(shop.app)).toEqual(OPENED);
  });

  test('is reached at each of them on its own number, and on no other', () => {
    expect(
      headlinesOf((app) => {
        const { web, a, b, service } = crossed(app);
        allow(web).to(service).on('http');
        ensure(web).canReach(service).on('http');
        ensure(web).cannotReach(a).on(9090);
        ensure(web).cannotReach(b).on(8080);
        ensure(service).isReachedOnlyBy(web);
      }),
    ).toEqual([]);
    expect(
      headlinesOf((app) => {
        const { web, a, b, service } = crossed(app);
        allow(web).to(a).on('admin');
        allow(web).to(b).on('admin');
        ensure(web).cannotReach(service).on('http');
      }),
    ).toEqual([]);
  });

  test('has names for its policies that belong to the name that was chosen', () => {
    const { app, web, service } = crossed();
    allow(web).to(service).on('http').named('web-to-back');
    expect(halves(app).map((line) => line.slice(0, line.indexOf(':')))).toEqual([
      'shop/web-to-back-a-from-web',
      'shop/web-to-back-b-from-web',
    ]);
  });

  test('keeps the names of ports', () => {
    const { web, service } = crossed();
    const { policies } = allow(web).to(service).on('http').keepPortNames();
    expect(policies.map((policy) => JSON.stringify(policy.toJson()))).toEqual([
      expect.stringContaining('"ports":[{"port":"http","protocol":"TCP"}]'),
      expect.stringContaining('"ports":[{"port":"http","protocol":"TCP"}]'),
    ]);
  });

  test('opens all ports of all of them by its own selector, where that is said', () => {
    const { app, web, service } = crossed();
    allow(web).to(service).onAllPorts();
    expect(halves(app)).toEqual(['shop/api-service-from-web: tier=back from app=web on all ports']);
  });

  test('leads to pods of others as well, by their labels', () => {
    const { app, chart, web } = shopOf();
    deployment(chart, 'a', [HTTP], { app: 'a', tier: 'back' });
    new Elsewhere(chart, 'installed', {
      manifests: [
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'b', labels: { app: 'b', tier: 'back' } },
          spec: { containers: [{ name: 'b', image: 'b', ports: [{ name: 'http', containerPort: 9090 }] }] },
        },
      ],
    });
    const ports = [{ port: 80, targetPort: 'http' }];
    allow(web)
      .to(serviceOf(chart, { selector: { tier: 'back' }, ports }))
      .on(80);
    expect(halves(app)).toEqual(OPENED);
  });

  test.each([
    ['http', 'different ports of `shop/a` and `shop/b`'],
    ['web', 'ports of `shop/a` and none of `shop/b`'],
  ])('is an error where no selector tells them apart: %s', (name, told) => {
    const findings = findingsOf((app) => {
      const { chart, web } = shopOf(app);
      new Workload(chart, 'a', { labels: { tier: 'back' }, ports: { http: 8080 } });
      new Workload(chart, 'b', { labels: { tier: 'back', app: 'b' }, ports: { [name]: 9090 } });
      const ports = [{ port: 80, targetPort: 'http' }];
      allow(web)
        .to(serviceOf(chart, { selector: { tier: 'back' }, ports }))
        .on(80);
    });
    expect(findings.map(({ id, severity, headline }) => `${severity} ${id}: ${headline}`)).toContain(
      `error service-pods-not-told-apart: \`Service shop/api-service\` leads to ${told}, which no selector tells apart`,
    );
  });

  test('opens nothing to those that have no port of the name, and says so once', () => {
    const told: string[] = [];
    const opened = (app: App) => {
      const { chart, web } = shopOf(app);
      deployment(chart, 'a', [HTTP], { app: 'a', tier: 'back' });
      deployment(chart, 'b', [METRICS], { app: 'b', tier: 'back' });
      const ports = [{ port: 80, targetPort: 'http' }];
      const service = serviceOf(chart, { selector: { tier: 'back' }, ports });
      allow(web).to(service).on(80);
      allow(new Workload(chart, 'other', { labels: { app: 'other' } }))
        .to(service)
        .on(80);
      ensure(web).canReach(service).on(80);
    };
    const findings = findingsOf((app) => {
      opened(app);
      told.push(...halves(app));
    });
    expect(told).toEqual([
      'shop/a-from-other: app=a,tier=back from app=other on TCP 8080',
      'shop/a-from-web: app=a,tier=back from app=web on TCP 8080',
    ]);
    expect(findings.map(({ id, severity, headline }) => `${severity} ${id}: ${headline}`)).toEqual([
      'warning pods-never-serve: `shop/b` never serves port `TCP 80` of `Service shop/api-service`',
    ]);
    expect(findings[0]).toMatchObject({ found: '`metrics`', expected: expect.stringContaining('`http`') as string });
  });

  test('selects the one pod that it singles out, and no other of its StatefulSet', () => {
    const { chart, web } = shopOf();
    const labels = { app: 'db' };
    new ApiObject(chart, 'db', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'main', ports: [HTTP] }] } },
      },
    });
    const key = 'statefulset.kubernetes.io/pod-name';
    deployment(chart, 'stand-in', [{ name: 'http', containerPort: 9090 }], {
      app: 'stand-in',
      [key]: 'db-0',
    });
    const { policies } = allow(web)
      .to(serviceOf(chart, { selector: { [key]: 'db-0' }, ports: [{ port: 80, targetPort: 'http' }] }))
      .on(80);
    const written = policies.map((policy) => policy.toJson() as { spec: { podSelector: object; ingress: object[] } });
    expect(written.map(({ spec }) => spec)).toEqual([
      expect.objectContaining({ podSelector: { matchLabels: { app: 'db', [key]: 'db-0' } } }),
      expect.objectContaining({ podSelector: { matchLabels: { app: 'stand-in', [key]: 'db-0' } } }),
    ]);
  });
});

interface WrongCase {
  readonly title: string;
  readonly spec: object;
  readonly says: (ends: { readonly service: ApiObject; readonly web: Workload; readonly chart: Chart }) => unknown;
  readonly found: string;
  readonly help: string;
}

const onPort: WrongCase['says'] = ({ service, web }) => allow(web).to(service).on(80);
const PORTS = [{ name: 'http', port: 80, targetPort: 'http' }];

test.each<WrongCase>([
  {
    title: 'without a selector',
    spec: { ports: PORTS },
    says: onPort,
    found: 'service-without-pods: Service `shop/api-service` leads to no pods that are known',
    help: 'give it a selector, or name the pods or the addresses behind it',
  },
  {
    title: 'of type ExternalName',
    spec: { type: 'ExternalName', externalName: 'example.com', selector: { app: 'api' }, ports: PORTS },
    says: onPort,
    found: 'service-without-pods: Service `shop/api-service` leads to no pods that are known',
    help: "name the addresses: `cidr('203.0.113.0/24')`",
  },
  {
    title: 'with nobody behind it',
    spec: { selector: { app: 'apis' }, ports: PORTS },
    says: onPort,
    found: 'service-without-pods: Service `shop/api-service` leads to no pods that are known',
    help: "correct its selector, or declare the pods that others make: `new Workload(chart, 'api', { labels })`",
  },
  {
    title: 'asked for a port of its pods',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => allow(web).to(service).on(8080),
    found: 'not-a-service-port: `Service shop/api-service` has no port `TCP 8080`',
    help: 'write `80`, the port of the Service that leads there, or name the workload itself',
  },
  {
    title: 'asked for a name that only its target has',
    spec: { selector: { app: 'api' }, ports: [{ name: 'front', port: 80, targetPort: 'http' }] },
    says: ({ service, web }) => allow(web).to(service).on('http'),
    found: 'not-a-service-port: `Service shop/api-service` has no port `http`',
    help: 'write `80`, the port of the Service that leads there, or name the workload itself',
  },
  {
    title: 'asked for a name in another spelling',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => allow(web).to(service).on('htpp'),
    found: 'not-a-service-port: `Service shop/api-service` has no port `htpp`',
    help: 'did you mean `http`?',
  },
  {
    title: 'asked for a port of another protocol',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => allow(web).to(service).on(udp(80)),
    found: 'not-a-service-port: `Service shop/api-service` has no port `UDP 80`',
    help: 'write a port of the Service, or name the workload to open another port of its pods',
  },
  {
    title: 'asked for a range',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => allow(web).to(service).on(range(80, 90)),
    found: 'not-a-service-port: `Service shop/api-service` has no port `TCP 80-90`',
    help: 'write a port of the Service, or name the workload to open another port of its pods',
  },
  {
    title: 'with a target that no pod declares',
    spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'grpc' }] },
    says: onPort,
    found: 'target-port-unknown: port `TCP 80` of `Service shop/api-service` leads to no port of its pods',
    help: 'name the container port so, or write its number as the `targetPort`',
  },
  {
    title: 'with such a target among all of its ports',
    spec: { selector: { app: 'api' }, ports: [...PORTS, { name: 'g', port: 81, targetPort: 'grpc' }] },
    says: ({ service, web }) => allow(web).to(service).onDeclaredPorts(),
    found: 'target-port-unknown: port `TCP 81 (g)` of `Service shop/api-service` leads to no port of its pods',
    help: 'name the container port so, or write its number as the `targetPort`',
  },
  {
    title: 'that has no ports, asked for them',
    spec: { clusterIP: 'None', selector: { app: 'api' } },
    says: ({ service, web }) => allow(web).to(service).onDeclaredPorts(),
    found: 'no-declared-ports: `Service shop/api-service` declares no ports',
    help: expect.any(String) as string,
  },
  {
    title: 'as a source',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => allow(service).to(web).on(80),
    found: 'service-as-source: `Service shop/api-service` opens no connections',
    help: 'name the workload behind it, `shop/api`',
  },
  {
    title: 'as the source of an assertion',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => ensure(service).cannotReach(web),
    found: 'service-as-source: `Service shop/api-service` opens no connections',
    help: 'name the workload behind it, `shop/api`',
  },
  {
    title: 'as the only one that may come',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, chart }) => ensure(podsIn(chart)).isReachedOnlyBy(service),
    found: 'service-as-source: `Service shop/api-service` opens no connections',
    help: 'name the workload behind it, `shop/api`',
  },
  {
    title: 'in an assertion, asked for a port that it does not have',
    spec: { selector: { app: 'api' }, ports: PORTS },
    says: ({ service, web }) => ensure(web).cannotReach(service).on(8080),
    found: 'not-a-service-port: `Service shop/api-service` has no port `TCP 8080`',
    help: 'write `80`, the port of the Service that leads there, or name the workload itself',
  },
  {
    title: 'that the API server would refuse',
    spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: '8080' }] },
    says: onPort,
    found: 'refused-by-api-server: the API server would refuse Service `shop/api-service`',
    help: 'correct the field',
  },
])('a Service $title is found, with what to do', ({ spec, says, found, help }) => {
  const findings = findingsOf((app) => {
    const { chart, web } = shopOf(app);
    deployment(chart, 'api', [HTTP]);
    says({ service: serviceOf(chart, spec), web, chart });
  });
  expect(findings.map((one) => `${one.id}: ${one.headline}`)).toEqual([found]);
  expect(findings[0]?.help).toEqual(help);
});

test('what is behind a Service can be asked about: it is reached by nobody else, and it is isolated', () => {
  const headlines = headlinesOf((app) => {
    const { chart, web } = shopOf(app);
    deployment(chart, 'api', [HTTP]);
    const service = serviceOf(chart, { selector: { app: 'api' }, ports: PORTS });
    allow(web).to(service).on('http');
    ensure(service).isReachedOnlyBy(web);
    ensure(service).isIsolated('ingress');
    ensure(service).isIsolated('egress');
  });
  expect(headlines).toEqual(['assertion-failed: `shop/api` is not isolated for egress']);
});

test('a Service in no namespace is found', () => {
  const headlines = headlinesOf((app) => {
    const { chart, web } = shopOf(app);
    allow(web)
      .to(serviceOf(new Chart(chart, 'lost'), { selector: { app: 'api' }, ports: PORTS }))
      .on(80);
  });
  expect(headlines).toEqual(['no-namespace: nothing says in which namespace `shop/lost/api-service` runs']);
});
