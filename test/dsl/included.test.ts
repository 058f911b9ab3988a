/** Objects that `Include` and `Helm` bring in: they are judged like all others, and are ends like all others. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Chart, Helm, Include, Testing } from 'cdk8s';
import { allow, ensure, included, Mistake, workload, Workload } from '../../lib';
import type { ObjectsIncluded } from '../../lib';
import { headlinesOf } from '../checks/findings';
import { written } from './written';

const RENDERED = join(__dirname, '..', 'fixtures', 'included', 'rendered.yaml');
const folder = mkdtempSync(join(tmpdir(), 'included-'));

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Shop {
  readonly chart: Chart;
  readonly web: Workload;
  readonly redis: Include;
}

function shopIn(app: App): Shop {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  return { chart, web, redis: new Include(chart, 'redis', { url: RENDERED }) };
}

/** Runs instead of helm, and prints what the chart renders to. */
function helmStub(rendered: string): string {
  const file = join(folder, 'helm');
  writeFileSync(file, `#!/bin/sh\ncat '${rendered}'\n`, { mode: 0o755 });
  return file;
}

const EXCEPTION =
  'shop/redis-master-from-web: app.kubernetes.io/component=master,app.kubernetes.io/name=redis from app=web on TCP 6379';

test('a policy that is brought in is judged, and a workload that is brought in is an end', () => {
  const app = Testing.app({ outdir: folder });
  const { web, redis } = shopIn(app);
  const master = included(redis, 'StatefulSet', 'redis-master');
  allow(web).to(master).on('redis');
  ensure(web).canReach(master).on(6379);
  ensure(master).isIsolated('ingress');
  expect(written(app)).toContain(EXCEPTION);
});

test('a Service that is brought in is an end, with a name of its own', () => {
  const app = Testing.app({ outdir: folder });
  const { web, redis } = shopIn(app);
  allow(web)
    .to(included(redis, 'Service', 'redis-master'))
    .on('tcp-redis');
  allow(web)
    .to(included(redis, 'Service', 'redis-headless'))
    .on(6379);
  expect(written(app).filter((line) => line.includes('app=web'))).toEqual([
    'shop/redis-headless-service-from-web: app.kubernetes.io/name=redis from app=web on TCP 6379',
    EXCEPTION.replace('redis-master', 'redis-master-service'),
  ]);
});

test('ports that it does not name get names in `workload`', () => {
  const app = Testing.app({ outdir: folder });
  const { web, redis } = shopIn(app);
  const master = workload(included(redis, 'StatefulSet', 'redis-master'), { ports: { sentinel: 26379 } });
  allow(web).to(master).on('sentinel');
  expect(written(app)).toContain(EXCEPTION.replace('6379', '26379'));
});

test('what a Helm chart renders to is brought in the same way', () => {
  const app = Testing.app({ outdir: folder });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const redis = new Helm(chart, 'redis', { chart: './charts/redis', helmExecutable: helmStub(RENDERED) });
  allow(web)
    .to(included(redis, 'StatefulSet', 'redis-master'))
    .onDeclaredPorts();
  expect(written(app)).toContain(EXCEPTION);
});

const DENY = (rules: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: deny }\nspec: { podSelector: {}, ${rules} }`;

/** A Deployment and its Service. */
function part(index: number): string {
  const labels = `{ app: part-${index} }`;
  const container = `{ name: main, ports: [{ name: http, containerPort: ${8000 + index} }] }`;
  return [
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: part-${index} }`,
    `spec: { selector: { matchLabels: ${labels} }, template: { metadata: { labels: ${labels} }, spec: { containers: [${container}] } } }`,
    `---\napiVersion: v1\nkind: Service\nmetadata: { name: part-${index} }`,
    `spec: { selector: ${labels}, ports: [{ port: 80, targetPort: http }] }`,
  ].join('\n');
}

test('a chart of many objects brings in many ends', () => {
  const file = join(folder, 'many.yaml');
  const parts = Array.from({ length: 200 }, (_, index) => part(index));
  writeFileSync(file, [...parts, DENY('policyTypes: [Ingress]')].join('\n---\n'));
  const app = Testing.app({ outdir: folder });
  const many = new Include(new Chart(app, 'shop', { namespace: 'shop' }), 'many', { url: file });
  const first = included(many, 'Deployment', 'part-0');
  const services = parts.slice(1).map((_, index) => included(many, 'Service', `part-${index + 1}`));
  for (const service of services) allow(first).to(service).on(80);
  ensure(first)
    .cannotReach(included(many, 'Deployment', 'part-7'))
    .on(8008);
  const lines = written(app);
  expect(lines).toHaveLength(parts.length);
  expect(lines).toContain('shop/part-7-service-from-part-0: app=part-7 from app=part-0 on TCP 8007');
});

test('a mistake in what is brought in is found', () => {
  const file = join(folder, 'wrong.yaml');
  writeFileSync(file, [part(0), DENY('ingress: [{ from: [{}] }]')].join('\n---\n'));
  const headlines = headlinesOf((app) => {
    const many = new Include(new Chart(app, 'shop', { namespace: 'shop' }), 'many', { url: file });
    allow(included(many, 'Deployment', 'part-0'))
      .to(included(many, 'Service', 'part-0'))
      .on(80);
  });
  expect(headlines).toEqual([
    'refused-by-api-server: the API server would refuse `shop/many/deny-networkpolicy`',
    expect.stringMatching(/^rule-without-effect: /),
  ]);
});

describe('an object that is not there is found at once, with the one that was meant', () => {
  const TWICE = join(folder, 'twice.yaml');

  test.each<[string, (redis: ObjectsIncluded) => unknown, string]>([
    [
      'a name in another spelling',
      (redis) => included(redis, 'StatefulSet', 'redis-mastre'),
      'did you mean `redis-master`?',
    ],
    ['another kind', (redis) => included(redis, 'Deployment', 'redis-headless'), 'did you mean kind `Service`?'],
    [
      'nothing like it',
      (redis) => included(redis, 'Deployment', 'grafana'),
      'write kind and name as the rendered objects have them',
    ],
    [
      'another namespace',
      (redis) => included(redis, 'Service', 'redis-master', { namespace: 'bank' }),
      'did you mean kind `StatefulSet`?',
    ],
  ])('%s', (_, look, help) => {
    const app = Testing.app({ outdir: folder });
    const { redis } = shopIn(app);
    let thrown: unknown;
    try {
      look(redis);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(Mistake);
    const { finding } = thrown as Mistake;
    expect(finding).toMatchObject({ code: 'NP225', help, where: { path: 'shop/redis' } });
    expect(finding.where.origin?.file).toBe(__filename);
  });

  test('several of one kind and name are told apart by their namespace', () => {
    const object = (namespace: string) =>
      `apiVersion: v1\nkind: Service\nmetadata: { name: api, namespace: ${namespace} }\nspec: { selector: { app: api } }`;
    writeFileSync(TWICE, `${object('shop')}\n---\n${object('bank')}\n`);
    const chart = new Chart(Testing.app({ outdir: folder }), 'shop');
    const apis = new Include(chart, 'apis', { url: TWICE });
    expect(included(apis, 'Service', 'api', { namespace: 'bank' }).metadata.namespace).toBe('bank');
    expect(() => included(apis, 'Service', 'api')).toThrow(/several objects that are Service `api`/);
  });
});
