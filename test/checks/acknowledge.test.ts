/** What an app acknowledges: where, by whom, until when, and what is no acknowledgement. */
import { ApiObject, Chart, Testing, type App } from 'cdk8s';
import { examine } from '../../lib/checks/examination';
import type { Circumstances } from '../../lib/checks/circumstances';
import { registryOf } from '../../lib/dsl';
import {
  acknowledge,
  type AcknowledgeProps,
  allow,
  checks,
  Cluster,
  DefaultDeny,
  NetworkPolicy,
  Workload,
} from '../../lib/index';

const ID = 'selector-also-selects';
const REASON = 'both are ours';

/** A workload whose labels another one has, too: one finding. */
function shop(app: App) {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const other = new Chart(app, 'other', { namespace: 'other' });
  new DefaultDeny(chart, 'default-deny', { direction: 'ingress' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' } });
  const admin = new Workload(chart, 'admin', { labels: { app: 'api', role: 'admin' } });
  allow(web).to(api).on(8080);
  return { app, chart, other, web, api, admin };
}

type Said = (ends: ReturnType<typeof shop>) => unknown;

function examined(say: Said, circumstances: Circumstances = {}) {
  const app = Testing.app();
  say(shop(app));
  return examine(registryOf(app), circumstances);
}

const idsOf = (say: Said, circumstances?: Circumstances) => examined(say, circumstances).findings.map(({ id }) => id);

test.each<[string, Said]>([
  ['the first construct of a statement', ({ web }) => acknowledge(web, { id: ID, reason: REASON })],
  ['the chart above it', ({ chart }) => acknowledge(chart, { id: ID, reason: REASON })],
  ['the whole app', ({ app }) => acknowledge(app, { id: ID, reason: REASON })],
])('a finding is acknowledged at %s', (_, say) => {
  const { findings, acknowledged } = examined(say);
  expect(findings).toEqual([]);
  expect(acknowledged.map(({ finding, acknowledgement }) => [finding.id, acknowledgement.reason])).toEqual([
    [ID, REASON],
  ]);
});

test.each<[string, Said]>([
  ['another chart', ({ other }) => acknowledge(other, { id: ID, reason: REASON })],
  ['a workload that is not its own', ({ admin }) => acknowledge(admin, { id: ID, reason: REASON })],
  ['another rule', ({ chart }) => acknowledge(chart, { id: 'dns-blocked', reason: REASON })],
])('an acknowledgement of %s silences nothing, and is a finding itself', (_, say) => {
  expect(idsOf(say)).toEqual([ID, 'unused-acknowledgement']);
});

test('several acknowledgements of one finding are all of use', () => {
  const say: Said = ({ app, chart }) => {
    acknowledge(app, { id: ID, reason: REASON });
    acknowledge(chart, { id: ID, reason: REASON });
  };
  expect(idsOf(say)).toEqual([]);
});

describe('an acknowledgement with a last day', () => {
  const say: Said = ({ chart }) => acknowledge(chart, { id: ID, reason: REASON, until: '2027-01-31' });

  test('holds on that day, and where nobody says which day it is', () => {
    expect(idsOf(say, { today: '2027-01-31' })).toEqual([]);
    expect(idsOf(say)).toEqual([]);
  });

  test('brings the finding back on the next one, which says so', () => {
    const { findings } = examined(say, { today: '2027-02-01' });
    expect(findings.map(({ id }) => id)).toEqual([ID]);
    const place = `\\(${__filename.replaceAll(/[.\\/]/g, '.')}:\\d+:\\d+\\)`;
    expect(findings[0]?.help).toMatch(new RegExp(`; it was acknowledged ${place} until \`2027-01-31\`: ${REASON}$`));
  });

  test('gives way to one that still holds', () => {
    const both: Said = (ends) => {
      say(ends);
      acknowledge(ends.app, { id: ID, reason: REASON });
    };
    expect(idsOf(both, { today: '2027-02-01' })).toEqual([]);
  });
});

test.each([
  [{ id: 'selector-also-select', reason: REASON }, 'did you mean `selector-also-selects`?'],
  [{ id: 'refused-by-api-server', reason: REASON }, 'correct the object: nothing silences what the API server refuses'],
  [{ id: ID, reason: ' ' }, 'say in a few words why it may stay, and who decided so'],
  [{ id: ID, reason: REASON, until: '2027-02-30' }, 'write the last day on which it may stay, such as `2027-01-31`'],
])('%j is no acknowledgement', (said, help) => {
  // Programs also run where nobody has checked their types.
  const { findings } = examined(({ chart }) => acknowledge(chart, said as AcknowledgeProps));
  expect(findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
    `warning ${ID}`,
    'error invalid-acknowledgement',
  ]);
  expect(findings[1]?.help).toBe(help);
});

test('what the API server refuses is never acknowledged', () => {
  const say: Said = ({ chart }) => {
    acknowledge(chart, { id: ID, reason: REASON });
    new NetworkPolicy(chart, 'no', { metadata: { name: 'No!' }, spec: { podSelector: {} } });
  };
  expect(idsOf(say)).toEqual(['refused-by-api-server']);
});

test('a finding that is acknowledged in one cluster is found in another', () => {
  const app = Testing.app();
  const [dev, prod] = ['dev', 'prod'].map((id) => {
    const cluster = new Cluster(app, id);
    const chart = new Chart(cluster, 'shop', { namespace: 'shop' });
    new ApiObject(chart, 'namespace', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: 'shop',
        ...(id === 'dev' && { annotations: { 'cdk8s-netpol/acknowledge': 'policy-selects-nothing: only in dev' } }),
      },
    });
    new Workload(chart, 'cart', { labels: { app: 'cart' } });
    new DefaultDeny(chart, 'deny', { pods: { app: 'carts' }, direction: 'ingress' });
    return cluster.node.path;
  });
  const { findings, acknowledged } = examine(registryOf(app));
  const clusterOf = (path = '') => path.split('/')[0];
  expect(findings.map(({ id, where }) => [id, clusterOf(where.path)])).toEqual([['policy-selects-nothing', prod]]);
  expect(acknowledged.map(({ finding }) => clusterOf(finding.where.path))).toEqual([dev]);
});

