/** Looking up names: what the pattern opens, and what the check asks for. */
import { App, Chart } from 'cdk8s';
import {
  allow,
  AllowDns,
  cidr,
  Cluster,
  DefaultDeny,
  dns,
  internet,
  namespace,
  udp,
  Workload,
  type DnsShape,
} from '../../lib/index';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

function halves(app: App): string[] {
  return written(app).filter((line) => !line.includes('denied'));
}

function shop(app: App = new App()) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  return { app, chart, web: new Workload(chart, 'web', { labels: { app: 'web' } }) };
}

const SYSTEM = 'kubernetes.io/metadata.name=kube-system';

test.each<[string, DnsShape, string]>([
  ['CoreDNS', dns.coreDns(), `allow-dns: {} to k8s-app=kube-dns of ${SYSTEM} on TCP 53, UDP 53`],
  [
    'a cache on each node, and CoreDNS',
    dns.nodeLocal(),
    `allow-dns-via-node-local-dns: {} to k8s-app=kube-dns of ${SYSTEM} | 169.254.20.10/32 on TCP 53, UDP 53`,
  ],
  [
    'the pods of a cache on each node',
    dns.nodeLocal('169.254.25.10', { redirected: true }),
    `allow-dns-via-node-local-dns: {} to k8s-app=kube-dns of ${SYSTEM} | k8s-app=node-local-dns of ${SYSTEM} | 169.254.25.10/32 on TCP 53, UDP 53`,
  ],
  ['Cloud DNS of GKE', dns.gkeCloudDns(), 'allow-dns-via-cloud-dns: {} to 169.254.169.254/32 on TCP 53, UDP 53'],
  [
    'LocalDNS of AKS',
    dns.aksLocalDns(),
    `allow-dns-via-aks-local-dns: {} to k8s-app=kube-dns of ${SYSTEM} | k8s-app=node-local-dns of ${SYSTEM} | 169.254.10.10/32 | 169.254.10.11/32 on TCP 53, UDP 53`,
  ],
  [
    'pods and addresses of your own',
    dns.custom({ resolvers: [namespace('dns').pods({ app: 'coredns' }), cidr('10.0.0.53/32')], port: 1053 }),
    'allow-dns-via-custom-dns: {} to app=coredns of kubernetes.io/metadata.name=dns | 10.0.0.53/32 on TCP 1053, UDP 1053',
  ],
  [
    'OpenShift',
    dns.openShift(),
    'allow-dns-via-openshift-dns: {} to dns.operator.openshift.io/daemonset-dns=default of kubernetes.io/metadata.name=openshift-dns on TCP 5353, UDP 5353',
  ],
  [
    'pods of your choice',
    dns.pods('dns', { app: 'coredns' }, 1053),
    'allow-dns-via-dns-in-dns: {} to app=coredns of kubernetes.io/metadata.name=dns on TCP 1053, UDP 1053',
  ],
  [
    'addresses of both families',
    dns.addresses('169.254.169.254', 'fd00::a'),
    'allow-dns-via-dns-by-address: {} to 169.254.169.254/32 | fd00::a/128 on TCP 53, UDP 53',
  ],
])('names are looked up at %s, over UDP and TCP', (_, shape, expected) => {
  const { app, chart, web } = shop();
  new AllowDns(chart, 'allow-dns', { dns: shape });
  allow(web).to(internet()).on(443);
  expect(halves(app)).toContain(`shop/${expected}`);
});

test('the shape of the cluster is that of every pattern in it', () => {
  const { app, chart } = shop();
  Cluster.configure(app, { dns: dns.addresses('10.0.0.10') });
  new AllowDns(chart, 'allow-dns');
  expect(halves(app)).toEqual(['shop/allow-dns-via-dns-by-address: {} to 10.0.0.10/32 on TCP 53, UDP 53']);
});

test('the pattern opens only pods that something isolates', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'deny', { direction: 'egress', pods: { app: 'web' } });
  new Workload(chart, 'web', { labels: { app: 'web' } });
  new Workload(chart, 'api', { labels: { app: 'api' } });
  new AllowDns(chart, 'allow-dns');
  expect(halves(app)).toEqual([
    `shop/allow-dns-where-app-web: app=web to k8s-app=kube-dns of ${SYSTEM} on TCP 53, UDP 53`,
  ]);
});

test('where the app isolates the resolvers too, they get their half', () => {
  const { app, chart } = shop();
  const system = new Chart(app, 'kube-system', { namespace: 'kube-system' });
  new DefaultDeny(system, 'default-deny', { direction: 'ingress' });
  new Workload(system, 'dns', { labels: { 'k8s-app': 'kube-dns' } });
  new AllowDns(chart, 'allow-dns');
  expect(halves(app)).toEqual([
    `shop/allow-dns: {} to k8s-app=kube-dns of ${SYSTEM} on TCP 53, UDP 53`,
    'kube-system/kube-dns-from-shop: k8s-app=kube-dns from all pods of kubernetes.io/metadata.name=shop on TCP 53, UDP 53',
  ]);
});

test('the pattern may stand in a chart without a deny, and says nothing there', () => {
  const headlines = headlinesOf((app) => {
    new AllowDns(new Chart(app, 'open', { namespace: 'open' }), 'allow-dns');
    shop(app);
  });
  expect(headlines).toEqual([]);
});

const BLOCKED = 'dns-blocked: `shop/web` may open connections, but cannot look up names';

test.each<[string, (ends: ReturnType<typeof shop>) => void, string[]]>([
  ['nothing is opened', () => undefined, []],
  ['something is opened', ({ web }) => allow(web).to(internet()).on(443), [BLOCKED]],
  [
    'DNS is opened over UDP only',
    ({ web }) => allow(web).to(dns.coreDns().resolvers[0]).on(udp(53)),
    ['dns-udp-only: `shop/web-to-kube-system-kube-dns` opens DNS on UDP alone'],
  ],
  [
    'everything is opened',
    ({ web }) =>
      allow(web)
        .to(...dns.coreDns().resolvers)
        .onAllPorts(),
    [],
  ],
  [
    'the pattern opens another shape',
    ({ chart, web }) => {
      allow(web).to(internet()).on(443);
      new AllowDns(chart, 'allow-dns', { dns: dns.addresses('10.0.0.10') });
    },
    [],
  ],
  [
    'the workload looks up no names',
    ({ chart }) => {
      const quiet = new Workload(chart, 'quiet', { labels: { app: 'quiet' }, dns: false });
      allow(quiet).to(internet()).on(443);
    },
    [],
  ],
])('an isolated workload needs DNS where it can open something: %s', (_, say, expected) => {
  expect(headlinesOf((app) => say(shop(app)))).toEqual(expected);
});
