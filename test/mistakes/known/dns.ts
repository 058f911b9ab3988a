/** Looking up names. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

const dnsPolicy = (ports: string) => `${SHOP}
new NetworkPolicy(shop, 'dns', {
  metadata: { name: 'dns' },
  spec: {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [
      {
        to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }],
        ports: [${ports}],
      },
    ],
  },
});`;
const UDP = `{ protocol: 'UDP', port: 53 }`;
const TCP = `{ protocol: 'TCP', port: 53 }`;
const RESOLVERS = `namespace('kube-system').pods({ 'k8s-app': 'kube-dns' })`;
const WEB_CALLS_API = `${SHOP}
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(api).on(8080);`;
const ALLOW_DNS = `
new AllowDns(shop, 'allow-dns');`;

/** A cluster with DNS of a shape, in which policies open the kube-dns pods. */
const clusterWith = (shape: string) => `
Cluster.configure(app, { dns: ${shape} });${WEB_CALLS_API}`;
const KUBE_DNS_ONLY = `
allow(web).to(${RESOLVERS}).on(53, udp(53));`;

export const MISTAKES_ABOUT_DNS: readonly KnownMistake[] = [
  {
    id: 'W02',
    title: 'Egress is denied, and DNS forgotten',
    effect: 'No name is found any more: every connection hangs until it times out.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowDns`',
        program: `${WEB_CALLS_API}${ALLOW_DNS}
ensure(web, api).canReach(${RESOLVERS}).on(53, udp(53));`,
      },
      { how: 'caught', by: 'dns-blocked', program: WEB_CALLS_API, mended: `${WEB_CALLS_API}${ALLOW_DNS}` },
    ],
  },
  {
    id: 'W03',
    title: 'DNS opened on UDP alone',
    effect: 'Answers that are too long for UDP are asked for again over TCP, and never come.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowDns`, which opens both',
        program: `${WEB_CALLS_API}${ALLOW_DNS}
ensure(web).canReach(${RESOLVERS}).on(53);`,
      },
      { how: 'caught', by: 'dns-udp-only', program: dnsPolicy(UDP), mended: dnsPolicy(`${UDP}, ${TCP}`) },
    ],
  },
  {
    id: 'W08',
    title: 'The pods of kube-dns are opened, and the nodes have a DNS cache (NodeLocal DNSCache)',
    effect: 'Pods ask an address of their own node, which no selector of pods matches.',
    answers: [
      {
        how: 'avoided',
        by: 'the profile `dns: dns.nodeLocal()`, which `AllowDns` follows',
        program: `${clusterWith('dns.nodeLocal()')}${ALLOW_DNS}
ensure(web).canReach(cidr('169.254.20.10/32')).on(53, udp(53));`,
      },
      {
        how: 'caught',
        by: 'dns-blocked',
        program: `${clusterWith('dns.nodeLocal()')}${KUBE_DNS_ONLY}`,
        mended: `${clusterWith('dns.nodeLocal()')}${ALLOW_DNS}`,
      },
    ],
  },
  {
    id: 'W09',
    title: 'The metadata address is closed, and it is where Cloud DNS for GKE answers',
    effect: 'What was to keep credentials safe takes all names away.',
    answers: [
      {
        how: 'avoided',
        by: 'the profile `dns: dns.gkeCloudDns()`: port 53 of the address is open, and the port of the credentials is not',
        program: `${clusterWith('dns.gkeCloudDns()')}${ALLOW_DNS}
ensure(web).canReach(cidr('169.254.169.254/32')).on(53, udp(53));
ensure(web).cannotReach(cidr('169.254.169.254/32')).on(80);`,
      },
      {
        how: 'caught',
        by: 'dns-blocked',
        program: `${clusterWith('dns.gkeCloudDns()')}
allow(web).to(cidr('0.0.0.0/0', { except: ['169.254.0.0/16'] }).as('all')).on(53, udp(53));`,
        mended: `${clusterWith('dns.gkeCloudDns()')}${ALLOW_DNS}`,
      },
    ],
  },
  {
    id: 'W10',
    title: 'DNS opened as other clusters have it, on OpenShift',
    effect: 'There the resolvers are pods of `openshift-dns` and listen on 5353: nothing is found.',
    answers: [
      {
        how: 'avoided',
        by: 'the profile `dns: dns.openShift()`',
        program: `${clusterWith('dns.openShift()')}${ALLOW_DNS}
const resolvers = namespace('openshift-dns').pods({ 'dns.operator.openshift.io/daemonset-dns': 'default' });
ensure(web).canReach(resolvers).on(5353, udp(5353));`,
      },
      {
        how: 'caught',
        by: 'dns-blocked',
        program: `${clusterWith('dns.openShift()')}${KUBE_DNS_ONLY}`,
        mended: `${clusterWith('dns.openShift()')}${ALLOW_DNS}`,
      },
    ],
  },
  {
    id: 'W11',
    title: 'DNS opened for the servers of a namespace, and not for its Jobs',
    effect: 'Migrations and init containers run under the same policies, and hang before anything starts.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowDns`, which is about every pod of the namespace',
        program: `${WEB_CALLS_API}${ALLOW_DNS}
const migration = new kplus.Job(shop, 'migration', { containers: [{ image: 'migration' }] });
allow(migration).to(api).on(8080);
ensure(migration).canReach(${RESOLVERS}).on(53, udp(53));`,
      },
      {
        how: 'caught',
        by: 'dns-blocked',
        program: `${WEB_CALLS_API}
new AllowDns(shop, 'allow-dns', { pods: { app: 'web' } });
allow(new kplus.Job(shop, 'migration', { containers: [{ image: 'migration' }] })).to(api).on(8080);`,
        mended: `${WEB_CALLS_API}${ALLOW_DNS}
allow(new kplus.Job(shop, 'migration', { containers: [{ image: 'migration' }] })).to(api).on(8080);`,
      },
    ],
  },
];
