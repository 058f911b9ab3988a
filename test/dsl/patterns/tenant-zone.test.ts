/** Walls around namespaces that belong together. */
import { ApiObject, App, Chart, type ChartProps } from 'cdk8s';
import { examine } from '../../../lib/checks/examination';
import { registryOf } from '../../../lib/dsl';
import {
  allow,
  Baseline,
  Cluster,
  DefaultDeny,
  Elsewhere,
  namespace,
  NetworkPolicy,
  TenantZone,
  Workload,
} from '../../../lib/index';
import { findingsOf, headlinesOf } from '../../checks/findings';
import { written } from '../written';

function chartIn(app: App | Cluster, name: string, props: ChartProps = {}): Chart {
  return new Chart(app, name, { namespace: name, ...props });
}

const TEAM_A = { labels: { team: 'a' } };

/** What an app writes, but for DNS. */
function lines(app: App): string[] {
  return written(app).filter((line) => !line.includes('kube-dns'));
}

const member = (name: string, id: string, names: string): string[] => [
  `${name}/default-deny: {} denied ingress and egress`,
  `${name}/all-pods-from-zone-${id}: {} from all pods of kubernetes.io/metadata.name in (${names}) on all ports`,
  `${name}/all-pods-to-zone-${id}: {} to all pods of kubernetes.io/metadata.name in (${names}) on all ports`,
];

test('each namespace gets a deny, DNS and one rule a side for all of the zone, however many there are', () => {
  const app = new App();
  new TenantZone(app, 'a', TEAM_A);
  const labels = { team: 'a' };
  for (const name of ['a-one', 'a-two']) chartIn(app, name, { labels });
  chartIn(app, 'b-one', { labels: { team: 'b' } });
  expect(lines(app)).toEqual(['a-one', 'a-two'].flatMap((name) => member(name, 'a', 'a-one, a-two')));
  expect(written(app).filter((line) => line.includes('/allow-dns'))).toHaveLength(2);
});

test('charts are found by the labels of their Namespace object too', () => {
  const app = new App();
  const zone = new TenantZone(app, 'a', TEAM_A);
  const chart = chartIn(app, 'a-one');
  new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'a-one', labels: { team: 'a', tier: 'x' } },
  });
  chartIn(app, 'a-two', { labels: { team: 'b' } });
  expect(lines(app)).toEqual([
    'a-one/default-deny: {} denied ingress and egress',
    'a-one/all-pods-from-zone-a: {} from all pods of kubernetes.io/metadata.name=a-one on all ports',
    'a-one/all-pods-to-zone-a: {} to all pods of kubernetes.io/metadata.name=a-one on all ports',
  ]);
  expect(zone.namespaces).toEqual(['a-one']);
});

test('of namespaces that others govern only the pods are let in, and nothing is written there', () => {
  const app = new App();
  const chart = chartIn(app, 'a-one');
  const zone = new TenantZone(app, 'a', { charts: [chart], namespaces: ['theirs'] });
  expect(lines(app)).toEqual(member('a-one', 'a', 'a-one, theirs'));
  expect(zone.namespaces).toEqual(['a-one', 'theirs']);
});

test('a namespace by name that a chart is in is governed like any other', () => {
  const app = new App();
  chartIn(app, 'a-one');
  new TenantZone(app, 'a', { namespaces: ['a-one'] });
  expect(lines(app)).toHaveLength(3);
});

test('a zone that is closed within opens nothing', () => {
  const app = new App();
  new TenantZone(app, 'a', { charts: [chartIn(app, 'a-one'), chartIn(app, 'a-two')], within: 'closed' });
  expect(lines(app)).toEqual([
    'a-one/default-deny: {} denied ingress and egress',
    'a-two/default-deny: {} denied ingress and egress',
  ]);
});

test('what isolates a namespace already, and a baseline, are not doubled', () => {
  const app = new App();
  Baseline.apply(app);
  const one = chartIn(app, 'a-one');
  const two = chartIn(app, 'a-two');
  new DefaultDeny(one, 'own');
  new TenantZone(app, 'a', { charts: [one, two] });
  expect(written(app).filter((line) => line.includes('denied'))).toEqual([
    'a-one/default-deny: {} denied ingress and egress',
    'a-two/default-deny: {} denied ingress and egress',
  ]);
});

test('zones of several clusters do not meet', () => {
  const app = new App();
  for (const id of ['dev', 'prod']) {
    const cluster = new Cluster(app, id);
    chartIn(cluster, 'shop', { labels: { team: 'a' } });
    new TenantZone(cluster, 'a', TEAM_A);
  }
  expect(lines(app)).toHaveLength(6);
});

test('charts that are made after a first plan join the zone', () => {
  const app = new App();
  const labels = { team: 'a' };
  const one = chartIn(app, 'a-one', { labels });
  new TenantZone(app, 'a', TEAM_A);
  const web = new Workload(one, 'web', { labels: { app: 'web' } });
  expect(allow(web).to(namespace('elsewhere')).on(80).policies).toHaveLength(1);
  chartIn(app, 'a-two', { labels });
  const expected = ['a-one', 'a-two'].flatMap((name) => member(name, 'a', 'a-one, a-two'));
  expect(lines(app)).toEqual(expect.arrayContaining(expected));
});

