import { clusterOf } from '../../../lib/manifests/cluster-reading';
import { manifestOf } from '../../../lib/manifests/manifest';
import { formatAddress } from '../../../lib/sets/address';

type RawObject = Readonly<Record<string, unknown>>;

interface PodProps {
  readonly owner?: readonly [kind: string, name: string];
  readonly labels?: Readonly<Record<string, string>>;
  readonly ip?: string;
  readonly node?: string;
  readonly phase?: string;
  readonly ports?: readonly object[];
  readonly hostNetwork?: boolean;
}

function references(owner: PodProps['owner']) {
  if (!owner) return {};
  const [kind, name] = owner;
  return {
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Other', name: 'x' },
      { kind, name, controller: true },
    ],
  };
}

function pod(name: string, props: PodProps = {}): RawObject {
  const { owner, labels = {}, ip, node, phase = 'Running', ports = [], hostNetwork } = props;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', labels, ...references(owner) },
    spec: { containers: [{ name: 'a', ports }], hostNetwork },
    status: { phase, ...(ip && { podIP: ip }), ...(node && { hostIP: node }) },
  };
}

function workload(kind: string, name: string, labels: object, owner?: PodProps['owner']): RawObject {
  const group = kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1';
  const template = { metadata: { labels }, spec: {} };
  const spec = kind === 'CronJob' ? { jobTemplate: { spec: { template } } } : { template };
  return { apiVersion: group, kind, metadata: { name, namespace: 'shop', ...references(owner) }, spec };
}

const policy = (spec: object): RawObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'p', namespace: 'shop' },
  spec,
});

const BY_VERSION = policy({ podSelector: { matchExpressions: [{ key: 'version', operator: 'Exists' }] } });
const BY_PORT = policy({ ingress: [{ ports: [{ port: 'http' }] }] });
const BY_BLOCK = policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }] });
const WEB = ['ReplicaSet', 'web-abc'] as const;
const web = (suffix: string, props: PodProps = {}): RawObject => {
  return pod(`web-abc-${suffix}`, {
    owner: WEB,
    ...props,
    labels: { app: 'web', 'pod-template-hash': 'abc', ...props.labels },
  });
};

function read(objects: readonly RawObject[]) {
  const { cluster, findings, sources } = clusterOf(objects.map((object) => manifestOf(object)));
  return {
    ends: cluster.workloads.map(({ kind, name }) => `${kind} ${name}`),
    workloads: cluster.workloads,
    found: findings.map(({ code, found }) => `${code} ${found}`),
    sources: cluster.workloads.map((one) => sources.get(one)?.object['kind']),
    findings,
  };
}

interface CollapseCase {
  readonly title: string;
  readonly objects: readonly RawObject[];
  readonly ends: readonly string[];
  readonly found?: readonly string[];
}

