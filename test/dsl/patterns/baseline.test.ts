/** Every namespace of an app, held to a deny and DNS. */
import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { examine } from '../../../lib/checks/examination';
import { registryOf } from '../../../lib/dsl';
import {
  allow,
  AllowDns,
  Baseline,
  Cluster,
  DefaultDeny,
  Elsewhere,
  NetworkPolicy,
  podsIn,
  Workload,
  type BaselineOptions,
} from '../../../lib/index';
import { identityOf } from '../../../lib/manifests/manifest';
import { findingsOf, headlinesOf } from '../../checks/findings';
import { written, writtenByChart } from '../written';

function chartIn(app: App | Cluster, namespace: string, id = namespace): Chart {
  return new Chart(app, id, { namespace });
}

/** What an app writes, without where DNS leads: that is not what these tests are about. */
function lines(app: App): string[] {
  return written(app).map((line) => line.replace(/: \{\} to k8s-app=kube-dns.*$/, ''));
}

const DENIED = 'denied ingress and egress';
const BOTH = (namespace: string): string[] => [`${namespace}/default-deny: {} ${DENIED}`, `${namespace}/allow-dns`];

test('each chart with a namespace gets a deny and DNS, also one that is made later', () => {
  const app = new App();
  chartIn(app, 'shop');
  Baseline.apply(app);
  chartIn(app, 'front');
  new Chart(app, 'crds');
  expect(lines(app)).toEqual([...BOTH('shop'), ...BOTH('front')]);
});

test('a chart that only says what others have installed is left to them', () => {
  const app = new App();
  Baseline.apply(app);
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'monitoring', labels: { app: 'x' } } };
  new Elsewhere(chartIn(app, 'monitoring'), 'theirs', { manifests: [pod] });
  new Elsewhere(chartIn(app, 'shop'), 'theirs', { manifests: [pod] });
  new Workload(app.charts[1] as Chart, 'web', { labels: { app: 'web' } });
  expect(lines(app)).toEqual(BOTH('shop'));
});

test('of several charts of a namespace the first by path holds both', () => {
  const app = new App();
  Baseline.apply(app);
  for (const id of ['shop-b', 'shop-a', 'shop-c']) chartIn(app, 'shop', id);
  expect(writtenByChart(app)).toEqual({ 'shop-b': [], 'shop-a': ['default-deny', 'allow-dns'], 'shop-c': [] });
});

test.each<[string, (chart: Chart) => unknown, string[]]>([
  ['a deny of the app', (chart) => new DefaultDeny(chart, 'own', { name: 'own' }), []],
  [
    'a deny of one direction',
    (chart) => new DefaultDeny(chart, 'own', { direction: 'ingress', name: 'own' }),
    ['shop/default-deny-egress: {} denied egress'],
  ],
  [
    'a deny of some pods',
    (chart) => new DefaultDeny(chart, 'own', { pods: { app: 'web' }, name: 'own' }),
    [`shop/default-deny: {} ${DENIED}`],
  ],
  [
    'a policy by hand that isolates all pods and opens little',
    (chart) =>
      new NetworkPolicy(chart, 'own', {
        metadata: { name: 'own' },
        spec: {
          podSelector: {},
          policyTypes: ['Ingress', 'Egress'],
          egress: [{ to: [{ podSelector: {} }], ports: [{ protocol: 'UDP', port: 53 }] }],
        },
      }),
    [],
  ],
  [
    'a policy by hand that opens everything',
    (chart) =>
      new NetworkPolicy(chart, 'own', {
        metadata: { name: 'own' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] },
      }),
    [`shop/default-deny: {} ${DENIED}`],
  ],
  ['a deny that others installed', (chart) => new Elsewhere(chart, 'own', { defaultDeny: 'both' }), []],
  [
    'a deny of others in another namespace',
    (chart) => new Elsewhere(chart, 'own', { defaultDeny: 'both', namespace: 'other' }),
    [`shop/default-deny: {} ${DENIED}`],
  ],
  [
    'a deny that is only looked at',
    (chart) => new DefaultDeny(chart, 'own', { preview: true, direction: 'egress' }),
    ['shop/default-deny-ingress: {} denied ingress'],
  ],
])('what is there already is left as it is: %s', (_, isolate, added) => {
  const app = new App();
  Cluster.configure(app, { metadata: 'none' });
  Baseline.apply(app);
  const chart = chartIn(app, 'shop');
  new Workload(chart, 'web', { labels: { app: 'web' }, dns: false });
  isolate(chart);
  expect(lines(app).filter((line) => line.includes('default-deny'))).toEqual(added);
});

