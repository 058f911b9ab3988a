/** Where the rules about network plugins speak, and where they are quiet, beside their examples. */
import { Chart, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  allow,
  cidr,
  Cluster,
  DefaultDeny,
  Elsewhere,
  ensure,
  internet,
  NetworkPolicy,
  range,
  sctp,
  Workload,
  type ClusterProps,
  type NetworkPolicySpec,
} from '../../lib/index';
import { findingsOf } from '../checks/findings';

function shop(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
  return { app, chart, web, api };
}

type Ends = ReturnType<typeof shop>;

function byHand({ chart }: Ends, spec: Omit<NetworkPolicySpec, 'podSelector'>, name = 'by-hand'): void {
  new NetworkPolicy(chart, name, {
    metadata: { name },
    spec: { podSelector: { matchLabels: { app: 'api' } }, ...spec },
  });
}

/** Rules that open some ports, one by one, to one block. */
function manyPorts(count: number, first = 9000): Omit<NetworkPolicySpec, 'podSelector'> {
  const ports = Array.from({ length: count }, (_, index) => ({ protocol: 'TCP' as const, port: first + index }));
  return { policyTypes: ['Ingress'], ingress: [{ from: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports }] };
}

/** A rule that lets some blocks in. */
function manyBlocks(count: number): Omit<NetworkPolicySpec, 'podSelector'> {
  const from = Array.from({ length: count }, (_, index) => ({ ipBlock: { cidr: `203.0.113.${index}/32` } }));
  return { policyTypes: ['Ingress'], ingress: [{ from, ports: [{ protocol: 'TCP' as const, port: 8080 }] }] };
}

function egressTo(block: string): Omit<NetworkPolicySpec, 'podSelector'> {
  return {
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: block } }], ports: [{ protocol: 'TCP', port: 443 }] }],
  };
}

function ingressFrom(block: string): Omit<NetworkPolicySpec, 'podSelector'> {
  return {
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ ipBlock: { cidr: block } }], ports: [{ protocol: 'TCP', port: 8080 }] }],
  };
}

type Case = readonly [what: string, props: ClusterProps, say: (ends: Ends) => unknown, ...ids: string[]];

const LONG = range(30000, 30100);
const SERVICES = { serviceCidrs: ['10.96.0.0/12'] };
const PODS = { podCidrs: ['10.244.0.0/16'] };
const NODES = { nodes: ['10.0.0.0/24'] };

