/** What `ensure` proves, on a small shop whose policies are exactly what they should be. */
import { Chart, type App } from 'cdk8s';
import {
  allNamespaces,
  allow,
  anywhere,
  cidr,
  Cluster,
  DefaultDeny,
  ensure,
  internet,
  label,
  namespace,
  namespaces,
  podsIn,
  udp,
  Workload,
} from '../../lib/index';
import { headlinesOf } from './findings';

/** web (front, open) -> api (shop, isolated both ways) -> db (shop, isolated) and a partner outside. */
function shop(app: App) {
  Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] });
  const front = new Chart(app, 'front', { namespace: 'front' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  const web = new Workload(front, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080, metrics: 9090 }, dns: false });
  const db = new Workload(chart, 'db', { labels: { app: 'db' }, ports: { postgres: 5432 } });
  const partner = cidr('203.0.113.0/24', { except: ['203.0.113.10/32'] }).as('partner');
  const prometheus = namespace('monitoring').pods({ app: 'prometheus' });
  allow(web).to(api).on('http');
  allow(api).to(db).on('postgres');
  allow(api).to(partner).on(443);
  allow(prometheus).to(api).on('metrics');
  return { front, chart, web, api, db, partner, prometheus };
}

type Shop = ReturnType<typeof shop>;
type Case = readonly [what: string, assert: (ends: Shop) => void, ...found: string[]];

function check(cases: readonly Case[]): void {
  test.each(cases.map(([what, assert, ...found]) => ({ what, assert, found })))('$what', ({ assert, found }) => {
    const expected = found.map((headline) => `assertion-failed: ${headline}`);
    expect(headlinesOf((app) => assert(shop(app)))).toEqual(expected);
  });
}

describe('canReach passes where every pod of the one reaches every pod of the other on all of the ports', () => {
  check([
    ['a workload', ({ web, api }) => ensure(web).canReach(api).on('http')],
    [
      'a workload on two ports, of which one is closed',
      ({ web, api }) => ensure(web).canReach(api).on('http', 'metrics'),
      '`front/web -> shop/api` TCP 9090 is denied',
    ],
    [
      'all ports, of which one is open',
      ({ web, api }) => ensure(web).canReach(api).onAllPorts(),
      '`front/web -> shop/api` TCP 1-8079 is denied',
    ],
    [
      'another protocol',
      ({ web, api }) => ensure(web).canReach(api).on(udp(8080)),
      '`front/web -> shop/api` UDP 8080 is denied',
    ],
    [
      'the other direction',
      ({ web, api }) => ensure(api).canReach(web).on(80),
      '`shop/api -> front/web` TCP 80 is denied',
    ],
    ['pods of a namespace that nobody isolates', ({ api, front }) => ensure(podsIn(front)).canReach(api).on('http')],
    ['pods by value, as a source', ({ prometheus, api }) => ensure(prometheus).canReach(api).on('metrics')],
    [
      'pods by value that no rule names',
      ({ api }) =>
        ensure(namespace('monitoring').pods({ app: 'grafana' }))
          .canReach(api)
          .on('metrics'),
      '`monitoring/(any pod labelled app=grafana) -> shop/api` TCP 9090 is denied',
    ],
    ['a block without its exception', ({ api, partner }) => ensure(api).canReach(partner).on(443)],
    [
      'a block with its exception',
      ({ api }) => ensure(api).canReach(cidr('203.0.113.0/24')).on(443),
      '`shop/api -> 203.0.113.10` TCP 443 is denied',
    ],
    ['the internet', ({ api }) => ensure(api).canReach(internet()).on(443), '`shop/api -> 1.0.0.0` TCP 443 is denied'],
    [
      'several ends, of which one is closed',
      ({ web, api, db }) => ensure(web).canReach(api, db).on(8080),
      '`front/web -> shop/db` TCP 8080 is denied',
    ],
  ]);
});

