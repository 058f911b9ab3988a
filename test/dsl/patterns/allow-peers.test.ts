/** Members of a cluster of pods. */
import { App, Chart } from 'cdk8s';
import { Protocol, Service, StatefulSet } from 'cdk8s-plus-28';
import {
  allow,
  AllowDns,
  AllowPeers,
  anywhere,
  cidr,
  DefaultDeny,
  namespaces,
  podsIn,
  tcp,
  udp,
  Workload,
  type EndLike,
} from '../../../lib/index';
import { findingsOf, headlinesOf } from '../../checks/findings';
import { written } from '../written';

function isolated(): { readonly app: App; readonly chart: Chart } {
  const app = new App();
  const chart = new Chart(app, 'cache', { namespace: 'cache' });
  new DefaultDeny(chart, 'default-deny');
  return { app, chart };
}

const halves = (app: App): string[] => written(app).filter((line) => !line.includes('denied'));

test('each member reaches each on the ports that the one that is called declares', () => {
  const { app, chart } = isolated();
  const redis = new Workload(chart, 'redis', { labels: { app: 'redis' }, ports: { redis: 6379 }, dns: false });
  const sentinel = new Workload(chart, 'sentinel', {
    labels: { app: 'sentinel' },
    ports: { sentinel: 26379 },
    dns: false,
  });
  new AllowPeers(chart, 'peers', { members: [redis, sentinel] });
  expect(halves(app)).toEqual([
    'cache/redis-from-redis: app=redis from app=redis on TCP 6379',
    'cache/redis-from-sentinel: app=redis from app=sentinel on TCP 6379',
    'cache/redis-to-redis: app=redis to app=redis on TCP 6379',
    'cache/redis-to-sentinel: app=redis to app=sentinel on TCP 26379',
    'cache/sentinel-from-redis: app=sentinel from app=redis on TCP 26379',
    'cache/sentinel-from-sentinel: app=sentinel from app=sentinel on TCP 26379',
    'cache/sentinel-to-redis: app=sentinel to app=redis on TCP 6379',
    'cache/sentinel-to-sentinel: app=sentinel to app=sentinel on TCP 26379',
  ]);
});

test('the replicas of a StatefulSet gossip on one number over TCP and UDP', () => {
  const { app, chart } = isolated();
  const members = new StatefulSet(chart, 'alerts', {
    containers: [
      {
        image: 'alertmanager',
        ports: [
          { number: 9093, name: 'web' },
          { number: 9094, name: 'gossip' },
          { number: 9094, name: 'gossip-udp', protocol: Protocol.UDP },
        ],
      },
    ],
    service: new Service(chart, 'alerts-headless', { clusterIP: 'None', ports: [{ port: 9094 }] }),
  });
  new AllowDns(chart, 'allow-dns');
  new AllowPeers(chart, 'gossip', { members, ports: [tcp(9094), udp(9094)] });
  const between = halves(app).filter((line) => !line.includes('dns'));
  expect(between).toHaveLength(2);
  for (const line of between) expect(line).toMatch(/ on TCP 9094, UDP 9094$/);
});

test('members that declare no ports are an error, and not open on all of them', () => {
  const headlines = headlinesOf((app) => {
    const chart = new Chart(app, 'cache', { namespace: 'cache' });
    new DefaultDeny(chart, 'default-deny');
    new AllowPeers(chart, 'peers', { members: new Workload(chart, 'redis', { labels: { app: 'redis' } }) });
  });
  expect(headlines).toEqual(['no-declared-ports: `cache/redis` declares no ports']);
});

test('members that are known by their labels alone need ports, which the pattern has a prop for', () => {
  const [finding] = findingsOf((app) => {
    const chart = new Chart(app, 'cache', { namespace: 'cache' });
    new DefaultDeny(chart, 'default-deny');
    new AllowPeers(chart, 'peers', { members: podsIn(chart).pods({ app: 'redis' }) });
  });
  expect(finding).toMatchObject({ id: 'no-declared-ports', help: 'write the ports in `ports`' });
});

test('a chain has no props', () => {
  const [finding] = findingsOf((app) => {
    const chart = new Chart(app, 'cache', { namespace: 'cache' });
    new DefaultDeny(chart, 'default-deny');
    allow(podsIn(chart))
      .to(podsIn(chart).pods({ app: 'redis' }))
      .onDeclaredPorts();
  });
  expect(finding).toMatchObject({ id: 'no-declared-ports', help: 'write the ports with `.on(...)`' });
});

test.each<[string, EndLike]>([
  ['anywhere', anywhere()],
  ['10-0-0-0-8', cidr('10.0.0.0/8')],
  ['team-a namespaces', namespaces({ team: 'a' })],
])('%s is no member', (name, members) => {
  const { chart } = isolated();
  expect(() => new AllowPeers(chart, 'peers', { members, ports: [1] })).toThrow(
    `\`${name}\` stands for no pods of one namespace`,
  );
});
