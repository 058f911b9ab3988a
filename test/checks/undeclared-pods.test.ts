/** Pods that nobody declared: found where a policy, or the lack of one, lets them through, and named by what they are. */
import { Chart, Testing, type App } from 'cdk8s';
import {
  allow,
  Cluster,
  DefaultDeny,
  Elsewhere,
  ensure,
  internet,
  label,
  namespace,
  namespaces,
  NetworkPolicy,
  podsIn,
  udp,
  Workload,
  type NetworkPolicyPeer,
} from '../../lib/index';
import { findingsOf, headlinesOf } from './findings';

const NAME = 'kubernetes.io/metadata.name';

/** Said wherever a peer asks for namespace labels: those of the app's own namespace are written down nowhere. */
const UNDECLARED_LABELS = 'namespace-labels-unknown: nobody declares the labels of `shop`';

function isolated(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  const db = new Workload(chart, 'db', { labels: { app: 'db' }, dns: false });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, dns: false });
  return { app, chart, db, api };
}

/** A policy that lets peers in to the database. */
function letIn(chart: Chart, id: string, ...from: NetworkPolicyPeer[]): void {
  new NetworkPolicy(chart, id, {
    metadata: { name: id },
    spec: { podSelector: { matchLabels: { app: 'db' } }, policyTypes: ['Ingress'], ingress: [{ from }] },
  });
}

const expression = (key: string, operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist', ...values: string[]) => ({
  matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
});

test.each<[string, NetworkPolicyPeer, string]>([
  ['pods by label', { podSelector: { matchLabels: { role: 'admin' } } }, 'shop/(any pod labelled role=admin)'],
  ['pods of the namespace', { podSelector: {} }, 'shop/db'],
  ['pods without a label', { podSelector: expression('app', 'DoesNotExist') }, 'shop/(any pod without labels)'],
  [
    'pods with any value but one',
    { podSelector: expression('app', 'NotIn', 'api', 'db') },
    'shop/(any pod without labels)',
  ],
  ['pods with a label', { podSelector: expression('app', 'Exists') }, 'shop/db'],
  ['a namespace by name', { namespaceSelector: { matchLabels: { [NAME]: 'ops' } } }, 'ops/(any pod without labels)'],
  ['namespaces by label', { namespaceSelector: { matchLabels: { team: 'ops' } } }, '(any pod without labels)'],
  ['namespaces without a label', { namespaceSelector: expression('team', 'DoesNotExist') }, 'shop/db'],
  ['all namespaces but one', { namespaceSelector: expression(NAME, 'NotIn', 'shop') }, '(any pod without labels)'],
  [
    'pods by label in namespaces by label',
    { namespaceSelector: { matchLabels: { team: 'ops' } }, podSelector: { matchLabels: { app: 'shell' } } },
    '(any pod labelled app=shell)',
  ],
  ['a block outside', { ipBlock: { cidr: '203.0.113.0/24' } }, '203.0.113.0'],
])('whoever %s stands for is named, if only the API may come', (_, peer, stranger) => {
  const headlines = headlinesOf((app) => {
    const { chart, db, api } = isolated(app);
    letIn(chart, 'someone', peer);
    allow(api).to(db).on(5432);
    ensure(db).isReachedOnlyBy(api);
  });
  expect(headlines.filter((headline) => headline.startsWith('assertion-failed'))).toEqual([
    expect.stringContaining(`${stranger} -> shop/db\``),
  ]);
});

test('only the side of the named end counts: a stranger whose own egress is closed today may still be let in', () => {
  const headlines = headlinesOf((app) => {
    const { chart, db, api } = isolated(app);
    new Workload(chart, 'shell', { labels: { app: 'shell' }, dns: false });
    letIn(chart, 'from-shell', { podSelector: { matchLabels: { app: 'shell' } } });
    ensure(db).isReachedOnlyBy(api);
  });
  expect(headlines).toEqual([
    'allowed-but-denied: `shop/shell -> shop/db` TCP has a rule, but is still denied',
    expect.stringMatching(/^all-ports: `shop\/from-shell` /),
    'assertion-failed: `shop/shell -> shop/db` TCP is allowed',
  ]);
});

test('pods that a named end selects are no strangers, declared or not', () => {
  const headlines = headlinesOf((app) => {
    const { chart, db, api } = isolated(app);
    letIn(
      chart,
      'admins',
      { podSelector: { matchLabels: { role: 'admin' } } },
      { podSelector: { matchLabels: { app: 'api' } } },
    );
    new DefaultDeny(chart, 'admins-egress', { pods: { role: 'admin' }, name: 'admins' + '-egress' });
    ensure(db).isReachedOnlyBy(api, namespace('shop').pods(label('role').in('admin', 'owner')));
  });
  expect(headlines.filter((headline) => headline.startsWith('assertion-failed'))).toEqual([]);
});

test('a pod that no deny selects is found, although another policy mentions every pod', () => {
  const headlines = headlinesOf((app) => {
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    new DefaultDeny(chart, 'deny', { pods: label('tier').doesNotExist() });
    new Workload(chart, 'db', { labels: { app: 'db' }, dns: false });
    letIn(chart, 'all', { podSelector: {} });
    ensure(podsIn(chart)).cannotReach(internet());
  });
  expect(headlines).toEqual(['assertion-failed: `shop/(any pod labelled tier=any) -> 1.0.0.0` TCP is allowed']);
});

