/** What a failing expectation says: why, as `netpol explain` does, and what to do about it. */
import { Chart, Testing } from 'cdk8s';
import { allow, anywhere, ensure, NetworkPolicy, Workload } from 'cdk8s-netpol';
import 'cdk8s-netpol/jest';
import * as kplus from 'cdk8s-plus-28';
import { failure as failureOf, MANIFESTS, shop } from './shop';

/** Lines of this file are named, and change with every case that is added. */
function failure(expectation: () => void): string {
  return failureOf(expectation).replace(/(messages\.test\.ts):\d+(:\d+)?/g, '$1:LINE');
}

type Shop = ReturnType<typeof shop>;

const failing: readonly (readonly [what: string, expectation: (ends: Shop) => void])[] = [
  ['a closed port', ({ app, web, api }) => expect(app).toAllow(web, api, 'http', 'metrics')],
  ['an open port', ({ chart, web, api }) => expect(chart).toDeny(web, api)],
  ['everyone', ({ chart, api }) => expect(chart).toDeny(anywhere(), api)],
  ['not allowed, and open', ({ app, web, api }) => expect(app).not.toAllow(web, api, 8080)],
  ['not denied, and closed', ({ app, web, db }) => expect(app).not.toDeny(web, db)],
  ['a closed port of manifests', () => expect(MANIFESTS).toAllow('front/web', 'shop/db', 5432)],
  ['an open port of manifests', () => expect(MANIFESTS).toDeny('front/web', 'shop/api')],
  ['a namespace that nobody isolates', ({ front }) => expect(front).toBeIsolated()],
  ['pods of manifests that nobody isolates', () => expect(MANIFESTS).toBeIsolated('front/web', 'egress')],
  ['not isolated, and isolated', ({ chart }) => expect(chart).not.toBeIsolated()],
  [
    'a finding',
    ({ app, web, api }) => {
      ensure(web).cannotReach(api).on('http');
      expect(app).toHaveNoFindings();
    },
  ],
  ['findings, where there are none', ({ app }) => expect(app).not.toHaveNoFindings()],
  [
    'a connection more, and one that is closed',
    ({ app, web, api, db }) =>
      expect(app).toOnlyAllow([
        [web, api, ['http', 'metrics']],
        [api, db, 'postgres'],
      ]),
  ],
  [
    'a connection that no policy governs',
    ({ app, front, web, api, db, prometheus }) => {
      const other = new Workload(front, 'other', { labels: { app: 'other' } });
      expect(app).toOnlyAllow([
        [web, api, 'http'],
        [api, db, 'postgres'],
        [prometheus, api, 'metrics'],
        [other, web, 80],
      ]);
    },
  ],
  [
    'just these connections, and it should not',
    ({ app, web, api, db, prometheus }) =>
      expect(app).not.toOnlyAllow([
        [web, api, 'http'],
        [api, db, 'postgres'],
        [prometheus, api, 'metrics'],
      ]),
  ],
  ['a snapshot that should differ', ({ app }) => expect(app).not.toMatchReachabilitySnapshot()],
];

test.each(failing)('of %s', (_, expectation) => {
  expect(failure(() => expectation(shop()))).toMatchSnapshot();
});

test('of a verdict that depends', () => {
  const { app, chart, api, db } = shop();
  new NetworkPolicy(chart, 'api-to-db', {
    spec: { podSelector: { matchLabels: { app: 'api' } }, policyTypes: ['Egress'], egress: [{}] },
  });
  new NetworkPolicy(chart, 'db-by-address', {
    spec: {
      podSelector: { matchLabels: { app: 'db' } },
      ingress: [{ from: [{ ipBlock: { cidr: '10.244.1.0/24' } }], ports: [{ port: 6001 }] }],
    },
  });
  expect(failure(() => expect(app).toDeny(api, db, 6001))).toMatchSnapshot();
});

describe('what the API server refuses is not in the cluster, and may be the reason', () => {
  const spec = { podSelector: {}, policyTypes: ['Everything'] } as never;

  test('in an app', () => {
    const { app, front, web } = shop();
    new NetworkPolicy(front, 'isolating', { metadata: { name: 'isolating' }, spec });
    expect(failure(() => expect(app).toBeIsolated(web))).toMatchSnapshot();
  });

  test('in manifests', () => {
    const refused = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'isolating' },
      spec,
    };
    const text = `${MANIFESTS}---\n${JSON.stringify(refused)}\n`;
    expect(failure(() => expect(text).toDeny('front/web', 'shop/api'))).toMatchSnapshot();
  });
});