const CASES: readonly CollapseCase[] = [
  { title: 'pods without an owner stay as they are', objects: [pod('a'), pod('b')], ends: ['Pod a', 'Pod b'] },
  {
    title: 'pods of a ReplicaSet of a Deployment are the Deployment',
    objects: [web('1'), pod('x'), web('2')],
    ends: ['Deployment web', 'Pod x'],
  },
  {
    title: 'pods of a ReplicaSet alone are the ReplicaSet',
    objects: [pod('a-1', { owner: ['ReplicaSet', 'a'] }), pod('a-2', { owner: ['ReplicaSet', 'a'] })],
    ends: ['ReplicaSet a'],
  },
  {
    title: 'a ReplicaSet that is there tells whose it is, and stays no end of its own',
    objects: [workload('ReplicaSet', 'web-abc', { app: 'web' }, ['Rollout', 'front']), web('1')],
    ends: ['Rollout front'],
  },
  {
    title: 'the owner and its pods are one end',
    objects: [
      workload('Deployment', 'web', { app: 'web' }),
      workload('ReplicaSet', 'web-abc', { app: 'web' }, ['Deployment', 'web']),
      web('1'),
    ],
    ends: ['Deployment web'],
  },
  {
    title: 'old ReplicaSets of a Deployment that is there are no ends',
    objects: [
      workload('ReplicaSet', 'web-old', { app: 'old' }, ['Deployment', 'web']),
      workload('Deployment', 'web', { app: 'web' }),
    ],
    ends: ['Deployment web'],
  },
  {
    title: 'a ReplicaSet whose Deployment and pods are not there stays',
    objects: [workload('ReplicaSet', 'web-abc', { app: 'web' }, ['Deployment', 'web'])],
    ends: ['ReplicaSet web-abc'],
  },
  {
    title: 'pods of a StatefulSet are the StatefulSet',
    objects: [pod('db-0', { owner: ['StatefulSet', 'db'] })],
    ends: ['StatefulSet db'],
  },
  {
    title: 'static pods of a node are all different',
    objects: [pod('etcd-n', { owner: ['Node', 'n'] })],
    ends: ['Pod etcd-n'],
  },
  { title: 'pods of a Job are the Job', objects: [pod('m-1', { owner: ['Job', 'm'] })], ends: ['Job m'] },
  {
    title: 'pods of a Job of a CronJob are the CronJob, if the Job is there to tell',
    objects: [pod('m-1', { owner: ['Job', 'm-1'] }), workload('Job', 'm-1', {}, ['CronJob', 'm'])],
    ends: ['CronJob m'],
  },
  {
    title: 'owners of one name and two kinds are two',
    objects: [pod('a-1', { owner: ['StatefulSet', 'a'] }), pod('a-2', { owner: ['DaemonSet', 'a'] })],
    ends: ['StatefulSet a', 'DaemonSet a'],
  },
  {
    title: 'a label that no policy mentions may differ',
    objects: [web('1', { labels: { version: '1' } }), web('2', { labels: { version: '2' } }), BY_PORT],
    ends: ['Deployment web'],
  },
  {
    title: 'a label that a policy mentions tells pods apart, and most pods have the name',
    objects: [
      web('1', { labels: { version: '1' } }),
      web('2', { labels: { version: '2' } }),
      web('3', { labels: { version: '2' } }),
      BY_VERSION,
    ],
    ends: ['Deployment web', 'Deployment web (web-abc-1)'],
    found: ['NP107 label `version`: `2` (2 pods), `1` (1 pod)'],
  },
  {
    title: 'the template tells who has the name',
    objects: [
      workload('Deployment', 'web', { version: '1' }),
      web('1', { labels: { version: '1' } }),
      web('2'),
      web('3'),
      BY_VERSION,
    ],
    ends: ['Deployment web', 'Deployment web (web-abc-2)'],
    found: ['NP107 label `version`: `1` (1 pod), none (2 pods)'],
  },
  {
    title: 'a template that is like none of the pods is an end, too',
    objects: [workload('Deployment', 'web', { version: '2' }), web('1', { labels: { version: '1' } }), BY_VERSION],
    ends: ['Deployment web', 'Deployment web (web-abc-1)'],
    found: ['NP107 label `version`: `2` (the template), `1` (1 pod)'],
  },
  {
    title: 'what the controller adds is not known of the template',
    objects: [
      workload('StatefulSet', 'db', {}),
      pod('db-0', { owner: ['StatefulSet', 'db'], labels: { 'controller-revision-hash': 'x' } }),
      policy({ podSelector: { matchLabels: { 'controller-revision-hash': 'x' } } }),
    ],
    ends: ['StatefulSet db'],
  },
  {
    title: 'a port that a policy names tells pods apart',
    objects: [
      web('1', { ports: [{ name: 'http', containerPort: 80 }] }),
      web('2', { ports: [{ name: 'http', containerPort: 81 }] }),
      BY_PORT,
    ],
    ends: ['Deployment web', 'Deployment web (web-abc-2)'],
    found: ['NP107 named ports: http 80/TCP (1 pod), http 81/TCP (1 pod)'],
  },
  {
    title: 'a port that no policy names does not',
    objects: [
      web('1', { ports: [{ name: 'x', containerPort: 80 }] }),
      web('2', { ports: [{ containerPort: 81 }] }),
      BY_PORT,
    ],
    ends: ['Deployment web'],
  },
  {
    title: 'the network of the node tells pods apart',
    objects: [web('1'), web('2', { hostNetwork: true })],
    ends: ['Deployment web', 'Deployment web (web-abc-2)'],
    found: ['NP107 network: their own (1 pod), that of the node (1 pod)'],
  },
  {
    title: 'address families tell pods apart',
    objects: [web('1', { ip: '10.0.0.1' }), web('2', { ip: '2001:db8::1' })],
    ends: ['Deployment web', 'Deployment web (web-abc-2)'],
    found: ['NP107 address families: IPv4 (1 pod), IPv6 (1 pod)'],
  },
  {
    title: 'a pod that waits for its address is like the others',
    objects: [web('1'), web('2', { ip: '10.0.0.1' })],
    ends: ['Deployment web'],
  },
  {
    title: 'unless a policy asks for addresses',
    objects: [web('1', { ip: '10.0.0.1' }), web('2'), BY_BLOCK],
    ends: ['Deployment web', 'Deployment web (web-abc-2)'],
    found: ['NP107 address families: IPv4 (1 pod), not known (1 pod)'],
  },
  {
    title: 'pods that have ended stay apart, which is nothing to mention',
    objects: [web('1', { phase: 'Failed' }), web('2', { phase: 'Failed' }), web('3')],
    ends: ['Deployment web', 'Deployment web (web-abc-1)'],
  },
  {
    title: 'pods that have ended do not stand for what a CronJob makes next',
    objects: [
      workload('CronJob', 'm', {}),
      workload('Job', 'm-1', {}, ['CronJob', 'm']),
      pod('m-1-x', { owner: ['Job', 'm-1'], phase: 'Succeeded' }),
    ],
    ends: ['CronJob m', 'CronJob m (m-1-x)'],
  },
];