test.each(['policy', 'namespace'])('the annotation of a %s acknowledges what is found about it', (what) => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const annotations = { 'cdk8s-netpol/acknowledge': 'policy-selects-nothing: its pods come tomorrow\n' };
  new Workload(chart, 'cart', { labels: { app: 'cart' } });
  new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', ...(what === 'namespace' && { annotations }) },
  });
  new NetworkPolicy(chart, 'deny', {
    metadata: { name: 'deny', ...(what === 'policy' && { annotations }) },
    spec: { podSelector: { matchLabels: { app: 'later' } }, policyTypes: ['Ingress'] },
  });
  const { findings, acknowledged } = examine(registryOf(app));
  expect(findings).toEqual([]);
  expect(acknowledged).toHaveLength(1);
});

test('a line of an annotation that says nothing is an error', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new NetworkPolicy(chart, 'deny', {
    metadata: { name: 'deny', annotations: { 'cdk8s-netpol/acknowledge': 'because I say so' } },
    spec: { podSelector: {}, policyTypes: ['Ingress'] },
  });
  expect(examine(registryOf(app)).findings).toMatchObject([
    { id: 'invalid-acknowledgement', found: '`because I say so`', where: { path: 'shop/deny' } },
  ]);
});

describe('the configuration of a project', () => {
  const configured = (rules: Readonly<Record<string, 'error' | 'info' | 'off'>>): Circumstances => ({
    configuration: { preset: 'recommended', rules },
  });

  test.each(['error', 'info'] as const)('takes a rule for %s', (level) => {
    const { findings } = examined(() => undefined, configured({ [ID]: level }));
    expect(findings.map(({ id, severity }) => [id, severity])).toEqual([[ID, level]]);
  });

  test('leaves out what is off, and asks of no acknowledgement that it silences it', () => {
    const say: Said = ({ chart }) => acknowledge(chart, { id: ID, reason: REASON });
    expect(idsOf(say, configured({ [ID]: 'off' }))).toEqual([]);
  });
});

test('findings are data: `checks.findings` says what a synthesis would say, and writes nothing', () => {
  const app = Testing.app();
  const { chart } = shop(app);
  expect(checks.findings(app).map(({ id, severity }) => [id, severity])).toEqual([[ID, 'warning']]);
  acknowledge(chart, { id: ID, reason: REASON, until: '2027-01-31' });
  expect(checks.findings(app, { today: '2027-01-01' })).toEqual([]);
  expect(checks.findings(app, { today: '2027-03-01' })).toHaveLength(1);
});

test('a plain value cannot acknowledge anything', () => {
  const value = { node: {} } as never;
  expect(() => acknowledge(value, { id: ID, reason: REASON })).toThrow(
    '`acknowledge(...)` names no construct of an app',
  );
});

test('a rule may be named by its code', () => {
  const { findings, acknowledged } = examined(({ web }) => acknowledge(web, { id: 'NP403', reason: REASON }));
  expect(findings).toEqual([]);
  expect(acknowledged.map(({ finding }) => finding.id)).toEqual([ID]);
});

test('an acknowledgement of nothing at all is a mistake in a sentence', () => {
  const nothing = undefined as unknown as AcknowledgeProps;
  expect(() => examined(({ web }) => acknowledge(web, nothing))).toThrow('`acknowledge(...)` names no rule');
});

test('an annotation that is named almost like one of this package is a finding, and no other is', () => {
  const { findings } = examined(({ chart, web }) => {
    acknowledge(web, { id: ID, reason: REASON });
    new ApiObject(chart, 'pod', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: 'pod',
        labels: { app: 'pod' },
        annotations: {
          'cdk8s-netpol/acknowlege': 'dns-blocked: known',
          'cdk8s-netpol/of-a-version-to-come': 'x',
          'cdk8s-netpol/owner': 'us',
        },
      },
      spec: { containers: [{ name: 'main', image: 'main' }] },
    });
  });
  expect(findings).toMatchObject([
    {
      code: 'NP049',
      severity: 'warning',
      where: { path: 'shop/pod', field: 'metadata.annotations.cdk8s-netpol/acknowlege' },
      help: 'did you mean `cdk8s-netpol/acknowledge`?',
    },
  ]);
});

test('findings are asked of an app, and of nothing else', () => {
  expect(() => checks.findings(undefined as unknown as App)).toThrow('`checks.findings(...)` is given no App');
});

test('the objects that a finding belongs to are named without a blank at the end', () => {
  const app = Testing.app();
  const { chart } = shop(app);
  new DefaultDeny(chart, 'nobody', { pods: { app: 'nobody' }, direction: 'ingress' });
  const objects = checks.findings(app).flatMap(({ where }) => where.belongsTo?.objects ?? []);
  expect(objects).toContain('Namespace shop');
});
