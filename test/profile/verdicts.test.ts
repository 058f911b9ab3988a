/** One cluster under several network plugins: where they differ, so do the verdicts. */
import { Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { examine } from '../../lib/checks/examination';
import { registryOf } from '../../lib/dsl';
import { Cluster, DefaultDeny, NetworkPolicy, Workload, type ClusterProps } from '../../lib/index';
import { addressEnd, judge, parseAddress, podEnd, type End, type World } from '../../lib/reachability';

/** Two namespaces, with rules that plugins read differently. */
function worldOn(props: ClusterProps): World {
  const app = Testing.app();
  Cluster.configure(app, props);
  const shop = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
  new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080, admin: 9000 } });
  new Workload(shop, 'web', { labels: { app: 'web' } });
  new kplus.DaemonSet(shop, 'agent', { hostNetwork: true, containers: [{ image: 'agent', portNumber: 9100 }] });
  const tcp = (port: number | string) => [{ protocol: 'TCP' as const, port }];
  new NetworkPolicy(shop, 'rules', {
    metadata: { name: 'rules' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        { from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: tcp(8080) },
        { from: [{ podSelector: {} }], ports: tcp('admin') },
      ],
      egress: [{ to: [{ podSelector: {} }] }],
    },
  });
  const [cluster] = examine(registryOf(app)).clusters;
  if (!cluster) throw new TypeError('an app is a cluster');
  return cluster.world;
}

function endOf({ cluster }: World, text: string): End {
  const address = parseAddress(text);
  if (address) return addressEnd(address);
  const workload = cluster.workloads.find(({ namespace, name }) => text === `${namespace}/${name}`);
  const found = workload ?? cluster.workloads.find(({ hostNetwork }) => hostNetwork && text === 'the agent');
  if (!found) throw new TypeError(`there is no ${text}`);
  return podEnd(found);
}

function verdict(props: ClusterProps, source: string, destination: string, number: number): string {
  const world = worldOn({ podCidrs: ['10.244.0.0/16'], ...props });
  const ends = { source: endOf(world, source), destination: endOf(world, destination) };
  return judge(world, { ...ends, port: { protocol: 'TCP', number } }).verdict;
}

const NODES = { nodes: ['10.9.0.0/16'] };

type Case = readonly [props: ClusterProps, verdict: 'allowed' | 'denied' | 'depends'];

const questions: readonly (readonly [string, string, number, why: string, ...Case[]])[] = [
  [
    'shop/web',
    'shop/api',
    8080,
    'a block lets a pod in where blocks match pods',
    [{}, 'allowed'],
    [{ cni: 'calico' }, 'allowed'],
    [{ cni: 'kindnet' }, 'allowed'],
    [{ cni: 'cilium' }, 'denied'],
    [{ cni: 'azure-cilium' }, 'denied'],
    [{ cni: 'gke-dataplane-v2' }, 'denied'],
    [{ cni: 'cilium', plugin: { ipBlockMatchesPods: 'yes' } }, 'allowed'],
  ],
  [
    '10.9.9.9',
    'shop/api',
    8080,
    'a block lets an address outside in everywhere',
    [{}, 'allowed'],
    [{ cni: 'cilium' }, 'allowed'],
  ],
  [
    '10.9.9.9',
    'shop/api',
    8080,
    'a block lets in what may be a node where blocks match nodes',
    [NODES, 'allowed'],
    [{ cni: 'calico', ...NODES }, 'allowed'],
    [{ cni: 'antrea', ...NODES }, 'allowed'],
    [{ cni: 'cilium', ...NODES }, 'depends'],
    [{ cni: { name: 'cilium', version: '1.14' }, ...NODES }, 'depends'],
    [{ cni: 'azure-cilium', ...NODES }, 'depends'],
    [{ cni: 'gke-dataplane-v2', ...NODES }, 'depends'],
    [{ cni: { name: 'cilium', policyCidrMatchMode: 'nodes' }, ...NODES }, 'allowed'],
    [{ cni: { name: 'cilium', version: '1.17', policyCidrMatchMode: 'nodes' }, ...NODES }, 'allowed'],
    [{ cni: { name: 'cilium', version: '1.14', policyCidrMatchMode: 'nodes' }, ...NODES }, 'depends'],
    [{ cni: 'cilium', plugin: { ipBlockMatchesNodes: 'yes' }, ...NODES }, 'allowed'],
    [{ plugin: { ipBlockMatchesNodes: 'no' }, ...NODES }, 'depends'],
  ],
  [
    'the agent',
    'shop/api',
    8080,
    'a block lets a pod on the host network in where blocks match nodes; it may be on the own node besides',
    [NODES, 'allowed'],
    [{ cni: 'calico', ...NODES }, 'allowed'],
    [{ cni: 'cilium', ...NODES }, 'depends'],
    [{ cni: 'cilium', plugin: { ownNodeToPod: 'evaluate' }, ...NODES }, 'denied'],
    [{ cni: 'azure-cilium', plugin: { ownNodeToPod: 'evaluate' } }, 'denied'],
    [{ cni: { name: 'cilium', policyCidrMatchMode: 'nodes' }, ...NODES }, 'allowed'],
  ],
  [
    'shop/web',
    'shop/api',
    9000,
    'a named port is open by its number',
    [{}, 'allowed'],
    [{ cni: 'calico' }, 'allowed'],
    [{ cni: 'ovn-kubernetes' }, 'allowed'],
  ],
  [
    'shop/web',
    'shop/api',
    9001,
    'a name opens its whole protocol where it is not looked up',
    [{}, 'denied'],
    [{ cni: 'kube-router' }, 'denied'],
    [{ cni: 'ovn-kubernetes' }, 'allowed'],
  ],
  [
    'shop/web',
    'the agent',
    9100,
    'a pod that calls its own node, or another one',
    [{}, 'denied'],
    [{ cni: 'calico' }, 'denied'],
    [{ cni: 'cilium' }, 'denied'],
    [{ cni: 'kindnet' }, 'depends'],
    [{ cni: 'azure-npm' }, 'depends'],
    [{ cni: 'flannel-with-policies' }, 'depends'],
  ],
];

const cases = questions.flatMap(([source, destination, port, why, ...all]) =>
  all.map(([props, expected]) => ({ source, destination, port, why, props, expected })),
);

test.each(cases)('$why: $source -> $destination $port is $expected under $props', (one) => {
  expect(verdict(one.props, one.source, one.destination, one.port)).toBe(one.expected);
});

test('a sidecar with a named port is looked up by some plugins only', () => {
  expect(worldOn({}).options.sidecarPorts).toBe('include');
  for (const cni of ['antrea', 'kube-router', 'kindnet'] as const) {
    expect(worldOn({ cni }).options.sidecarPorts).toBe('exclude');
  }
});