/** Mistakes in what is given fail with and without `.not`: there is no answer that could be the right one. */
const mistaken: readonly (readonly [what: string, expectation: (not: boolean, ends: Shop) => void])[] = [
  ['no subject', (not) => (not ? expect(undefined).not : expect(undefined)).toDeny('a/b', 'a/c')],
  ['a promise', (not) => (not ? expect(Promise.resolve()).not : expect(Promise.resolve())).toDeny('a/b', 'a/c')],
  ['an object that is none', (not) => (not ? expect([{}]).not : expect([{}])).toDeny('a/b', 'a/c')],
  ['an empty text', (not) => (not ? expect('').not : expect('')).toDeny('a/b', 'a/c')],
  ['a path of nothing', (not) => (not ? expect('no/such').not : expect('no/such')).toBeIsolated()],
  ['unreadable YAML', (not) => (not ? expect('a: [\n').not : expect('a: [\n')).toBeIsolated()],
  [
    'an empty App',
    (not) =>
      (not
        ? expect(Testing.app({ outdir: '/nowhere' })).not
        : expect(Testing.app({ outdir: '/nowhere' }))
      ).toBeIsolated(),
  ],
  ['an end that is none', (not, { app, db }) => (not ? expect(app).not : expect(app)).toDeny(undefined as never, db)],
  ['an unknown workload', (not, { app, db }) => (not ? expect(app).not : expect(app)).toDeny('front/wb', db)],
  ['a misspelt end', (not, { app, db }) => (not ? expect(app).not : expect(app)).toDeny('web', db)],
  ['the word anywhere', (not, { app, db }) => (not ? expect(app).not : expect(app)).toDeny('anywhere', db)],
  ['an unknown port', (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toAllow(web, api, 'htp')],
  [
    'a name of the other protocol',
    (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toDeny(web, api, 'udp/http'),
  ],
  ['a number that is no port', (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toAllow(web, api, 0)],
  [
    'words that are no port',
    (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toAllow(web, api, '80:81'),
  ],
  [
    'a Service that would open connections',
    (not, { app, chart, db }) => {
      const service = new kplus.Service(chart, 'service', {
        selector: kplus.Pods.select(chart, 'pods', { labels: { app: 'api' } }),
        ports: [{ port: 80, targetPort: 8080 }],
      });
      (not ? expect(app).not : expect(app)).toDeny(service, db);
    },
  ],
  ['no port', (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toAllow(web, api, [] as never)],
  [
    'a direction that is none',
    (not, { app }) => (not ? expect(app).not : expect(app)).toBeIsolated('Ingress' as never),
  ],
  ['an end of another App', (not, { app, db }) => (not ? expect(app).not : expect(app)).toDeny(shop().web, db)],
  [
    'a construct and manifests',
    (not, { web }) => (not ? expect(MANIFESTS).not : expect(MANIFESTS)).toDeny(web, 'shop/db'),
  ],
  [
    'a connection without a port',
    (not, { app, web, api }) => (not ? expect(app).not : expect(app)).toOnlyAllow([[web, api]] as never),
  ],
  [
    'an unfinished statement',
    (not, { app, web, api, db }) => {
      allow(web).to(db);
      (not ? expect(app).not : expect(app)).toDeny(web, api, 9090);
    },
  ],
];

describe.each(mistaken)('a mistake: %s', (_, expectation) => {
  test('is told, and not where in this package it was noticed', () => {
    let stack = '';
    try {
      expectation(false, shop());
    } catch (error) {
      stack = (error as Error).stack ?? '';
    }
    expect(stack).not.toMatch(/^ {4}at .*\/lib\//m);
    expect(failure(() => expectation(false, shop()))).toMatchSnapshot();
  });

  test('fails with .not, too', () => {
    expect(failure(() => expectation(true, shop()))).not.toBe('');
  });
});

test('a Chart that belongs to no App is a mistake', () => {
  const orphan = new Chart(undefined as never, 'orphan', { namespace: 'shop' });
  expect(failure(() => expect(orphan).toBeIsolated())).toContain('`orphan` belongs to no cdk8s App');
});
