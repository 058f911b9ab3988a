import * as fc from 'fast-check';
import { clusterOf, type ClusterReading } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { specOf } from '../../lib/manifests/policy-writing';
import type { Cluster } from '../../lib/model/cluster';
import type { Policy } from '../../lib/model/policy';
import { selectorOfLabels } from '../../lib/model/selector';
import type { Workload } from '../../lib/model/workload';
import { addressEnd, judge, podEnd, worldOf, type Connection } from '../../lib/reachability';
import { explain } from '../../lib/reachability/explain';
import type { Edit } from '../../lib/reachability';
import { patchOf } from '../../lib/report/explain/change-patch';
import type { ObjectPatch, PatchOperation } from '../../lib/report/explain/object-patch';
import { formatAddress } from '../../lib/sets/address';
import { parseCidr, type Cidr } from '../../lib/sets/cidr';
import { address, smallCluster } from '../arbitraries/small-cluster';

type Json = Record<string, unknown>;

function podFor({ namespace, name, labels, ports, hostNetwork, addresses }: Workload): Json {
  const containerPorts = ports.map((port) => ({
    name: port.name,
    protocol: port.protocol,
    containerPort: port.number,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { hostNetwork, containers: [{ name: 'main', image: 'main', ports: containerPorts }] },
    status: { podIPs: addresses.map((address) => ({ ip: formatAddress(address) })) },
  };
}

/** A cluster as the objects that make it; policies have names of their own. */
function objectsOf({ namespaces, workloads, policies }: Cluster): Json[] {
  return [
    ...namespaces.map(({ name, labels }) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } })),
    ...workloads.map(podFor),
    ...policies.map((policy, index) => ({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `policy-${index}`, namespace: policy.namespace },
      spec: specOf(policy),
    })),
  ];
}

function readingOf(objects: readonly Json[]): ClusterReading {
  return clusterOf(objects.map((object) => manifestOf(object)));
}

/** A JSON patch (RFC 6902), applied by nothing of ours. */
function patched(object: Json, { op, path, value }: PatchOperation): Json {
  const copy = structuredClone(object);
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.pop() ?? '';
  const parent = steps.reduce<unknown>((node, step) => (node as Json)[step], copy) as Json;
  if (Array.isArray(parent) && op === 'add') parent.push(value);
  else if (op === 'remove') Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return copy;
}

function isTarget(object: Json, { target }: ObjectPatch): boolean {
  const { name, namespace } = object['metadata'] as Json;
  return object['kind'] === target.kind && name === target.name && namespace === target.namespace;
}

/** The verdict on a connection between two workloads, which are found again by their names. */
function verdictAfter(objects: readonly Json[], { source, destination, port }: Connection): string {
  const { cluster, findings } = readingOf(objects);
  expect(findings).toEqual([]);
  const again = (end: Connection['source']) => {
    const found = cluster.workloads.find(
      ({ namespace, name }) => end.kind === 'pod' && end.workload.namespace === namespace && end.workload.name === name,
    );
    return found ? podEnd(found) : end;
  };
  return judge(worldOf(cluster), { source: again(source), destination: again(destination), port }).verdict;
}

function provePatches(cluster: Cluster): void {
  const objects = objectsOf(cluster);
  const reading = readingOf(objects);
  const world = worldOf(reading.cluster);
  const [source, destination] = reading.cluster.workloads.map(podEnd);
  if (!source || !destination) return;
  const connection = { source, destination, port: { protocol: 'TCP', number: 85 } } as const;
  const { judgement, changes } = explain(world, connection);
  const denied = [judgement.egress, judgement.ingress].filter(({ verdict }) => verdict === 'denied');
  if (denied.length === 0 || changes.length < denied.length) return;
  const patches = changes.map((change) => patchOf(change, reading.sources));
  const after = patches.reduce(
    (all, patch) => all.map((object) => (isTarget(object, patch) ? patched(object, patch.operation) : object)),
    objects,
  );
  // What is not decided by policies stays undecided.
  const isSure = [judgement.egress, judgement.ingress].every(({ verdict }) => verdict !== 'depends');
  expect(verdictAfter(after, connection)).toBe(isSure ? 'allowed' : 'depends');
}

test('the patches of an explanation, applied to the objects as they are written, allow the connection', () => {
  fc.assert(fc.property(smallCluster, provePatches), { numRuns: 300 });
});

function policyFor(podSelector: object, spec: object): Json {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'policy', namespace: 'shop' },
    spec: { podSelector, ...spec },
  };
}

function pod(name: string, labels?: object): Json {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', ...(labels && { labels }) },
    spec: { containers: [{ name: 'main', image: 'main' }] },
  };
}

/** A workload that sends, the policy that isolates, and what becomes of both. */
interface PatchCase {
  readonly title: string;
  readonly web?: Json;
  readonly to?: string;
  readonly policy: Json;
  readonly edit: (policy: Policy, web: Workload) => Edit;
  readonly operation: PatchOperation;
}

