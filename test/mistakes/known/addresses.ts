/** Blocks of addresses. */
import type { KnownMistake } from '../mistake';

const SHOP = `
const shop = new Chart(app, 'shop', { namespace: 'shop' });`;

const CRAWLER = `${SHOP}
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const crawler = new Workload(shop, 'crawler', { labels: { app: 'crawler' } });`;

/** A policy by hand that opens HTTPS to a block, and one for the whole namespace beside it. */
const twoPolicies = (except: string) => `${SHOP}
const https = (ipBlock, ...others) => [{ to: [{ ipBlock }], ports: [443, ...others].map((port) => ({ port })) }];
new NetworkPolicy(shop, 'api', {
  metadata: { name: 'api' },
  spec: {
    podSelector: { matchLabels: { app: 'api' } },
    policyTypes: ['Egress'],
    egress: https({ cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] }, 8443),
  },
});
new NetworkPolicy(shop, 'all', {
  metadata: { name: 'all' },
  spec: { podSelector: {}, policyTypes: ['Egress'], egress: https({ cidr: '0.0.0.0/0'${except} }) },
});`;

const BOTH_FAMILIES = `
Cluster.configure(app, { ipFamilies: ['IPv4', 'IPv6'] });`;

/** Clients from an office, behind a load balancer. */
const behindLoadBalancer = (externalTrafficPolicy: string) => `${SHOP}
const labels = { app: 'web' };
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels, ports: { http: 8080 } });
new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: {
    type: 'LoadBalancer',
    externalTrafficPolicy: '${externalTrafficPolicy}',
    selector: labels,
    ports: [{ port: 80, targetPort: 'http' }],
  },
});
allow(cidr('203.0.113.0/24').as('office')).to(web).on('http');`;

const toApi = (end: string) => `
Cluster.configure(app, { cni: 'calico', serviceCidrs: ['10.96.0.0/12'] });${SHOP}
new DefaultDeny(shop, 'default-deny');
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
const api = new Workload(shop, 'api', { labels: { app: 'api' } });
allow(web).to(${end}).on(8080);`;

/** Payments behind a load balancer of the cluster, called by web. */
const callsPayments = (end: string) => `${SHOP}
new DefaultDeny(shop, 'default-deny', { direction: 'egress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
const payments = new Workload(shop, 'payments', { labels: { app: 'payments' }, ports: { https: 8443 } });
const service = new ApiObject(shop, 'service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'payments' },
  spec: {
    type: 'LoadBalancer',
    loadBalancerIP: '203.0.113.80',
    selector: { app: 'payments' },
    ports: [{ port: 443, targetPort: 'https' }],
  },
});
allow(web).to(${end}).on(443);`;

