/** What is known of the cluster may be said after the patterns: they ask for it while the app synthesizes. */
import { App, Chart, Testing } from 'cdk8s';
import { examine } from '../../../lib/checks/examination';
import { objectsOf } from '../../../lib/checks/objects-of';
import { registryOf } from '../../../lib/dsl';
import { PATTERNS } from '../../../lib/dsl/patterns';
import {
  AllowDns,
  AllowHealthProbes,
  AllowInternet,
  AllowKubeApi,
  AllowMetadata,
  cidr,
  Cluster,
  DefaultDeny,
  dns,
  IstioSidecar,
  namespace,
  Workload,
  type ClusterProps,
} from '../../../lib/index';
import { appOf } from '../../lint/example-program';
import { findingsOf, headlinesOf } from '../../checks/findings';
import { written } from '../written';

/** A whole statement of a program that says what is known of the cluster. */
const CONFIGURING = /^Cluster\.configure\(app, [^]*?\);$/gm;

/** A profile in which every pattern writes something else than where nothing is known. */
const PROFILE: ClusterProps = {
  nodes: ['10.0.0.0/24', '198.51.100.0/24'],
  plugin: { ownNodeToPod: 'evaluate' },
  mesh: 'istio-ambient',
  metadata: 'azure',
  dns: dns.custom({ resolvers: [cidr('10.0.9.53/32')], id: 'own' }),
  apiServer: { addresses: ['10.0.8.1/32'], port: 8443 },
  monitoring: namespace('observability'),
  ingressControllers: { nginx: namespace('edge') },
};

/** The policies of an app as they are written, and what is found about them. */
function outcomeOf(program: string, first: ClusterProps = {}, last: ClusterProps = {}): object {
  const app = Testing.app();
  Cluster.configure(app, first);
  appOf(program, app);
  Cluster.configure(app, last);
  const { clusters, findings } = examine(registryOf(app));
  return {
    policies: clusters.flatMap(({ planned }) =>
      objectsOf(planned, 'policy').map((object) => planned.rendering.of(object)),
    ),
    findings: findings.map(({ id, headline }) => `${id}: ${headline}`),
  };
}

const EXAMPLES = PATTERNS.flatMap(({ construct, examples }) =>
  examples.map(({ title, program }) => [`${construct}: ${title}`, program] as const),
);

describe.each(EXAMPLES)('%s', (_, program) => {
  const others = program.replace(CONFIGURING, '');
  const configuring = (program.match(CONFIGURING) ?? []).join('\n');

  test('what it says of its cluster may come last', () => {
    expect(others).not.toContain('Cluster.configure');
    expect(outcomeOf(`${others}\n${configuring}`)).toEqual(outcomeOf(program));
  });

  test('a profile in which patterns write something else may come last, too', () => {
    expect(outcomeOf(others, {}, PROFILE)).toEqual(outcomeOf(others, PROFILE));
  });
});

function shop(app: App): { readonly chart: Chart; readonly api: Workload<string> } {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  new DefaultDeny(chart, 'default-deny');
  return { chart, api: new Workload(chart, 'api', { labels: { app: 'api' }, dns: false }) };
}

const halves = (app: App): string[] => written(app).filter((line) => !line.includes('denied'));

test('public ranges that are told of late are no internet, and probes get their rule', () => {
  const app = new App();
  const { chart, api } = shop(app);
  new AllowInternet(chart, 'internet', { from: api });
  new AllowHealthProbes(chart, 'probes', { to: api, ports: [80] });
  Cluster.configure(app, {
    podCidrs: ['192.0.2.0/25'],
    nodes: ['192.0.2.128/25'],
    ipFamilies: ['IPv4'],
    plugin: { ownNodeToPod: 'evaluate' },
  });
  const [probes, internet, ...rest] = halves(app);
  expect(rest).toEqual([]);
  expect(probes).toBe('shop/api-from-nodes: app=api from 192.0.2.128/25 on TCP 80');
  expect(internet).toContain('shop/api-to-internet-ipv4-beyond-cluster: app=api to 0.0.0.0/0 except');
  expect(internet).toMatch(/ except 192\.0\.2\.0\/25 except 192\.0\.2\.128\/25 .* on TCP 443$/);
  expect(internet).not.toContain('2000::/3');
});

test('a second call says more, between and after the patterns', () => {
  const app = new App();
  const { chart, api } = shop(app);
  new AllowKubeApi(chart, 'kube-api', { from: api });
  Cluster.configure(app, { apiServer: { addresses: ['10.0.0.1/32'] } });
  new AllowMetadata(chart, 'metadata', { from: api });
  Cluster.configure(app, { metadata: 'aws', ipFamilies: ['IPv4'] });
  Cluster.configure(app, { apiServer: { addresses: ['10.0.0.2/32'], port: 6443 } });
  expect(halves(app)).toEqual([
    'shop/api-to-aws-metadata: app=api to 169.254.169.254/32 on TCP 80',
    'shop/api-to-kube-api: app=api to 10.0.0.2/32 on TCP 6443',
  ]);
});

test('what is said for one policy is written by what is known when it is written', () => {
  const app = new App();
  const { chart } = shop(app);
  const pattern = new AllowDns(chart, 'allow-dns');
  expect(pattern.dns.id).toBe('kube-dns');
  expect(halves(app)).toEqual([expect.stringContaining('shop/allow-dns: ')]);
  Cluster.configure(app, { dns: dns.openShift() });
  expect(pattern.dns.id).toBe('openshift-dns');
  expect(halves(app)).toEqual([expect.stringMatching(/^shop\/allow-dns-via-openshift-dns: .* on TCP 5353, UDP 5353$/)]);
});

test('who scrapes may be told after the sidecars', () => {
  const app = new App();
  const { chart } = shop(app);
  new IstioSidecar(chart, 'mesh');
  Cluster.configure(app, { monitoring: namespace('monitoring') });
  expect(halves(app)).toContainEqual(expect.stringMatching(/^shop\/allow-sidecar-scrape: .* on TCP 15020, TCP 15090$/));
});

test('what nobody says is found once, at the line of the pattern', () => {
  const app = Testing.app();
  const { chart, api } = shop(app);
  new AllowKubeApi(chart, 'kube-api', { from: api });
  const found = examine(registryOf(app)).findings.filter(({ id }) => id === 'api-server-unknown');
  expect(found).toHaveLength(1);
  expect(found[0]?.where).toMatchObject({ path: 'shop/kube-api', origin: { file: __filename } });
});

test('a profile that would open everything is found, and is no crash', () => {
  const headlines = headlinesOf((app) => {
    const { chart, api } = shop(app);
    new AllowKubeApi(chart, 'kube-api', { from: api });
    Cluster.configure(app, { apiServer: { addresses: ['0.0.0.0/0'] } });
  });
  expect(headlines).toContain('invalid-external-service: `0.0.0.0/0` holds every address there is');
  expect(findingsOf((app) => void shop(app)).filter(({ severity }) => severity === 'error')).toEqual([]);
});