test.each<[string, (chart: Chart) => unknown, number]>([
  ['none', () => undefined, 1],
  ['for all pods', (chart) => new AllowDns(chart, 'dns'), 1],
  ['for some of them', (chart) => new AllowDns(chart, 'dns', { pods: { app: 'web' } }), 2],
])('DNS is opened once: where the app opens it %s', (_, open, policies) => {
  const app = new App();
  Baseline.apply(app);
  open(chartIn(app, 'shop'));
  expect(written(app).filter((line) => line.includes('allow-dns'))).toHaveLength(policies);
});

test('what it adds stays the same from one synthesis to the next, by every road', () => {
  const app = Testing.app();
  Baseline.apply(app);
  const chart = chartIn(app, 'shop');
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  expect(chart.toJson()).toEqual(Testing.synth(chart));
  expect(Testing.synth(chart)).toHaveLength(2);
});

test('a deny that the app brings after all takes the place of the one that was added', () => {
  const app = new App();
  Baseline.apply(app);
  const chart = chartIn(app, 'shop');
  const within = allow(podsIn(chart)).to(podsIn(chart)).on(80);
  expect(within.policies).toHaveLength(2);
  new DefaultDeny(chart, 'own');
  expect(lines(app).filter((line) => line.includes('denied'))).toEqual([`shop/default-deny: {} ${DENIED}`]);
  expect(within.policies).toHaveLength(2);
});

test('a chart that comes first later leaves the deny where it is', () => {
  const app = new App();
  Baseline.apply(app);
  chartIn(app, 'shop', 'shop-b');
  const first = written(app);
  chartIn(app, 'shop', 'shop-a');
  expect(written(app)).toEqual(first);
});

test('one cluster can be held to it, and the other left alone', () => {
  const app = new App();
  const dev = new Cluster(app, 'dev');
  const prod = new Cluster(app, 'prod');
  Baseline.apply(prod);
  chartIn(dev, 'shop');
  chartIn(prod, 'shop');
  new Workload(app.charts[0] as Chart, 'web', { labels: { app: 'web' } });
  expect(writtenByChart(app)).toEqual({ 'dev/shop': [], 'prod/shop': ['default-deny', 'allow-dns'] });
});

test('applied twice it says everything once', () => {
  const app = new App();
  Baseline.apply(app);
  Baseline.apply(app);
  chartIn(app, 'shop');
  expect(lines(app)).toEqual(BOTH('shop'));
});

const OPEN = 'has no default deny for ingress and egress';

test.each<[string, (app: App) => unknown, BaselineOptions, string[]]>([
  [
    'pods in a namespace that no chart is in',
    (app) => new Workload(chartIn(app, 'shop'), 'report', { labels: { app: 'report' }, namespace: 'reports' }),
    {},
    [`the namespace \`reports\` ${OPEN}`],
  ],
  [
    'rendered pods in such a namespace',
    (app) =>
      new ApiObject(chartIn(app, 'shop'), 'report', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'report', namespace: 'reports', labels: { app: 'report' } },
        spec: { containers: [{ name: 'report', image: 'report' }] },
      }),
    {},
    [`the namespace \`reports\` ${OPEN}`],
  ],
  [
    'policies in such a namespace',
    (app) => new DefaultDeny(chartIn(app, 'shop'), 'reports', { namespace: 'reports', direction: 'egress' }),
    {},
    ['the namespace `reports` has no default deny for ingress'],
  ],
  [
    'such a namespace, exempt',
    (app) => new Workload(chartIn(app, 'shop'), 'report', { labels: { app: 'report' }, namespace: 'reports' }),
    { exempt: { reports: 'isolated by the team that owns it' } },
    [],
  ],
  [
    'pods that others have there',
    (app) =>
      new Elsewhere(chartIn(app, 'shop'), 'others', {
        manifests: [
          { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'others', labels: { app: 'x' } } },
        ],
      }),
    {},
    [],
  ],
  [
    'the control plane, which nobody closes by the way',
    (app) => new Workload(chartIn(app, 'kube-system'), 'dns', { labels: { 'k8s-app': 'kube-dns' } }),
    {},
    [`the namespace \`kube-system\` ${OPEN}`],
  ],
  [
    'the control plane, exempt',
    (app) => new Workload(chartIn(app, 'kube-system'), 'dns', { labels: { 'k8s-app': 'kube-dns' } }),
    { exempt: { 'kube-system': 'the platform team isolates it' } },
    [],
  ],
  [
    'a namespace that is being taken over',
    (app) => {
      const chart = chartIn(app, 'shop');
      new Workload(chart, 'web', { labels: { app: 'web' } });
      new DefaultDeny(chart, 'deny', { preview: true });
    },
    {},
    [],
  ],
])('a namespace without a deny fails the synthesis: %s', (_, say, options, expected) => {
  const headlines = headlinesOf((app) => {
    Baseline.apply(app, options);
    chartIn(app, 'neighbour');
    say(app);
  });
  const prefix = 'namespace-without-baseline: ';
  expect(headlines.filter((line) => line.startsWith(prefix))).toEqual(expected.map((line) => prefix + line));
});

