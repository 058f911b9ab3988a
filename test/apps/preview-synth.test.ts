import { ScratchProject } from './scratch-project';

jest.setTimeout(120_000);

const LOOKING = `
import { App, Chart } from 'cdk8s';
import { DefaultDeny, Workload } from 'cdk8s-netpol';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new Workload(shop, 'web', { labels: { app: 'web' } });
new Workload(shop, 'db', { labels: { app: 'db' } });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress', preview: true });
app.synth();
`;

test('an app that only looks at a deny synthesizes, writes nothing, and is told what the deny would close', async () => {
  const project = new ScratchProject({ legacy: LOOKING });
  const { status, stdout, stderr } = await project.synth([]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^legacy: 0 policies\n/);
  expect(stderr).toContain('info[NP230 deny-preview]: `shop/default-deny-ingress` would close 4 connections');
  expect(stderr).toContain('shop/db    would no longer be reached by   shop/web, anywhere outside');
  expect(Object.keys(project.files('dist'))).toEqual([]);
  project.remove();
});
