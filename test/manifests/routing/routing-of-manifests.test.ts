import { clusterOf } from '../../../lib/manifests/cluster-reading';
import { readManifests } from '../../../lib/manifests/manifest-reading';
import type * as ManifestReadingModule from '../../../lib/manifests/manifest-reading';
import type * as ClusterReadingModule from '../../../lib/manifests/cluster-reading';

const SERVICE = [
  'apiVersion: v1',
  'kind: Service',
  'metadata:',
  '  name: api',
  '  namespace: shop',
  'spec:',
  '  selector:',
  '    app: api',
  '  ports:',
  '    - port: 80',
  '      targetPort: 8080',
  '',
].join('\n');

const INGRESS = JSON.stringify({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'front' },
  spec: { defaultBackend: { service: { name: 'api', port: { number: 80 } } } },
});

function clusterIn(text: string, namespace = 'default') {
  return clusterOf(readManifests(text, { file: 'a.yaml' }).manifests, { defaultNamespace: namespace });
}

test('what leads to pods is read out of texts, with the place of each part', () => {
  const { routing, skipped, findings } = clusterIn(`${SERVICE}---\n${INGRESS}`, 'shop');
  expect(findings).toEqual([]);
  expect(skipped.size).toBe(0);
  const { services, entrances } = routing.routing;
  expect(services.map(({ name, ports }) => [name, ports])).toEqual([
    ['api', [{ protocol: 'TCP', number: 80, target: 8080 }]],
  ]);
  expect(entrances.map(({ namespace, backends }) => [namespace, backends])).toEqual([
    ['shop', [{ namespace: 'shop', service: 'api', port: 80 }]],
  ]);
  const places = [...services, ...entrances].map((part) => routing.sources.get(part)?.originOf('spec'));
  expect(places).toEqual([
    { file: 'a.yaml', line: 6, column: 1 },
    { file: 'a.yaml', line: 13, column: 83 },
  ]);
});

test('it is read once, and only when somebody asks for it', () => {
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } };
  let read = 0;
  const manifest = {
    unread: { group: '', version: 'v1', kind: 'Service', namespace: '', name: 'a', generateName: '' },
    get object() {
      read += 1;
      return object;
    },
    originOf: () => undefined,
  };
  const reading = clusterOf([manifest]);
  expect([reading.findings, read]).toEqual([[], 0]);
  expect(reading.routing).toBe(reading.routing);
  expect(read).toBeGreaterThan(0);
});

test('what the API server would refuse is a warning: no verdict depends on it', () => {
  const { routing, findings } = clusterIn(SERVICE.replace('port: 80', 'port: 80000'));
  expect(findings).toEqual([]);
  expect(routing.routing.services).toEqual([]);
  expect(
    routing.findings.map(({ severity, id, headline, where, binding }) => [
      severity,
      id,
      headline,
      where.origin?.line,
      binding,
    ]),
  ).toEqual([
    [
      'warning',
      'refused-by-api-server',
      'Service `shop/api` is refused by the API server: spec.ports[0].port: Invalid value: 80000: must be between 1 and 65535, inclusive',
      10,
      undefined,
    ],
  ]);
});

test('what cannot be read leads nowhere, and the mistake is found where it is, once somebody asks', () => {
  const { manifests, findings } = readManifests(`${SERVICE}  bad: { x: [\n`, { file: 'a.yaml' });
  expect(findings).toEqual([]);
  const { routing } = clusterOf(manifests);
  expect(routing.routing.services).toEqual([]);
  expect(routing.findings.map(({ id, severity }) => [id, severity])).toEqual([['unreadable-document', 'error']]);
});

test('of two objects of one name the last one counts, and both are found', () => {
  const { routing, cluster } = clusterIn(`${SERVICE}---\n${SERVICE.replace('8080', '9090')}`);
  expect(routing.routing.services.map(({ ports }) => ports[0]?.target)).toEqual([9090]);
  expect(routing.findings.map(({ id, severity }) => [id, severity])).toEqual([['duplicate-object', 'error']]);
  expect(cluster.namespaces.map(({ name }) => name)).toEqual(['shop']);
});

test('an ordinary Service is read without the parser for all of YAML, as pods and policies are', () => {
  jest.isolateModules(() => {
    jest.doMock('yaml', () => {
      throw new Error('the parser was loaded');
    });
    const reading = jest.requireActual<typeof ManifestReadingModule>('../../../lib/manifests/manifest-reading');
    const cluster = jest.requireActual<typeof ClusterReadingModule>('../../../lib/manifests/cluster-reading');
    const { manifests } = reading.readManifests(`${SERVICE}---\n${INGRESS}`, { file: 'a.yaml' });
    expect(manifests.map(({ unread }) => unread?.kind)).toEqual(['Service', 'Ingress']);
    expect(cluster.clusterOf(manifests).routing.routing.services).toHaveLength(1);
  });
  jest.dontMock('yaml');
});

test('a Service in an unusual spelling means the same', () => {
  const unusual = SERVICE.replace('    app: api', '    app: &name api').replace('name: api', 'name: !!str api');
  expect(clusterIn(unusual).routing.routing).toEqual(clusterIn(SERVICE).routing.routing);
});
