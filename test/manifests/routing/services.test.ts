import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { PodsBehind } from '../../../lib/manifests/routing/pods-behind';
import { podPortsOf, targetsOf, type PodPorts } from '../../../lib/manifests/routing/port-translation';
import { routingOfObject } from '../../../lib/manifests/routing/routing-of';
import { workloadOf } from '../../../lib/manifests/workloads';
import type { Service, ServicePort } from '../../../lib/model/service';
import type { Workload } from '../../../lib/model/workload';

/** By port of the Service, such as `80/TCP`: each pod with its port, or each pod alone. */
type ByPort = Readonly<Record<string, readonly string[]>>;

interface ServiceCase {
  readonly title: string;
  readonly spec: object;
  readonly pods?: readonly object[];
  readonly leads: ByPort;
  readonly missing?: ByPort;
  readonly byPods?: ByPort;
}

const FILE = join(__dirname, '..', '..', 'cases', 'services.yaml');
const { world, cases } = parse(readFileSync(FILE, 'utf8')) as {
  readonly world: readonly object[];
  readonly cases: readonly ServiceCase[];
};

function serviceIn({ spec }: ServiceCase): Service {
  const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'service', namespace: 'shop' }, spec };
  const { routing, errors } = routingOfObject(object);
  expect(errors).toEqual([]);
  const [service] = routing.services;
  if (service === undefined) throw new Error('no Service was read');
  return service;
}

function podsBehind(service: Service, { pods = [] }: ServiceCase): readonly Workload[] {
  const readings = [...world, ...pods].map((object) => workloadOf(object));
  expect(readings.flatMap((reading) => reading?.errors ?? [])).toEqual([]);
  return new PodsBehind(readings.flatMap((reading) => reading?.workload ?? [])).of(service);
}

const portText = ({ number, protocol }: Pick<ServicePort, 'number' | 'protocol'>) => `${number}/${protocol}`;
const leadsText = ({ byPod }: PodPorts) => [...byPod].map(([pod, port]) => `${pod.name} ${portText(port)}`);

function byPort(service: Service, textsOf: (port: ServicePort) => readonly string[]): ByPort {
  return Object.fromEntries(service.ports.map((port) => [portText(port), textsOf(port)]));
}

test.each(cases)('$title', (one) => {
  const service = serviceIn(one);
  const pods = podsBehind(service, one);
  expect(byPort(service, (port) => leadsText(podPortsOf(service, port, pods)))).toEqual(one.leads);
  const missing = byPort(service, (port) => podPortsOf(service, port, pods).missing.map(({ name }) => name));
  expect(Object.fromEntries(Object.entries(missing).filter(([, names]) => names.length > 0))).toEqual(
    one.missing ?? {},
  );
  expect(byPort(service, (port) => leadsText(targetsOf(port, pods)))).toEqual(one.byPods ?? one.leads);
});

test('there is a case for each rule, and each says something of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(25);
  expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
});

test('the ports of all pods are given once, in order', () => {
  const [service] = routingOfObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a', namespace: 'shop' },
    spec: { selector: { tier: 'back' }, ports: [{ port: 80, targetPort: 'http' }] },
  }).routing.services;
  const pods = world.flatMap((object) => workloadOf(object)?.workload ?? []);
  const [port] = service?.ports ?? [];
  if (!service || !port) throw new Error('no port was read');
  const behind = new PodsBehind([...pods, ...pods].reverse()).of(service);
  expect(podPortsOf(service, port, behind).ports).toEqual([
    { protocol: 'TCP', number: 8080 },
    { protocol: 'TCP', number: 8888 },
  ]);
});