const ASSERTION = 'assertion-failed';

/** A zone with a door for `a-two` only, and whatever else a case says. */
function idsWith(say: (ends: { one: Chart; api: Workload; outside: Workload; app: App }) => unknown): string[] {
  const app = new App();
  const [one, two, other] = ['a-one', 'a-two', 'other'].map((name) => chartIn(app, name)) as [Chart, Chart, Chart];
  const api = new Workload(one, 'api', { labels: { app: 'api' } });
  new Workload(two, 'db', { labels: { app: 'db' } });
  const outside = new Workload(other, 'web', { labels: { app: 'web' } });
  const gateway = new Workload(other, 'gateway', { labels: { app: 'gateway' } });
  new TenantZone(app, 'a', { charts: [one, two], reachedBy: [gateway] });
  allow(gateway).to(api).on(8080);
  say({ one, api, outside, app });
  return examine(registryOf(app)).findings.map(({ id }) => id);
}

test.each<[string, Parameters<typeof idsWith>[0], string[]]>([
  ['only those come in who may', () => undefined, []],
  ['an allow lets somebody else in', ({ api, outside }) => allow(outside).to(api).on(8080), [ASSERTION]],
  ['a pod of the zone goes out', ({ api, outside }) => allow(api).to(outside).on(80), []],
  [
    'a policy by hand lets everybody in',
    ({ one }) =>
      new NetworkPolicy(one, 'open', {
        metadata: { name: 'open' },
        spec: {
          podSelector: { matchLabels: { app: 'api' } },
          policyTypes: ['Ingress'],
          ingress: [{ ports: [{ port: 22 }] }],
        },
      }),
    [ASSERTION],
  ],
  [
    'a policy that others installed lets everybody in',
    ({ one }) =>
      new Elsewhere(one, 'theirs', {
        manifests: [
          {
            apiVersion: 'networking.k8s.io/v1',
            kind: 'NetworkPolicy',
            metadata: { name: 'open', namespace: 'a-one' },
            spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] },
          },
        ],
      }),
    [ASSERTION],
  ],
])('with `reachedBy` it is proved that nobody else gets in: %s', (_, say, expected) => {
  expect(idsWith(say).filter((id) => id === ASSERTION)).toEqual(expected);
});

test('a namespace in two zones is an error, since its pods would join both', () => {
  const headlines = headlinesOf((app) => {
    const shared = chartIn(app, 'shared', { labels: { team: 'a', environment: 'live' } });
    new TenantZone(app, 'a', { labels: { team: 'a' } });
    new TenantZone(app, 'live', { charts: [shared] });
  });
  expect(headlines).toEqual(['namespace-in-two-zones: the namespace `shared` is in two zones']);
});

test('a zone that nobody is in is an error, and only as long as that is so', () => {
  const app = new App();
  new TenantZone(app, 'a', TEAM_A);
  const ids = (): string[] => examine(registryOf(app)).findings.map(({ id }) => id);
  expect(ids()).toContain('zone-without-members');
  chartIn(app, 'a-one', { labels: { team: 'a' } });
  expect(ids()).toEqual([]);
});

test.each([{}, { charts: [] }, { labels: {} }, { namespaces: [] }])('%j says nobody', (props) => {
  expect(() => new TenantZone(new App(), 'a', props)).toThrow('zone-without-members');
});

test.each<[string, string, string[]]>([
  ['a letter too many', 'paymments', ['did you mean `payments`?']],
  ['a letter too few', 'paymnts', ['did you mean `payments`?']],
  ['one that is known', 'payments', []],
  ['one that others have installed', 'bank', []],
  ['one that is like no other', 'unknown', []],
  ['one of a row', 'team-c', []],
  ['one of a few letters', 'bb', []],
  ['one like a member of the zone', 'hom', []],
])('a namespace by a name that is not known is found where another one is meant: %s', (_, name, expected) => {
  const helps = (within: 'open' | 'closed') =>
    findingsOf((app) => {
      const home = chartIn(app, 'home');
      for (const other of ['b', 'payments', 'team-a']) chartIn(app, other);
      new Elsewhere(home, 'bank', {
        manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bank' } }],
      });
      new TenantZone(app, 'zone', { charts: [home], namespaces: [name], within });
    }).flatMap(({ id, help }) => (id === 'zone-namespace-unknown' ? [help] : []));
  expect(helps('closed')).toEqual(expected);
  expect(helps('open')).toEqual(expected);
});

test('a chart of another cluster is no member', () => {
  const headlines = headlinesOf((app) => {
    const chart = chartIn(new Cluster(app, 'dev'), 'shop');
    new TenantZone(new Cluster(app, 'prod'), 'a', { charts: [chart] });
  });
  expect(headlines).toContain('end-in-another-cluster: `dev/shop` belongs to another cluster');
});
