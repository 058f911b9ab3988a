/** What network plugins do, and do not. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const ftp = new Workload(shop, 'ftp', { labels: { app: 'ftp' } });`;

const cilium = (version: string) => `
Cluster.configure(app, { cni: { name: 'cilium', version: '${version}' } });${SHOP}
allow(web).to(ftp).on(range(30000, 30100));`;

const manyPorts = (port: string) => `
Cluster.configure(app, { cni: 'aws-vpc-cni' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const ports = ${port};
new NetworkPolicy(shop, 'partner', {
  metadata: { name: 'partner' },
  spec: { podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports }] },
});`;

export const MISTAKES_ABOUT_PLUGINS: readonly KnownMistake[] = [
  {
    id: 'W19',
    title: 'Probes of the kubelet fail once ingress is denied',
    effect: 'The API lets a node reach its own pods, and some plugins forgot to at times.',
    answers: [
      {
        how: 'documented',
        note: 'Verdicts let a node reach its pods, as the API says. Where a plugin does not, `AllowHealthProbes` opens the addresses of the nodes.',
      },
    ],
  },
  {
    id: 'W39',
    title: 'Policies taken to act from the first instant, and on connections that are there already',
    effect: 'Some plugins open new pods for a moment, or cut connections when policies change.',
    answers: [
      {
        how: 'documented',
        note: 'Verdicts are about what holds once the rules are in place; what a plugin does while pods start stands in its row of [clusters](clusters.md).',
      },
    ],
  },
  {
    id: 'W41',
    title: 'A range of ports (`endPort`) for a plugin that ignores it',
    effect: 'The first port of the range is open, and nobody says why the others are not.',
    answers: [{ how: 'caught', by: 'end-port-ignored', program: cilium('1.16'), mended: cilium('1.17') }],
  },
  {
    id: 'W42',
    title: '`ping` used to find out what is open',
    effect: 'Policies say nothing of ICMP: it may fail where TCP works, and the other way round.',
    answers: [
      {
        how: 'documented',
        note: 'No verdict is about ICMP. Ask `netpol explain`, or try the port itself.',
      },
    ],
  },
  {
    id: 'W43',
    title: 'A pod closed to itself',
    effect: 'A pod always reaches its own address; what happens by way of a Service is left to the plugin.',
    answers: [
      {
        how: 'documented',
        note: 'Verdicts let a pod reach itself, whatever the policies say; two pods of one workload are a pair like any other.',
      },
    ],
  },
  {
    id: 'W46',
    title: 'Policies for pods on which they are not enforced: Fargate, Windows, second network interfaces',
    effect: 'The policies are accepted, and these pods stay open.',
    answers: [
      {
        how: 'documented',
        note: 'No verdict takes into account where pods run. Keep such pods in namespaces of their own, and count those as open.',
      },
    ],
  },
  {
    id: 'W47',
    title: 'Policies larger than the plugin can hold',
    effect: 'It enforces a part of them, or none, or late.',
    answers: [
      {
        how: 'caught',
        by: 'size-limit-exceeded',
        program: manyPorts(`Array.from({ length: 25 }, (_, index) => ({ protocol: 'TCP', port: 9000 + 2 * index }))`),
        mended: manyPorts(`[{ protocol: 'TCP', port: 9000, endPort: 9048 }]`),
      },
    ],
  },
];
