import { routingOf } from '../../../lib/manifests/routing/routing-of';
import { ServiceTargets, type RoutedPods } from '../../../lib/manifests/routing/routed-pods';
import { workloadOf } from '../../../lib/manifests/workloads';
import type { Backend } from '../../../lib/model/routing';

const pod = (name: string, ports: readonly object[], metadata: object = {}, spec: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'shop', labels: { app: name }, ...metadata },
  spec: { containers: [{ name: 'main', ports }], ...spec },
});

const service = (name: string, spec: object, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'shop', labels: { app: name }, ...metadata },
  spec,
});

const HTTP = { name: 'http', containerPort: 8080 };
const METRICS = { name: 'metrics', containerPort: 9090 };

const PODS = [
  pod('web', [HTTP, METRICS]),
  pod('db', [{ name: 'sql', containerPort: 5432 }]),
  pod('api', [HTTP, METRICS], { namespace: 'bank' }),
  { ...pod('web', [HTTP, METRICS], { name: 'done' }), status: { phase: 'Succeeded' } },
];

const SERVICES = [
  service('web', {
    selector: { app: 'web' },
    ports: [
      { name: 'front', port: 80, targetPort: 'http' },
      { name: 'metrics', port: 81, targetPort: 'metrics' },
    ],
  }),
  service('db', { clusterIP: 'None', selector: { app: 'db' }, ports: [{ port: 3306, targetPort: 'sql' }] }),
  service('api', { selector: { app: 'api' }, ports: [{ name: 'metrics', port: 9090 }] }, { namespace: 'bank' }),
];

function targetsOf(...more: readonly object[]) {
  const { routing } = routingOf([...SERVICES, ...more]);
  const workloads = PODS.flatMap((object) => workloadOf(object)?.workload ?? []);
  return { routing, targets: new ServiceTargets(routing, workloads) };
}

function texts(pods: RoutedPods): string[] {
  return [...pods].map(
    ([{ namespace, name }, ports]) =>
      `${namespace}/${name} ${ports.map(({ protocol, number }) => `${number}/${protocol}`).join(' ')}`,
  );
}

const backend = (of: Partial<Backend>): Backend => ({ namespace: 'shop', service: 'web', port: undefined, ...of });

test.each<[string, Backend, 'name' | 'pods', readonly string[]]>([
  ['a port by number', backend({ port: 80 }), 'pods', ['shop/web 8080/TCP']],
  ['a port by name', backend({ port: 'metrics' }), 'pods', ['shop/web 9090/TCP']],
  ['no port in particular', backend({}), 'pods', ['shop/web 8080/TCP 9090/TCP']],
  ['a port of the pods', backend({ target: 9090 }), 'pods', ['shop/web 9090/TCP']],
  ['a port of the pods to which no port leads', backend({ target: 1 }), 'pods', []],
  ['a port that the Service does not have', backend({ port: 8080 }), 'pods', []],
  ['the name of a port of the pods', backend({ port: 'http' }), 'pods', []],
  ['a Service that nobody has read', backend({ service: 'gone' }), 'pods', []],
  ['a Service of another namespace', backend({ namespace: 'bank' }), 'pods', []],
  ['a headless Service by its pods', backend({ service: 'db', port: 3306 }), 'pods', ['shop/db 5432/TCP']],
  ['a headless Service by its name', backend({ service: 'db', port: 3306 }), 'name', ['shop/db 3306/TCP']],
])('a backend that names %s leads to the pods behind it', (_, named, by, expected) => {
  expect(texts(targetsOf().targets.ofBackend(named, by))).toEqual(expected);
});

const monitor = (kind: string, spec: object) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'monitor', namespace: 'shop' },
  spec: { selector: {}, ...spec },
});

test.each<[string, object, readonly string[]]>([
  [
    'a ServiceMonitor, by the name of a port of the Service',
    monitor('ServiceMonitor', { endpoints: [{ port: 'metrics' }] }),
    ['shop/web 9090/TCP'],
  ],
  [
    'a ServiceMonitor of all namespaces',
    monitor('ServiceMonitor', { namespaceSelector: { any: true }, endpoints: [{ port: 'metrics' }] }),
    ['shop/web 9090/TCP', 'bank/api 9090/TCP'],
  ],
  [
    'a ServiceMonitor of another namespace',
    monitor('ServiceMonitor', { namespaceSelector: { matchNames: ['bank'] }, endpoints: [{ port: 'metrics' }] }),
    ['bank/api 9090/TCP'],
  ],
  [
    'a ServiceMonitor that selects by the labels of the Service',
    monitor('ServiceMonitor', { selector: { matchLabels: { app: 'db' } }, endpoints: [{ targetPort: 'sql' }] }),
    ['shop/db 5432/TCP'],
  ],
  [
    'a ServiceMonitor with two ports, one of them twice',
    monitor('ServiceMonitor', {
      selector: { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['db'] }] },
      endpoints: [{ port: 'metrics' }, { targetPort: 9090 }, { port: 'front' }],
    }),
    ['shop/web 9090/TCP 8080/TCP'],
  ],
  [
    'a PodMonitor, by the name of a port of the pods',
    monitor('PodMonitor', { podMetricsEndpoints: [{ port: 'metrics' }] }),
    ['shop/web 9090/TCP'],
  ],
  [
    'a PodMonitor, by the number of a port that the pods declare',
    monitor('PodMonitor', { podMetricsEndpoints: [{ portNumber: 5432 }] }),
    ['shop/db 5432/TCP'],
  ],
  [
    'a PodMonitor, by the number of a port that no pod declares',
    monitor('PodMonitor', { podMetricsEndpoints: [{ portNumber: 1 }] }),
    ['shop/web 1/TCP', 'shop/db 1/TCP'],
  ],
  [
    'a PodMonitor that names no port',
    monitor('PodMonitor', {
      selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] },
      podMetricsEndpoints: [{}],
    }),
    ['shop/web 8080/TCP 9090/TCP'],
  ],
  [
    'a PodMonitor that looks for a label that nobody has',
    monitor('PodMonitor', {
      selector: { matchExpressions: [{ key: 'scrape', operator: 'Exists' }] },
      podMetricsEndpoints: [{ port: 'metrics' }],
    }),
    [],
  ],
])('%s scrapes the pods that it finds', (_, object, expected) => {
  const { routing, targets } = targetsOf(object);
  const [only] = routing.monitors;
  expect(only && texts(targets.ofMonitor(only))).toEqual(expected);
});