const cases: readonly Case[] = [
  ['a range of ports where nothing is said of the plugin', {}, ({ web, api }) => allow(web).to(api).on(LONG)],
  ['a range of ports in a version that nobody names', { cni: 'cilium' }, ({ web, api }) => allow(web).to(api).on(LONG)],
  ['a range of ports where nobody has verified it', { cni: 'calico' }, ({ web, api }) => allow(web).to(api).on(LONG)],
  [
    'a range of ports that is ignored',
    { cni: { name: 'cilium', version: '1.16.4' } },
    ({ web, api }) => allow(web).to(api).on(LONG),
    'end-port-ignored',
  ],
  [
    'a short range, which is written port by port',
    { cni: { name: 'cilium', version: '1.16' } },
    ({ web, api }) => allow(web).to(api).on(range(8080, 8082)),
  ],
  [
    'all ports of a protocol, which need no range',
    { cni: { name: 'cilium', version: '1.16' } },
    (ends) =>
      byHand(ends, {
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ podSelector: {} }], ports: [{ protocol: 'TCP' }] }],
      }),
  ],
  ['SCTP under a plugin that covers it', { cni: 'calico' }, ({ web, api }) => allow(web).to(api).on(sctp(38412))],
  ['SCTP where nobody has verified it', { cni: 'antrea' }, ({ web, api }) => allow(web).to(api).on(sctp(38412))],
  [
    'SCTP that is covered in part',
    { cni: 'kube-router' },
    ({ web, api }) => allow(web).to(api).on(sctp(38412)),
    'sctp-not-enforced',
  ],
  [
    'a block of pods where blocks match pods',
    { cni: 'calico', ...PODS },
    (ends) => byHand(ends, ingressFrom('10.244.7.0/24')),
  ],
  ['a block of who knows what', { cni: 'cilium' }, (ends) => byHand(ends, ingressFrom('10.244.7.0/24'))],
  [
    'a block of pods where somebody says that blocks match no pods',
    { plugin: { ipBlockMatchesPods: 'no' }, ...PODS },
    (ends) => byHand(ends, ingressFrom('10.244.7.0/24')),
    'ip-block-matches-no-pods',
  ],
  [
    'a block that holds pods among many other addresses',
    { cni: 'cilium', ...PODS, ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.0.0/8')),
  ],
  [
    'one address among those of the nodes',
    { cni: 'cilium', ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.0.7/32')),
    'ip-block-matches-no-nodes',
  ],
  [
    'an address beside those of the nodes',
    { cni: 'cilium', ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.1.7/32')),
  ],
  [
    'an address where nobody says where nodes are',
    { cni: 'cilium' },
    (ends) => byHand(ends, ingressFrom('10.0.0.7/32')),
  ],
  [
    'the range of the nodes where somebody says that blocks match nodes',
    { cni: 'cilium', plugin: { ipBlockMatchesNodes: 'yes' }, ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.0.0/24')),
  ],
  [
    'the range of the nodes where somebody says that blocks match none',
    { plugin: { ipBlockMatchesNodes: 'no' }, ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.0.0/24')),
    'ip-block-matches-no-nodes',
  ],
  [
    'a block of addresses that pods and nodes share',
    { cni: 'azure-cilium', podCidrs: ['10.0.0.0/16'], nodes: ['10.0.0.0/16'] },
    (ends) => byHand(ends, ingressFrom('10.0.7.0/24')),
    'ip-block-matches-no-pods',
  ],
  [
    'the range of the nodes on AKS',
    { cni: 'azure-cilium', ...NODES },
    (ends) => byHand(ends, ingressFrom('10.0.0.0/24')),
    'ip-block-matches-no-nodes',
  ],
  ['the range of the nodes elsewhere', { cni: 'calico', ...NODES }, (ends) => byHand(ends, ingressFrom('10.0.0.0/24'))],
  [
    'a Service’s address under a plugin that translates first',
    { cni: 'ovn-kubernetes', ...SERVICES },
    (ends) => byHand(ends, egressTo('10.96.0.1/32')),
    'ip-block-matches-no-services',
  ],
  [
    'a Service’s address where it may be needed',
    { cni: 'aws-vpc-cni', ...SERVICES },
    (ends) => byHand(ends, egressTo('10.96.0.1/32')),
  ],
  [
    'a Service’s address as a source, which it never is',
    { cni: 'calico', ...SERVICES },
    (ends) => byHand(ends, ingressFrom('10.96.0.1/32')),
  ],
  ['the internet under a plugin without IPv6', { cni: 'azure-npm' }, ({ api }) => allow(internet()).to(api).on(8080)],
  ['as many ports as the plugin holds', { cni: 'aws-vpc-cni' }, (ends) => byHand(ends, manyPorts(24))],
  ['more ports than it holds', { cni: 'aws-vpc-cni' }, (ends) => byHand(ends, manyPorts(25)), 'size-limit-exceeded'],
  [
    'more ports than it holds, in two policies for the same pods',
    { cni: { name: 'aws-vpc-cni', mode: 'strict' } },
    (ends) => {
      byHand(ends, manyPorts(20), 'one');
      byHand(ends, manyPorts(20, 9100), 'two');
    },
    'size-limit-exceeded',
  ],
  [
    'the same ports in two policies',
    { cni: 'aws-vpc-cni' },
    (ends) => {
      byHand(ends, manyPorts(20), 'one');
      byHand(ends, manyPorts(20), 'two');
    },
  ],
  ['many ports under a plugin without such a limit', { cni: 'calico' }, (ends) => byHand(ends, manyPorts(60))],
  ['as many blocks as the plugin is fit for', { cni: 'azure-npm' }, (ends) => byHand(ends, manyBlocks(4))],
  ['more blocks', { cni: 'azure-npm' }, (ends) => byHand(ends, manyBlocks(5)), 'size-limit-exceeded'],
  [
    'a Pod of its own where such pods are covered',
    { cni: 'calico' },
    ({ chart }) => new kplus.Pod(chart, 'job', { containers: [{ image: 'job', portNumber: 80 }] }),
  ],
  [
    'a Pod of its own where such pods are skipped',
    { cni: 'aws-vpc-cni' },
    ({ chart }) => new kplus.Pod(chart, 'job', { containers: [{ image: 'job', portNumber: 80 }] }),
    'pod-without-controller',
  ],
  [
    'the API server under a plugin that has a name for it',
    { cni: 'cilium', apiServer: { addresses: ['10.0.0.2/32'] } },
    (ends) => byHand(ends, egressTo('10.0.0.2/32')),
    'kube-api-by-address',
  ],
  [
    'the API server on a node',
    { cni: 'cilium', apiServer: { addresses: ['10.0.0.2/32'] }, ...NODES },
    (ends) => byHand(ends, egressTo('10.0.0.2/32')),
    'kube-api-by-address',
  ],
  [
    'another address under that plugin',
    { cni: 'cilium', apiServer: { addresses: ['10.0.0.2/32'] } },
    (ends) => byHand(ends, egressTo('10.0.0.3/32')),
  ],
  [
    'what others wrote',
    { cni: 'cilium', ...PODS },
    ({ chart }) =>
      new Elsewhere(chart, 'others', {
        manifests: [
          {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            metadata: { name: 'others', namespace: 'shop' },
            spec: { podSelector: { matchLabels: { app: 'api' } }, ...ingressFrom('10.244.7.0/24') },
          },
        ],
      }),
  ],
  ['a plugin that enforces nothing', { cni: 'none' }, () => undefined, 'cni-enforces-nothing'],
  [
    'a plugin that enforces nothing, and all that it would get wrong besides',
    { cni: 'flannel' },
    ({ web, api }) => allow(web, cidr('10.0.0.0/8')).to(api).on(LONG, sctp(38412)),
    'cni-enforces-nothing',
  ],
];

/** Of the rules about network plugins, and of them alone. */
const CODE = /^NP6\d\d$/;

test.each(cases.map(([what, props, say, ...ids]) => ({ what, props, say, ids })))('$what', ({ props, say, ids }) => {
  const findings = findingsOf((app) => {
    Cluster.configure(app, props);
    say(shop(app));
  });
  expect(findings.filter(({ code }) => CODE.test(code)).map(({ id }) => id)).toEqual(ids);
});

const ALLOWED: readonly (readonly [block: string, ...ids: string[]])[] = [
  ['10.0.0.0/24', 'ip-block-matches-no-nodes'],
  ['10.0.0.7/32', 'ip-block-matches-no-nodes'],
  ['10.0.1.0/24'],
  ['10.0.0.0/23'],
  // Nodes are not meant by it.
  ['10.0.0.0/8'],
];

test.each(ALLOWED.map(([block, ...ids]) => ({ block, ids })))(
  'that a statement about $block does not open the nodes is told once',
  ({ block, ids }) => {
    const findings = findingsOf((app) => {
      Cluster.configure(app, { cni: 'cilium', ...NODES });
      const { api } = shop(app);
      allow(cidr(block)).to(api).on(8080);
    });
    expect(findings.map(({ id }) => id)).toEqual(ids);
  },
);

test.each([
  ['is reached', true],
  ['is not reached', false],
])('a claim that an address that may be one of a node %s fails, and says what it hangs on', (_, reached) => {
  const claim = (nodes: string) => (app: App) => {
    Cluster.configure(app, { cni: 'cilium', nodes: [nodes] });
    const { api } = shop(app);
    allow(cidr('10.0.0.0/16')).to(api).on(8080);
    const some = ensure(cidr('10.0.0.0/24'));
    if (reached) some.canReach(api).on(8080);
    else some.cannotReach(api).on(8080);
  };
  expect(findingsOf(claim('10.0.0.128/25'))).toMatchObject(
    // The addresses beside those of the nodes are reached for certain.
    reached
      ? [
          {
            id: 'assertion-failed',
            headline: '`10.0.0.128 -> shop/api` TCP 8080 is `depends`',
            help: 'the address may be one of a node, which no block matches; a closer `nodeCidrs` can decide it',
          },
        ]
      : [{ id: 'assertion-failed', headline: '`10.0.0.0 -> shop/api` TCP 8080 is allowed' }],
  );
  expect(findingsOf(claim('10.0.0.0/24'))).toMatchObject([
    { id: 'assertion-failed', headline: '`10.0.0.0 -> shop/api` TCP 8080 is `depends`' },
  ]);
});

test('nobody is told to open the addresses of nodes where no block matches them', () => {
  const helpOn = (props: ClusterProps) =>
    findingsOf((app) => {
      Cluster.configure(app, props);
      const { chart, api } = shop(app);
      const agent = new kplus.DaemonSet(chart, 'agent', { hostNetwork: true, containers: [{ image: 'agent' }] });
      allow(agent).to(api).on(8080);
    }).map(({ id, help }) => [id, help]);
  expect(helpOn({ cni: 'calico', ...NODES })).toEqual([
    ['host-network-peer', "open the addresses of the nodes instead: `allow(cidr('10.0.0.0/24').as('nodes'))`"],
  ]);
  expect(helpOn({ cni: 'cilium', ...NODES })).toEqual([
    ['host-network-peer', 'open it in a policy of the network plugin itself, which has a name for nodes'],
  ]);
});