test.each(CASES)('$title', ({ objects, ends, found = [] }) => {
  expect(read(objects)).toMatchObject({ ends, found });
  expect(new Set(ends).size).toBe(ends.length);
});

test('one workload has the labels that all of its pods have, and all of their addresses and ports', () => {
  const { workloads, sources } = read([
    web('1', {
      labels: { a: '1', b: 'x' },
      ip: '10.0.0.1',
      node: '192.168.0.1',
      ports: [{ name: 'http', containerPort: 80 }],
    }),
    web('2', { labels: { a: '2', b: 'x' }, ip: '10.0.0.2', node: '192.168.0.2', ports: [{ containerPort: 81 }] }),
    workload('Deployment', 'web', { app: 'web' }),
  ]);
  const [joined] = workloads;
  expect(joined).toMatchObject({
    namespace: 'shop',
    labels: { app: 'web', b: 'x', 'pod-template-hash': 'abc' },
    runtimeLabels: [],
    ports: [{ name: 'http', number: 80 }, { number: 81 }],
    onSeveralNodes: true,
    finished: false,
  });
  expect(joined?.addresses.map(formatAddress)).toEqual(['10.0.0.1', '10.0.0.2']);
  expect(joined?.nodeAddresses.map(formatAddress)).toEqual(['192.168.0.1', '192.168.0.2']);
  expect(joined?.labels).not.toHaveProperty('a');
  expect(Object.isFrozen(joined)).toBe(true);
  expect(sources).toEqual(['Deployment']);
});

test('pods on one node do not run on several', () => {
  const { workloads } = read([web('1', { node: '10.0.0.1' }), web('2', { node: '10.0.0.1' }), web('3')]);
  expect(workloads.map(({ onSeveralNodes }) => onSeveralNodes)).toEqual([undefined]);
});

test('the finding says which owner, what differs, why it matters and what to do', () => {
  expect(read([web('1'), web('2', { hostNetwork: true })]).findings).toEqual([
    {
      code: 'NP107',
      id: 'replicas-differ',
      severity: 'warning',
      headline: 'policies tell the pods of Deployment `shop/web` apart',
      where: { path: 'shop/web-abc-1' },
      found: 'network: their own (1 pod), that of the node (1 pod)',
      expected: 'pods of one owner that no policy tells apart',
      why: 'they are judged as 2 ends, of which one has the name of the owner and each other one that of a pod, too',
      help: 'if a rollout is under way, give the pods as they are when it is over; if not, give all of them the same',
    },
  ]);
});

test('what is read does not depend on the order of the pods', () => {
  const objects = [web('1', { labels: { version: '1' } }), web('2'), web('3'), BY_VERSION];
  const ends = (order: readonly RawObject[]) => [...read(order).ends].sort();
  expect(ends([...objects].reverse())).toEqual(ends(objects));
});

test.each<unknown>([
  null,
  3,
  [null],
  [{}],
  [{ controller: true }],
  [{ controller: true, kind: 1, name: 'x' }],
  [{ controller: 'true', kind: 'ReplicaSet', name: 'x' }],
])('odd owner references are none: %j', (ownerReferences) => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', ownerReferences } };
  expect(read([object]).ends).toEqual(['Pod a']);
});
