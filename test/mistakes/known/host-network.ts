/** Pods on the host network, which have the address of their node. */
import type { KnownMistake } from '../mistake';

const OPS = `
const ops = new Chart(app, 'ops', { namespace: 'ops' });
const labels = { app: 'exporter' };`;

const exporter = (hostNetwork: string) =>
  `new kplus.DaemonSet(ops, 'exporter', { podMetadata: { labels }, ${hostNetwork}containers: [{ image: 'exporter' }] })`;

const denied = (hostNetwork: string) => `${OPS}
${exporter(hostNetwork)};
new DefaultDeny(ops, 'default-deny', { pods: labels, direction: 'ingress' });`;

const API = `${OPS}
new DefaultDeny(ops, 'default-deny', { direction: 'ingress' });
const api = new Workload(ops, 'api', { labels: { app: 'api' } });`;

/** The routers of OpenShift, which are on its nodes, and a policy by hand that is to let them in. */
const routers = (hostNetwork: string, peer: string) => `
Cluster.configure(app, { cni: 'ovn-kubernetes' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const ingress = new Chart(app, 'ingress', { namespace: 'openshift-ingress' });
new Workload(ingress, 'metrics', { labels: { app: 'metrics' } });
const labels = { app: 'router' };
new kplus.Deployment(ingress, 'router', { podMetadata: { labels }, ${hostNetwork}containers: [{ image: 'router' }] });
const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'openshift-ingress' } };
new NetworkPolicy(shop, 'from-ingress', {
  metadata: { name: 'from-ingress' },
  spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ from: [{ ${peer} }], ports: [{ port: 8080 }] }] },
});`;
const ON_NODES = 'hostNetwork: true, ';
const BY_LABEL = 'namespaceSelector, podSelector: { matchLabels: labels }';

export const MISTAKES_ABOUT_THE_HOST_NETWORK: readonly KnownMistake[] = [
  {
    id: 'W22',
    title: 'A policy for pods on the host network',
    effect: 'Most plugins ignore it: the pods stay open, and the policy looks as if they did not.',
    answers: [
      {
        how: 'caught',
        by: 'host-network-no-effect',
        program: denied('hostNetwork: true, '),
        mended: denied(''),
      },
    ],
  },
  {
    id: 'W23',
    title: 'Pods on the host network as a peer, by their labels',
    effect: 'They come with the address of their node, which no selector matches: they are shut out.',
    answers: [
      {
        how: 'avoided',
        by: 'the addresses of the nodes as an end',
        program: `
Cluster.configure(app, { nodes: ['10.0.0.0/24'] });${API}
const nodes = cidr('10.0.0.0/24').as('nodes');
allow(nodes).to(api).on(8080);
ensure(nodes).canReach(api).on(8080);`,
      },
      {
        how: 'caught',
        by: 'host-network-peer',
        program: `${API}
allow(${exporter('hostNetwork: true, ')}).to(api).on(8080);`,
        mended: `${API}
allow(${exporter('')}).to(api).on(8080);`,
      },
    ],
  },
  {
    id: 'W24',
    title: 'The routers of OpenShift, which are on the host network, chosen by namespace and labels',
    effect: 'There an empty podSelector beside the namespaceSelector lets them in, and no other peer of pods does.',
    answers: [
      {
        how: 'caught',
        by: 'host-network-peer',
        program: routers(ON_NODES, BY_LABEL),
        mended: routers('', BY_LABEL),
      },
      {
        how: 'caught',
        by: 'host-network-let-in',
        program: routers(ON_NODES, 'namespaceSelector, podSelector: {}'),
        mended: routers(ON_NODES, 'namespaceSelector'),
      },
    ],
  },
];
