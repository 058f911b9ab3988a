/** By whatever road an app is synthesized: all its policies come out, and it is checked once. */
import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { registryOf } from '../../lib/dsl';
import { allow, Cluster, DefaultDeny, Elsewhere, Workload } from '../../lib/index';

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

function twoNamespaces(yamlOutputType: YamlOutputType = YamlOutputType.FILE_PER_CHART): App {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'roads-')), yamlOutputType });
  const [front, shop] = ['front', 'shop'].map((namespace) => new Chart(app, namespace, { namespace })) as [
    Chart,
    Chart,
  ];
  for (const chart of [front, shop])
    new DefaultDeny(chart, 'deny', { name: `deny-${chart.node.id}`, direction: 'ingress' });
  const web = new Workload(front, 'web', { labels: { app: 'web' } });
  allow(web)
    .to(new Workload(shop, 'api', { labels: { app: 'api' } }))
    .on(8080);
  return app;
}

const POLICIES = ['front/deny-front', 'shop/api-from-front-web', 'shop/deny-shop'];

function idsIn(yaml: string): string[] {
  return parseAllDocuments(yaml)
    .map((document) => document.toJS() as Written | null)
    .flatMap((object) => (object ? [`${object.metadata.namespace}/${object.metadata.name}`] : []));
}

function idsInFolder(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => idsIn(readFileSync(path.join(folder, file), 'utf8'))).sort();
}

const MODES = Object.entries(YamlOutputType).filter(
  (entry): entry is [string, YamlOutputType] => typeof entry[1] === 'number',
);

test.each(MODES)('all policies are written in the output mode %s, and the app is checked once', (_, mode) => {
  const app = twoNamespaces(mode);
  app.synth();
  expect(idsInFolder(app.outdir)).toEqual(POLICIES);
  expect(registryOf(app).examinations).toBe(1);
});

test('there are four output modes', () => {
  expect(MODES).toHaveLength(4);
});

test('all policies are in the text of `synthYaml`, and the app is checked once', () => {
  const app = twoNamespaces();
  expect(idsIn(app.synthYaml()).sort()).toEqual(POLICIES);
  expect(registryOf(app).examinations).toBe(1);
});

test('`Testing.synth` of one chart gives the policies of that chart', () => {
  const [, shop] = twoNamespaces().charts as [Chart, Chart];
  const objects = Testing.synth(shop) as Written[];
  expect(objects.map(({ metadata }) => metadata.name)).toEqual(['deny-shop', 'api-from-front-web']);
});

test.each([1, 5, 30])('an app of %i charts is checked once for each synthesis', (count) => {
  const app = new App({ outdir: mkdtempSync(path.join(tmpdir(), 'roads-')) });
  for (let index = 0; index < count; index++) {
    new DefaultDeny(new Chart(app, `chart-${index}`, { namespace: `namespace-${index}` }), 'default-deny');
  }
  app.synth();
  expect(registryOf(app).examinations).toBe(1);
  app.synth();
  expect(registryOf(app).examinations).toBe(2);
});

test('what is said between two syntheses counts in the second, and what a new deny takes away is gone', () => {
  const app = twoNamespaces();
  const [front, shop] = app.charts as [Chart, Chart];
  app.synth();
  const cart = new Workload(shop, 'cart', { labels: { app: 'cart' } });
  allow(front.node.findChild('web') as Workload)
    .to(cart)
    .on(7070);
  app.synth();
  expect(idsInFolder(app.outdir)).toEqual([...POLICIES, 'shop/cart-from-front-web'].sort());

  shop.node.tryRemoveChild('deny');
  new DefaultDeny(shop, 'narrow', { pods: { app: 'cart' }, direction: 'ingress' });
  app.synth();
  expect(idsInFolder(app.outdir)).toEqual([
    'front/deny-front',
    'shop/cart-from-front-web',
    'shop/default-deny-ingress-where-app-cart',
  ]);
});

test('an app that is synthesized twice without a change gives the same bytes twice', () => {
  const app = twoNamespaces();
  const first = app.synthYaml();
  expect(app.synthYaml()).toBe(first);
  expect(twoNamespaces().synthYaml()).toBe(first);
});

test('constructs that only declare something are in no manifest', () => {
  const app = twoNamespaces();
  const declaring = new Chart(app, 'declaring', { namespace: 'declaring' });
  new Workload(declaring, 'workload', { labels: { app: 'workload' } });
  new Elsewhere(declaring, 'others', { defaultDeny: 'ingress' });
  expect(idsIn(app.synthYaml()).sort()).toEqual(POLICIES);
});

test('a lone DefaultDeny has its app checked', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const id of ['one', 'two']) new DefaultDeny(chart, id);
  expect(() => app.synthYaml()).toThrow(/NP102 duplicate-policy.*`shop\/default-deny`/);
});

test('an app without anything of ours is left alone', () => {
  const app = Testing.app();
  new ApiObject(new Chart(app, 'shop'), 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
  expect(app.node.children.map(({ node }) => node.id)).toEqual(['shop']);
  expect(app.synthYaml()).toContain('ConfigMap');
});

test('statements are annotations of their policies, unless the cluster is said to want none', () => {
  const annotated = twoNamespaces();
  expect(annotated.synthYaml()).toContain('cdk8s-netpol/statement: front/web -> shop/api');
  const plain = twoNamespaces();
  Cluster.configure(plain, { annotations: false });
  expect(plain.synthYaml()).not.toContain('annotations');
});
