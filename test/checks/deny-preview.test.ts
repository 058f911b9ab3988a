/** A deny that is only looked at: nothing of it is written, and it tells what it would close. */
import { type App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { examine } from '../../lib/checks/examination';
import { standInsOf } from '../../lib/checks/stand-ins';
import { registryOf } from '../../lib/dsl';
import {
  allow,
  AllowDns,
  Cluster,
  DefaultDeny,
  internet,
  namespace,
  Workload,
  type DefaultDenyProps,
  type Finding,
  type LabelQuery,
} from '../../lib/index';
import { diffOf, worldOf, type World } from '../../lib/reachability';
import { podsSelectedIn } from '../../lib/reachability/questions';
import { findingText } from '../../lib/report/finding-text';
import { smallApp } from '../arbitraries/small-app';
import { build, type BuiltApp } from '../laws/building';
import { findingsOf } from './findings';

function shop(app: App = Testing.app()) {
  const front = new Chart(app, 'front', { namespace: 'front' });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(front, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' } });
  const db = new Workload(chart, 'db', { labels: { app: 'db' } });
  return { app, front, chart, web, api, db };
}

function text(findings: readonly Omit<Finding, 'where'>[]): string {
  return findings.map((one) => findingText({ ...one, where: {} }, { root: '/nowhere', colour: false })).join('\n\n');
}

/** What is shown of a preview, a line for each workload, direction and fate. */
function lines(findings: readonly Omit<Finding, 'where'>[]): string[] {
  return findings.flatMap(({ trace = [] }) => trace.map((line) => `${line.side} ${line.verdict}: ${line.because}`));
}

test('a preview tells, workload by workload, what it would close and what stays open because of an allow', () => {
  const findings = findingsOf((app) => {
    const { chart, web, api, db } = shop(app);
    allow(web).to(api).on(8080);
    allow(api).to(db).on(5432);
    new AllowDns(chart, 'allow-dns');
    new DefaultDeny(chart, 'default-deny', { preview: true });
  });
  expect(text(findings)).toMatchInlineSnapshot(`
   "info[NP230 deny-preview]: \`shop/default-deny\` would close 14 connections
     found     2 workloads that it would isolate
     shows     shop/api   would no longer reach           front/web, anywhere outside, shop/db (except TCP 5432), kube-system/kube-dns (except TCP 53; UDP 53)
               shop/api   would still reach               shop/db (TCP 5432), kube-system/kube-dns (TCP 53; UDP 53)
               shop/api   would no longer be reached by   shop/db, kube-system/kube-dns, anywhere outside, front/web (except TCP 8080)
               shop/api   would still be reached by       front/web (TCP 8080)
               shop/db    would no longer reach           shop/api, front/web, anywhere outside, kube-system/kube-dns (except TCP 53; UDP 53)
               shop/db    would still reach               kube-system/kube-dns (TCP 53; UDP 53)
               shop/db    would no longer be reached by   front/web, kube-system/kube-dns, anywhere outside, shop/api (except TCP 5432)
               shop/db    would still be reached by       shop/api (TCP 5432)
     why       it is a preview: nothing of it is written, and in the cluster all of this stays as it is
     help      write an \`allow\` for each connection that has to stay, and leave \`preview\` out to put it in force"
  `);
});

test('nothing of a preview is written, and no exception to it', () => {
  const { app, chart, web, api } = shop();
  const handle = allow(web).to(api).on(8080);
  new DefaultDeny(chart, 'default-deny', { preview: true });
  expect(app.synthYaml()).toBe('');
  expect(handle.policies).toEqual([]);
});

test('beside a deny that is in force, a preview tells what it would close on top', () => {
  const findings = findingsOf((app) => {
    const { chart, web, api, db } = shop(app);
    new DefaultDeny(chart, 'ingress', { direction: 'ingress' });
    allow(web).to(api).on(8080);
    allow(api).to(db).on(5432);
    new DefaultDeny(chart, 'egress', { direction: 'egress', preview: true, pods: { app: 'api' } });
  });
  expect(lines(findings)).toEqual([
    'shop/api would no longer reach: front/web, anywhere outside',
    'shop/api would still reach: shop/db (TCP 5432)',
  ]);
});

test('a statement that only a preview makes use of is not said to have no effect', () => {
  const ids = (preview: boolean) =>
    findingsOf((app) => {
      const { front, chart, web, api } = shop(app);
      new DefaultDeny(front, 'other', { direction: 'ingress' });
      allow(api).to(namespace('elsewhere')).on(80);
      allow(web).to(namespace('elsewhere')).on(80);
      if (preview) new DefaultDeny(chart, 'default-deny', { preview, direction: 'egress' });
    }).map(({ id, headline }) => `${id} ${headline}`.replace(/ has no effect$/, ''));
  expect(ids(false)).toEqual([
    'rule-without-effect `front/web -> namespace elsewhere`',
    'rule-without-effect `shop/api -> namespace elsewhere`',
  ]);
  expect(ids(true).filter((line) => line.startsWith('rule'))).toEqual([
    'rule-without-effect `front/web -> namespace elsewhere`',
  ]);
});

test('each preview is looked at alone', () => {
  const findings = findingsOf((app) => {
    const { front, chart } = shop(app);
    for (const one of [front, chart]) new DefaultDeny(one, 'default-deny', { preview: true, direction: 'ingress' });
  });
  expect(findings.map(({ headline }) => headline)).toEqual([
    '`front/default-deny-ingress` would close 3 connections',
    '`shop/default-deny-ingress` would close 6 connections',
  ]);
});

test('a preview of what is closed already closes nothing', () => {
  const findings = findingsOf((app) => {
    const { chart } = shop(app);
    new DefaultDeny(chart, 'one', { direction: 'ingress' });
    new DefaultDeny(chart, 'two', { direction: 'ingress', name: 'two', preview: true });
  });
  expect(findings.map(({ headline, trace, help }) => ({ headline, trace, help }))).toEqual([
    { headline: '`shop/two` would close nothing', help: 'leave `preview` out to put it in force' },
  ]);
});

test('a patch of a preview counts, and one that the API server would refuse is found', () => {
  const patched = findingsOf((app) => {
    const { chart } = shop(app);
    const deny = new DefaultDeny(chart, 'deny', { direction: 'ingress', preview: true });
    deny.apiObject.addJsonPatch(JsonPatch.replace('/spec/podSelector', { matchLabels: { app: 'db' } }));
  });
  expect(lines(patched)).toEqual(['shop/db would no longer be reached by: front/web, shop/api, anywhere outside']);

  const refused = findingsOf((app) => {
    const { chart } = shop(app);
    new DefaultDeny(chart, 'deny', { name: 'No!', preview: true });
  });
  expect(refused.map(({ id, headline }) => `${id}: ${headline}`)).toEqual([
    'refused-by-api-server: the API server would refuse the policy of `shop/deny`',
  ]);
});

test('a preview has to have a namespace', () => {
  const findings = findingsOf((app) => {
    shop(app);
    new DefaultDeny(new Chart(app, 'nowhere'), 'deny', { preview: true });
  });
  expect(findings.map(({ id, headline }) => `${id}: ${headline}`)).toEqual([
    'no-namespace: nothing says in which namespace `nowhere/deny` isolates pods',
  ]);
});

test('patches of statements count in what stays open', () => {
  const findings = findingsOf((app) => {
    const { chart, web, api } = shop(app);
    allow(web).to(api).on(8080).patch(JsonPatch.replace('/spec/ingress/0/ports/0/port', 80));
    new DefaultDeny(chart, 'deny', { direction: 'ingress', preview: true, pods: { app: 'api' } });
  });
  expect(lines(findings)).toContain('shop/api would still be reached by: front/web (TCP 80)');
});

test('of a large namespace, so much is shown as can be read, and the rest is counted', () => {
  const findings = findingsOf((app) => {
    const { chart } = shop(app);
    for (let index = 0; index < 60; index++) new Workload(chart, `w${index}`, { labels: { app: `w${index}` } });
    new DefaultDeny(chart, 'deny', { preview: true });
  });
  const shown = lines(findings);
  expect(shown).toHaveLength(41);
  expect(shown[0]).toMatch(/^shop\/api would no longer reach: (.+, ){7}.+ and 55 more$/);
  expect(shown[40]).toBe('... 84 more lines: are not shown');
});

test('previews of one cluster are no business of another', () => {
  const findings = findingsOf((app) => {
    const [one, two] = ['one', 'two'].map((id) => shop(new Cluster(app, id) as unknown as App));
    if (one) new DefaultDeny(one.chart, 'deny', { preview: true, direction: 'egress' });
    if (two) new DefaultDeny(two.chart, 'deny', { direction: 'ingress' });
  });
  expect(findings.map(({ headline }) => headline)).toEqual(['`shop/default-deny-egress` would close 6 connections']);
});

/** The cluster of a small app with one more deny in its first chart, as it is judged. */
function worldWithDeny(built: BuiltApp, props: DefaultDenyProps): { world: World; findings: readonly Finding[] } {
  new DefaultDeny(built.app.node.findChild('chart-0'), 'one-more', { ...props, name: 'one-more' });
  const { clusters, findings } = examine(registryOf(built.app));
  const [cluster] = clusters;
  if (!cluster) throw new RangeError('an app is at least one cluster');
  return { world: standInsOf(cluster).world, findings };
}

test('a preview tells just what changes once the deny is in force', () => {
  const deny = fc.record({
    direction: fc.constantFrom('both', 'ingress', 'egress'),
    pods: fc.constantFrom<LabelQuery>({}, { app: 'a' }, { tier: 'x' }),
  });
  fc.assert(
    fc.property(smallApp({ denies: 3 }), deny, (small, props) => {
      const looked = worldWithDeny(build(small), { ...props, preview: true });
      const { policies } = worldWithDeny(build(small), props).world.cluster;
      // The same pods: those that nobody declared are made up anew for other policies.
      const inForce = worldOf({ ...looked.world.cluster, policies }, looked.world.options);
      const added = policies.find(({ name }) => name === 'one-more');
      const pods = new Set(podsSelectedIn(inForce, 'red', added?.selector));
      const diff = diffOf(looked.world, inForce, { focus: (workload) => pods.has(workload) });
      expect(diff.added).toEqual([]);
      const count = diff.removed.length + diff.changed.length;
      const preview = looked.findings.find(({ id }) => id === 'deny-preview');
      const closes = count === 0 ? 'nothing' : count === 1 ? '1 connection' : `${count} connections`;
      expect(preview?.headline).toBe(`\`red/one-more\` would close ${closes}`);
    }),
    { numRuns: 60 },
  );
});

test('an app that looks at a deny and opens the internet for it is told so as well', () => {
  const findings = findingsOf((app) => {
    const { chart, api } = shop(app);
    allow(api).to(internet()).on(443);
    new DefaultDeny(chart, 'deny', { direction: 'egress', preview: true, pods: { app: 'api' } });
  });
  expect(lines(findings)).toContain('shop/api would still reach: internet (TCP 443)');
});