test('what it finds and what it adds point to the line that applied it', () => {
  const app = Testing.app();
  Baseline.apply(app);
  const { stack = '' } = new Error();
  const line = Number(/baseline\.test\.ts:(\d+)/.exec(stack)?.[1]) - 1;
  new Workload(chartIn(app, 'shop'), 'report', { labels: { app: 'report' }, namespace: 'reports' });
  new NetworkPolicy(chartIn(app, 'front'), 'clash', {
    metadata: { name: 'default-deny' },
    spec: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] },
  });
  const { findings } = examine(registryOf(app));
  const found = findings.find(({ id }) => id === 'namespace-without-baseline');
  expect(found?.where.origin).toMatchObject({ file: __filename, line });
  const clash = findings.find(({ id }) => id === 'duplicate-policy');
  expect(clash?.where.origin).toMatchObject({ file: __filename, line });
});

test('denies keep the hints of their order, those that were there and those that are added', () => {
  const app = new App();
  Cluster.configure(app, { order: 'argo-cd' });
  Baseline.apply(app);
  new DefaultDeny(chartIn(app, 'shop'), 'own');
  chartIn(app, 'front');
  const denies = app.charts
    .flatMap((chart): object[] => chart.toJson())
    .filter((object) => identityOf(object).name === 'default-deny');
  expect(denies).toHaveLength(2);
  for (const deny of denies)
    expect(deny).toHaveProperty(['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'], '0');
});

test('an exemption needs a reason', () => {
  expect(() => Baseline.apply(new App(), { exempt: { legacy: ' ' } })).toThrow('exempt-without-reason');
});

const POD = { apiVersion: 'v1', kind: 'Pod' };

test.each<[string, (app: App) => unknown]>([
  ['a chart', (app) => chartIn(app, 'legacy')],
  [
    'a declared workload',
    (app) => new Workload(chartIn(app, 'x'), 'web', { labels: { app: 'web' }, namespace: 'legacy' }),
  ],
  ['an object', (app) => new ApiObject(chartIn(app, 'x'), 'pod', { ...POD, metadata: { namespace: 'legacy' } })],
  [
    'a Namespace',
    (app) =>
      new ApiObject(chartIn(app, 'x'), 'namespace', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'legacy' },
      }),
  ],
  ['a deny of others', (app) => new Elsewhere(chartIn(app, 'x'), 'deny', { namespace: 'legacy', defaultDeny: 'both' })],
  [
    'objects of others',
    (app) =>
      new Elsewhere(chartIn(app, 'x'), 'pods', {
        manifests: [{ ...POD, metadata: { name: 'x', namespace: 'legacy' } }],
      }),
  ],
])('an exemption is of a namespace that is known: by %s', (_, say) => {
  const headlines = headlinesOf((app) => {
    Baseline.apply(app, { exempt: { legacy: 'nobody knows yet what it calls' } });
    say(app);
  });
  expect(headlines.filter((line) => line.startsWith('exempt-namespace-unknown'))).toEqual([]);
});

test.each<[string, Record<string, string>, string[]]>([
  ['one that is misspelt', { legcy: 'old' }, ['`legcy`: did you mean `legacy`?']],
  ['one that is like no other', { attic: 'old' }, ['`attic`: correct its name, or take it out of `exempt`']],
  [
    'two of one name, of which one is exempt',
    { legacy: 'old', legacy2: 'old' },
    ['`legacy2`: correct its name, or take it out of `exempt`'],
  ],
  ['one of the control plane', { 'kube-system': 'the platform team isolates it' }, []],
  ['one of another cluster', { shop: 'old' }, ['`shop`: correct its name, or take it out of `exempt`']],
])('an exemption of a namespace of which nothing is known is found: %s', (_, exempt, expected) => {
  const found = findingsOf((app) => {
    const cluster = new Cluster(app, 'prod');
    chartIn(new Cluster(app, 'dev'), 'shop');
    chartIn(cluster, 'legacy');
    Baseline.apply(cluster, { exempt });
  }).filter(({ id }) => id === 'exempt-namespace-unknown');
  expect(found.map((one) => `${one.found}: ${one.help}`)).toEqual(expected);
  expect(found.map(({ severity }) => severity)).toEqual(expected.map(() => 'warning'));
});

test('it is for an app or a cluster, and for nothing less', () => {
  expect(() => Baseline.apply(chartIn(new App(), 'shop'))).toThrow('is only a part of a cluster');
});