export const MISTAKES_ABOUT_ADDRESSES: readonly KnownMistake[] = [
  {
    id: 'W07',
    title: 'Egress to the address of a Service, as a block',
    effect: 'Most plugins put the address of a pod in its place before policies are asked: the rule matches nothing.',
    answers: [
      {
        how: 'avoided',
        by: 'workloads and Services as ends: policies name the pods behind a Service',
        program: `${toApi('api')}
ensure(web).canReach(api).on(8080);`,
        neverWrites: ['ipBlock'],
      },
      {
        how: 'caught',
        by: 'ip-block-matches-no-services',
        program: toApi(`cidr('10.96.14.7/32')`),
        mended: toApi('api'),
      },
    ],
  },
  {
    id: 'W12',
    title: 'Egress to 0.0.0.0/0, for the internet',
    effect:
      'The metadata service of the cloud is in that block: a pod that is taken over gets the credentials of its node.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowInternet` and `internet()`, which leave it out, and private addresses too',
        program: `${CRAWLER}
new AllowInternet(shop, 'internet', { from: crawler, ports: [80, 443] });
ensure(crawler).canReach(cidr('203.0.113.7/32')).on(80);
ensure(crawler).cannotReach(cidr('169.254.169.254/32'), cidr('10.0.0.0/8'));`,
      },
      {
        how: 'caught',
        by: 'metadata-reachable',
        program: `${CRAWLER}
allow(crawler).to(cidr('0.0.0.0/0')).on(80, 443);`,
        mended: `${CRAWLER}
allow(crawler).to(cidr('0.0.0.0/0', { except: ['169.254.0.0/16'] }).as('outside')).on(80, 443);`,
      },
    ],
  },
  {
    id: 'W13',
    title: 'Workload identity is used, and the metadata service is closed, or opened on the port of something else',
    effect: 'Pods get no credentials: every call to the cloud fails.',
    answers: [
      {
        how: 'avoided',
        by: '`AllowMetadata`, which knows the addresses and ports of each cloud',
        program: `
Cluster.configure(app, { metadata: 'gke' });${SHOP}
new DefaultDeny(shop, 'default-deny');
new AllowDns(shop, 'allow-dns');
const uploader = new Workload(shop, 'uploader', { labels: { app: 'uploader' } });
new AllowMetadata(shop, 'identity', { from: uploader });
ensure(uploader).canReach(cidr('169.254.169.254/32')).on(80, 988);
ensure(uploader).cannotReach(cidr('169.254.169.254/32')).on(53);`,
      },
    ],
  },
  {
    id: 'W14',
    title: '`except` taken for a deny',
    effect: 'It takes away from its own block: what another rule opens to the same pods is open.',
    answers: [
      {
        how: 'avoided',
        by: '`ensure(...).cannotReach(...)`, which holds whatever rules there are',
        program: `${CRAWLER}
allow(crawler).to(cidr('203.0.113.0/24', { except: ['203.0.113.10/32'] }).as('partner')).on(443);
ensure(crawler).cannotReach(cidr('203.0.113.10/32'));`,
      },
      {
        how: 'caught',
        by: 'ineffective-except',
        program: twoPolicies(''),
        mended: twoPolicies(`, except: ['169.254.0.0/16']`),
      },
    ],
  },
  {
    id: 'W15',
    title: 'One family of addresses opened, in a cluster with both',
    effect: 'Clients that try IPv6 first wait until it times out; or IPv6 is what stays open.',
    answers: [
      {
        how: 'avoided',
        by: '`internet()` and `AllowInternet`, which are both families',
        program: `${BOTH_FAMILIES}${CRAWLER}
allow(crawler).to(internet()).on(443);
ensure(crawler).canReach(cidr('203.0.113.7/32'), cidr('2001:4860::/32')).on(443);`,
      },
      {
        how: 'caught',
        by: 'one-ip-family',
        program: `${BOTH_FAMILIES}${CRAWLER}
allow(crawler).to(cidr('0.0.0.0/0')).on(443);`,
        mended: `${BOTH_FAMILIES}${CRAWLER}
allow(crawler).to(cidr('0.0.0.0/0'), cidr('::/0')).on(443);`,
      },
    ],
  },
  {
    id: 'W20',
    title: 'Clients told apart by their addresses, behind a Service that puts the address of a node in their place',
    effect: 'With `externalTrafficPolicy: Cluster` all of them look alike: those who are meant are shut out.',
    answers: [
      {
        how: 'caught',
        by: 'lost-source-address',
        program: behindLoadBalancer('Cluster'),
        mended: behindLoadBalancer('Local'),
      },
    ],
  },
  {
    id: 'W21',
    title: 'Egress to the address of a load balancer that leads back into the cluster',
    effect: 'Most plugins turn such a connection to the pods on the node already: the block does not match it.',
    answers: [
      {
        how: 'avoided',
        by: 'the Service as the end, whose pods are opened',
        program: `${callsPayments('service')}
ensure(web).canReach(payments).on('https');`,
        neverWrites: ['ipBlock'],
      },
      {
        how: 'caught',
        by: 'own-service-address',
        program: callsPayments(`cidr('203.0.113.80/32')`),
        mended: callsPayments('service'),
      },
    ],
  },
];
