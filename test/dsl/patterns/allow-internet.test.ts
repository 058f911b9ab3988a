/** The internet, without what is not. */
import { App, Chart } from 'cdk8s';
import {
  AllowInternet,
  allow,
  cidr,
  Cluster,
  DefaultDeny,
  internet,
  udp,
  Workload,
  type ClusterProps,
} from '../../../lib/index';
import { INTERNET } from '../../../lib/model/internet';
import { formatCidr } from '../../../lib/sets/cidr';
import { headlinesOf } from '../../checks/findings';
import { written } from '../written';

const PRIVATE = INTERNET[0].except.map(formatCidr);

function policiesFor(profile: ClusterProps, except?: readonly string[]): string[] {
  const app = new App();
  Cluster.configure(app, profile);
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const from = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  new AllowInternet(chart, 'internet', { from, ...(except && { except }) });
  return written(app).filter((line) => !line.includes('denied'));
}

const excepting = (...blocks: string[]): string => ['0.0.0.0/0', ...blocks.map((block) => `except ${block}`)].join(' ');
const IPV4 = excepting(...PRIVATE);

test.each<[string, ClusterProps, string, string]>([
  ['both families, where nobody says more', {}, 'internet', `${IPV4} | 2000::/3`],
  ['the family of the pods', { podCidrs: ['10.244.0.0/16'] }, 'internet-ipv4', IPV4],
  ['the families that are named', { ipFamilies: ['IPv6'] }, 'internet-ipv6', '2000::/3'],
  ['the family of the plugin', { cni: 'azure-npm' }, 'internet-ipv4', IPV4],
  [
    'private ranges of the cluster change nothing',
    { podCidrs: ['10.244.0.0/16'], nodes: ['192.168.0.0/24'], serviceCidrs: ['10.96.0.0/12'] },
    'internet-ipv4',
    IPV4,
  ],
  [
    'public ranges of the cluster are left out, the widest of each',
    { podCidrs: ['10.244.0.0/16', 'fd00::/48'], nodes: ['203.0.113.128/25', '203.0.113.0/24', '2600:1f00::/40'] },
    'internet-beyond-cluster',
    `${excepting(...PRIVATE.slice(0, 8), '203.0.113.0/24', ...PRIVATE.slice(8))} | 2000::/3 except 2600:1f00::/40`,
  ],
  [
    'a range that holds private ones too takes their place',
    { podCidrs: ['160.0.0.0/4'] },
    'internet-ipv4-beyond-cluster',
    excepting(...PRIVATE.slice(0, 4), '160.0.0.0/4', ...PRIVATE.slice(7)),
  ],
  [
    'a family that the cluster has for itself is no internet',
    { podCidrs: ['10.244.0.0/16', '2000::/3'] },
    'internet-beyond-cluster',
    IPV4,
  ],
])('%s', (_, profile, name, blocks) => {
  expect(policiesFor(profile)).toEqual([`shop/api-to-${name}: app=api to ${blocks} on TCP 443`]);
});

test('blocks that are left out are part of the name, and inside a private range they change nothing else', () => {
  expect(policiesFor({ ipFamilies: ['IPv4'] }, ['203.0.113.0/24', '10.0.0.0/16'])).toEqual([
    `shop/api-to-internet-ipv4-except-203-0-113-0-24-except-10-0-0-0-16: app=api to ${excepting(
      ...PRIVATE.slice(0, 8),
      '203.0.113.0/24',
      ...PRIVATE.slice(8),
    )} on TCP 443`,
  ]);
});

test('one address is left out like a block of its own', () => {
  expect(policiesFor({ ipFamilies: ['IPv4'] }, ['203.0.113.7'])).toEqual(
    policiesFor({ ipFamilies: ['IPv4'] }, ['203.0.113.7/32']),
  );
});

test('the same internet is one policy, whoever says it', () => {
  const app = new App();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  new AllowInternet(chart, 'internet', { from: api });
  allow(api).to(internet()).on(80);
  expect(written(app)[1]).toMatch(/^shop\/api-to-internet: .* on TCP 80, TCP 443$/);
});

test('where nothing is left, it is an error and no rule for everyone', () => {
  const headlines = headlinesOf((app) => {
    Cluster.configure(app, { ipFamilies: ['IPv6'] });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'default-deny', { direction: 'egress' });
    const from = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
    new AllowInternet(chart, 'internet', { from, except: ['::/0'] });
  });
  expect(headlines).toEqual(['nothing-outside: nothing of the internet is left for `shop/internet` to open']);
});

test('what is no block is refused, and so are senders that are no pods', () => {
  const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
  const from = new Workload(chart, 'api', { labels: { app: 'api' } });
  expect(() => new AllowInternet(chart, 'one', { from, except: ['203.0.113.1/24'] })).toThrow('invalid-cidr');
  expect(() => new AllowInternet(chart, 'two', { from: cidr('10.0.0.0/8'), ports: [udp(53)] })).toThrow(
    'not-pods-of-a-namespace',
  );
});