test('a named port of a rule may stand for each of the ports that are asked about', () => {
  const headlines = headlinesOf((app) => {
    const { chart, api } = isolated(app);
    new NetworkPolicy(chart, 'http', {
      metadata: { name: 'http' },
      spec: {
        podSelector: { matchLabels: { app: 'api' } },
        policyTypes: ['Egress'],
        egress: [{ to: [{ namespaceSelector: {} }], ports: [{ protocol: 'TCP', port: 'http' }] }],
      },
    });
    ensure(api).cannotReach(namespace('other')).on(udp(53), 80);
  });
  expect(headlines).toEqual(['assertion-failed: `shop/api -> other/(any pod without labels)` TCP 80 is allowed']);
});

test('two namespaces that nobody declared may be thought of under one name', () => {
  const headlines = headlinesOf((app) => {
    const { chart, db, api } = isolated(app);
    new NetworkPolicy(chart, 'for-the-api', {
      metadata: { name: 'for-the-api' },
      spec: {
        podSelector: { matchLabels: { app: 'api' } },
        policyTypes: ['Ingress'],
        ingress: [{ from: [{ namespaceSelector: { matchLabels: { [NAME]: 'ops', team: 'ops' } } }] }],
      },
    });
    letIn(chart, 'ops', {
      namespaceSelector: { matchLabels: { [NAME]: 'ops' } },
      podSelector: { matchLabels: { app: 'b' } },
    });
    ensure(db).isReachedOnlyBy(api);
  });
  expect(headlines).toEqual([
    UNDECLARED_LABELS,
    expect.stringMatching(/^all-ports: `shop\/for-the-api` /),
    expect.stringMatching(/^all-ports: `shop\/ops` /),
    expect.stringContaining('(any pod labelled app=b) -> shop/db` TCP is allowed'),
  ]);
});

test('the labels of a declared namespace decide whether its pods are let in', () => {
  const program = (team: string) => (app: App) => {
    const { chart, db } = isolated(app);
    new Elsewhere(chart, 'ops', {
      manifests: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ops', labels: { team } } }],
    });
    allow(namespaces({ team: 'ops' }))
      .to(db)
      .on(5432);
    ensure(namespace('ops')).canReach(db).on(5432);
  };
  expect(headlinesOf(program('ops'))).toEqual([UNDECLARED_LABELS]);
  expect(headlinesOf(program('dev'))).toEqual([
    UNDECLARED_LABELS,
    'assertion-failed: `ops/(any pod without labels) -> shop/db` TCP 5432 is denied',
  ]);
});

test('what cannot be decided fails both ways, and names the option that can decide it', () => {
  const program = (reachable: boolean, podCidrs?: string[]) => (app: App) => {
    if (podCidrs) Cluster.configure(app, { podCidrs });
    const { chart, db, api } = isolated(app);
    letIn(chart, 'block', { ipBlock: { cidr: '10.1.0.0/16' } });
    new NetworkPolicy(chart, 'egress', {
      metadata: { name: 'egress' },
      spec: {
        podSelector: { matchLabels: { app: 'api' } },
        policyTypes: ['Egress'],
        egress: [{ to: [{ podSelector: { matchLabels: { app: 'db' } } }] }],
      },
    });
    if (reachable) ensure(api).canReach(db).on(5432);
    else ensure(api).cannotReach(db);
  };
  const failures = (reachable: boolean, podCidrs?: string[]) =>
    findingsOf(program(reachable, podCidrs)).filter(({ id }) => id === 'assertion-failed');
  for (const reachable of [true, false]) {
    const [finding] = failures(reachable);
    expect(finding).toMatchObject({
      headline: expect.stringMatching(/^`shop\/api -> shop\/db` TCP(?: 5432)? is `depends`$/),
      help: 'the address of `shop/api` is unknown; the option `podCidrs` can decide it',
    });
  }
  expect(failures(true, ['10.1.2.0/24'])).toEqual([]);
  expect(failures(false, ['10.2.0.0/16'])).toEqual([]);
});

test('an assertion between two values has no app to be proved in', () => {
  expect(() => ensure(namespace('a')).cannotReach(namespace('b'))).toThrow(
    /NP211 no-construct-in-chain.*ensure\(namespace a\).cannotReach\(namespace b\)/,
  );
});

test('an assertion that lacks its ports is found', () => {
  const headlines = headlinesOf((app) => {
    const { db, api } = isolated(app);
    ensure(api).canReach(db);
  });
  expect(headlines).toEqual(['unfinished-chain: `ensure(shop/api).canReach(shop/db)` is not finished']);
});

test('a failed assertion stops the synthesis', () => {
  const app = Testing.app();
  const { db, api } = isolated(app);
  ensure(api).canReach(db).on(5432);
  expect(() => app.synthYaml()).toThrow(/NP501 assertion-failed.*`shop\/api -> shop\/db` TCP 5432 is denied/);
});
