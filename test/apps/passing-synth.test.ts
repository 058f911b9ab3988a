import { join } from 'node:path';
import { CONTRADICTORY, GOOD, goodWith, REFUSED } from './app-sources';
import { worldOf } from '../../lib/reachability';
import { clustersOf, readCluster, tableOf, type RenderedCluster } from './rendered-cluster';
import { ScratchProject } from './scratch-project';

jest.setTimeout(120_000);
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

const TWO_CLUSTERS = `
import { App, Chart } from 'cdk8s';
import { allow, Cluster, DefaultDeny, Workload } from 'cdk8s-netpol';

const app = new App();
for (const name of ['staging', 'production']) {
  const cluster = new Cluster(app, name);
  const shop = new Chart(cluster, 'shop', { namespace: 'shop' });
  new DefaultDeny(shop, 'default-deny');
  const web = new Workload(shop, 'web', { labels: { app: 'web' }, dns: false });
  const api = new Workload(shop, 'api', { labels: { app: 'api' }, dns: false, ports: { http: 8080, debug: 9229 } });
  allow(web).to(api).on('http');
  if (name === 'staging') allow(web).to(api).on('debug');
}
app.synth();
`;

const OTHERS_PODS = goodWith(
  `
allow(namespace('tools').pods({ app: 'backup' })).to(db).on('postgres');
allow(namespaces({ team: 'audit' })).to(db).on(5432);
allow(namespaces({ team: 'billing' }).pods({ app: 'report' }), allNamespaces().pods({ role: 'prober' })).to(web).on(8080);
allow(web).to(internet(), cidr('203.0.113.0/24').as('partner')).on(443);
allow(anywhere()).to(web).on(9000);
new Elsewhere(new Chart(app, 'platform', { namespace: 'platform' }), 'baseline', {
  defaultDeny: 'both',
  manifests: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'ledger', labels: { team: 'audit' } } },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'ledger', namespace: 'ledger' },
      spec: {
        selector: { matchLabels: { app: 'ledger' } },
        template: { metadata: { labels: { app: 'ledger' } }, spec: { containers: [{ name: 'ledger', image: 'ledger' }] } },
      },
    },
  ],
});`,
  'allNamespaces, anywhere, cidr, Elsewhere, internet, namespace, namespaces, ',
);

describe('netpol synth', () => {
  test('keeps clusters apart: in the files, in the tables and in the inventories', async () => {
    const project = new ScratchProject({ fleet: TWO_CLUSTERS });
    const run = await project.synth([]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatchSnapshot();
    expect(Object.keys(project.files('dist'))).toEqual([
      'dist/fleet/production-shop-c8f6eb4e.k8s.yaml',
      'dist/fleet/staging-shop-c86b0735.k8s.yaml',
    ]);
    expect(Object.keys(project.files('.netpol'))).toEqual([
      '.netpol/inventory/fleet-production.yaml',
      '.netpol/inventory/fleet-staging.yaml',
    ]);
    project.remove();
  });

  test('writes stand-ins for the pods of others that can be read back, in namespaces that match', async () => {
    const project = new ScratchProject({ shop: OTHERS_PODS });
    const run = await project.synth([]);
    expect(run.status).toBe(0);
    expect(run.stderr).toMatch(/^warning\[NP405 namespace-labels-unknown\]/);
    expect(run.stdout).toMatchSnapshot();
    const folder = (path: string) => join(project.folder, path);
    const [shop] = clustersOf('shop', folder('dist/shop'), folder('.netpol/inventory'));
    const { findings, cluster } = readCluster(shop as RenderedCluster);
    expect(findings).toEqual([]);
    expect(run.stdout).toContain(tableOf(worldOf(cluster)).replace(/^(?=.)/gm, '  '));
    project.remove();
  });

  test('renders only the apps that are named, and leaves the others and strange files alone', async () => {
    const project = new ScratchProject({ 'my shop': GOOD, broken: CONTRADICTORY });
    project.write('dist/broken/shop.k8s.yaml', 'before\n');
    project.write('dist/my shop/gone.k8s.yaml', 'before\n');
    project.write('dist/README.md', 'before\n');
    expect(await project.synth(['my shop', '--no-table'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: 'my shop: 3 policies\n  dist/my shop/shop.k8s.yaml\n\n',
    });
    expect(Object.keys(project.files('dist'))).toEqual([
      'dist/README.md',
      'dist/broken/shop.k8s.yaml',
      'dist/my shop/shop.k8s.yaml',
    ]);
    project.remove();
  });

  test('passes on what an app says to standard error, and its warnings, and succeeds all the same', async () => {
    const source = goodWith("allow(web).to(db).on(5433);\nconsole.error('prices are those of last week');");
    const project = new ScratchProject({ shop: source });
    const run = await project.synth([]);
    expect(run.status).toBe(0);
    expect(run.stderr).toMatchSnapshot();
    project.remove();
  });
});

describe('NETPOL_CHECKS=warn', () => {
  const environment = { NETPOL_CHECKS: 'warn' };

  test('lets an error through, loudly', async () => {
    const project = new ScratchProject({ shop: CONTRADICTORY });
    const run = await project.synth([], { environment });
    expect(run.status).toBe(0);
    expect(run.stderr).toMatchSnapshot();
    expect(Object.keys(project.files('dist'))).toEqual(['dist/shop/shop.k8s.yaml']);
    project.remove();
  });

  test('never lets through what the API server would refuse', async () => {
    const project = new ScratchProject({ shop: REFUSED });
    const run = await project.synth([], { environment });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toMatch(/^error\[NP101 refused-by-api-server\]/);
    expect(project.exists('dist')).toBe(false);
    project.remove();
  });
});