const block = (text: string): Cidr => {
  const cidr = parseCidr(text);
  if (!cidr) throw new RangeError(text);
  return cidr;
};
const DB = { matchLabels: { app: 'db' } };
const from = (matchLabels: object) => [{ podSelector: { matchLabels } }];
const out = (except: readonly string[]) =>
  policyFor({}, { policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24', except } }] }] });
const port = { kind: 'numbers', protocol: 'TCP', first: 5432, last: 5432 } as const;
const peer = { kind: 'pods', pods: selectorOfLabels({ app: 'web' }) } as const;
const label = { key: 'example.com/db', value: 'reader' };
const rule = { from: from({ app: 'web' }), ports: [{ protocol: 'TCP', port: 5432 }] };

const cases: readonly PatchCase[] = [
  {
    title: 'a port more for a rule',
    policy: policyFor(DB, { ingress: [{ from: from({ app: 'web' }), ports: [{ port: 80 }] }] }),
    edit: (policy) => ({ kind: 'add-port', policy, rule: 0, port }),
    operation: { op: 'add', path: '/spec/ingress/0/ports/-', value: { protocol: 'TCP', port: 5432 } },
  },
  {
    title: 'a peer more for a rule',
    policy: policyFor(DB, { ingress: [{ from: from({ app: 'api' }), ports: [{ port: 5432 }] }] }),
    edit: (policy) => ({ kind: 'add-peer', policy, rule: 0, peer }),
    operation: { op: 'add', path: '/spec/ingress/0/from/-', value: from({ app: 'web' })[0] },
  },
  {
    title: 'a label more for a pod',
    policy: policyFor(DB, { ingress: [{ from: from({ 'example.com/db': 'reader' }) }] }),
    edit: (policy, workload) => ({ kind: 'add-label', workload, ...label, policy, rule: 0 }),
    operation: { op: 'add', path: '/metadata/labels/example.com~1db', value: 'reader' },
  },
  {
    title: 'the first label of a pod',
    web: pod('web'),
    policy: policyFor(DB, { ingress: [{ from: from({ 'example.com/db': 'reader' }) }] }),
    edit: (policy, workload) => ({ kind: 'add-label', workload, ...label, policy, rule: 0 }),
    operation: { op: 'add', path: '/metadata/labels', value: { 'example.com/db': 'reader' } },
  },
  {
    title: 'a rule more for a policy',
    policy: policyFor(DB, { ingress: [{ from: from({ app: 'api' }), ports: [{ port: 80 }] }] }),
    edit: (policy) => ({ kind: 'add-rule', policy, rule: { peers: [peer], ports: [port] } }),
    operation: { op: 'add', path: '/spec/ingress/-', value: rule },
  },
  {
    title: 'the first rule of a policy',
    policy: policyFor(DB, {}),
    edit: (policy) => ({ kind: 'add-rule', policy, rule: { peers: [peer], ports: [port] } }),
    operation: { op: 'add', path: '/spec/ingress', value: [rule] },
  },
  {
    title: 'an exception less',
    to: '203.0.113.10',
    policy: out(['203.0.113.10/32']),
    edit: (policy) => ({
      ...{ kind: 'narrow-except', policy, rule: 0, peer: 0 },
      ...{ except: block('203.0.113.10/32'), instead: [] },
    }),
    operation: { op: 'remove', path: '/spec/egress/0/to/0/ipBlock/except' },
  },
  {
    title: 'a smaller exception',
    to: '203.0.113.10',
    policy: out(['203.0.113.64/26', '203.0.113.10/31']),
    edit: (policy) => ({
      ...{ kind: 'narrow-except', policy, rule: 0, peer: 0 },
      ...{ except: block('203.0.113.10/31'), instead: [block('203.0.113.11/32')] },
    }),
    operation: {
      op: 'replace',
      path: '/spec/egress/0/to/0/ipBlock/except',
      value: ['203.0.113.64/26', '203.0.113.11/32'],
    },
  },
];

test.each(cases)('a change is written as a patch, and allows what it should: $title', (one) => {
  const objects = [one.web ?? pod('web', { app: 'web' }), pod('db', { app: 'db' }), one.policy];
  const { cluster, sources } = readingOf(objects);
  const [web, db] = cluster.workloads;
  const [policy] = cluster.policies;
  if (!web || !db || !policy) throw new Error('the case is not complete');
  const side = one.to === undefined ? 'ingress' : 'egress';
  const patch = patchOf({ side, edit: one.edit(policy, web), alsoOpens: 0 }, sources);
  expect(patch.operation).toEqual(one.operation);
  const connection = {
    source: podEnd(web),
    destination: one.to === undefined ? podEnd(db) : addressEnd(address(one.to)),
    port: { protocol: 'TCP', number: 5432 },
  } as const;
  expect(verdictAfter(objects, connection)).toBe('denied');
  const after = objects.map((object) => (isTarget(object, patch) ? patched(object, patch.operation) : object));
  expect(verdictAfter(after, connection)).toBe('allowed');
});