describe('cannotReach passes where no pod of the one reaches any pod of the other on any of the ports', () => {
  check([
    ['a workload', ({ web, db }) => ensure(web).cannotReach(db)],
    [
      'a workload that is reached',
      ({ web, api }) => ensure(web).cannotReach(api),
      '`front/web -> shop/api` TCP 8080 is allowed',
    ],
    [
      'a workload that is reached, on another port',
      ({ web, api }) => ensure(web).cannotReach(api).on('metrics', udp(8080)),
    ],
    [
      'all pods of a namespace and the internet',
      ({ chart }) => ensure(podsIn(chart)).cannotReach(internet()),
      '`shop/api -> 203.0.113.0` TCP 443 is allowed',
    ],
    ['an exception of a block', ({ api }) => ensure(api).cannotReach(cidr('203.0.113.10/32'))],
    ['the private addresses', ({ api }) => ensure(api).cannotReach(cidr('10.0.0.0/8'), cidr('169.254.169.254/32'))],
    ['other namespaces', ({ api }) => ensure(api).cannotReach(namespace('front'), namespace('monitoring'))],
    [
      'all namespaces',
      ({ api }) => ensure(api).cannotReach(allNamespaces()),
      '`shop/api -> shop/db` TCP 5432 is allowed',
    ],
    ['anyone', ({ db }) => ensure(db).cannotReach(anywhere())],
    [
      'an open namespace and anyone',
      ({ front }) => ensure(podsIn(front)).cannotReach(anywhere()),
      '`front/web -> front/web` TCP is allowed',
    ],
    [
      'undeclared pods of an isolated namespace',
      ({ chart }) =>
        ensure(namespace('shop').pods({ app: 'intruder' }), podsIn(chart))
          .cannotReach(internet())
          .on(80),
    ],
    [
      'namespaces by label, of which none is let in',
      ({ db }) => ensure(namespaces({ team: 'a' }), namespaces(label('team').doesNotExist())).cannotReach(db),
      '`shop/api -> shop/db` TCP 5432 is allowed',
    ],
  ]);
});

describe('isReachedOnlyBy passes where nobody else is let in, whoever may come', () => {
  check([
    ['the only source', ({ api, db }) => ensure(db).isReachedOnlyBy(api)],
    [
      'one source of two',
      ({ web, api }) => ensure(api).isReachedOnlyBy(web),
      '`monitoring/(any pod labelled app=prometheus) -> shop/api` TCP 9090 is allowed',
    ],
    ['both sources', ({ web, prometheus, api }) => ensure(api).isReachedOnlyBy(web, prometheus)],
    ['more than the sources', ({ web, prometheus, api }) => ensure(api).isReachedOnlyBy(web, prometheus, internet())],
    [
      'a wider end than the source',
      ({ api }) => ensure(api).isReachedOnlyBy(namespace('front'), namespace('monitoring')),
    ],
    [
      'a narrower end than the source',
      ({ web, api }) =>
        ensure(api).isReachedOnlyBy(web, namespace('monitoring').pods({ app: 'prometheus', role: 'main' })),
      '`monitoring/(any pod labelled app=prometheus) -> shop/api` TCP 9090 is allowed',
    ],
    [
      'a workload that nothing isolates',
      ({ web, api }) => ensure(web).isReachedOnlyBy(api),
      '`front/web -> front/web` TCP is allowed',
    ],
    ['anyone', ({ web }) => ensure(web).isReachedOnlyBy(anywhere())],
    [
      'all pods of a namespace, of which one is reached',
      ({ chart }) => ensure(podsIn(chart)).isReachedOnlyBy(namespace('front')),
      '`monitoring/(any pod labelled app=prometheus) -> shop/api` TCP 9090 is allowed',
    ],
  ]);
});

describe('isIsolated passes where a policy isolates every pod', () => {
  check([
    ['a workload', ({ api, db }) => ensure(api, db).isIsolated()],
    [
      'a workload that nothing isolates',
      ({ web }) => ensure(web).isIsolated(),
      '`front/web` is not isolated for ingress',
      '`front/web` is not isolated for egress',
    ],
    ['one direction', ({ web }) => ensure(web).isIsolated('egress'), '`front/web` is not isolated for egress'],
    ['all pods of a namespace', ({ chart }) => ensure(podsIn(chart)).isIsolated()],
    [
      'undeclared pods of an open namespace',
      ({ front }) => ensure(podsIn(front)).isIsolated('ingress'),
      '`front/web` is not isolated for ingress',
    ],
    [
      'pods of a namespace that this app does not govern',
      ({ db }) => ensure(namespace('other'), db).isIsolated('ingress'),
      '`other/(any pod without labels)` is not isolated for ingress',
    ],
    [
      'pods of all namespaces, of which some are open',
      ({ db }) => ensure(allNamespaces(), db).isIsolated('ingress'),
      '`front/web` is not isolated for ingress',
    ],
  ]);
});
