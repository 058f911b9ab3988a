/** What a project says about the rules reaches the apps that `netpol synth` runs, and those that cdk8s runs alone. */
import { ScratchProject } from '../apps/scratch-project';

jest.setTimeout(120_000);

/** An app in which one finding is acknowledged until some day, and another is not. */
const SOURCE = `
import { App, Chart } from 'cdk8s';
import { acknowledge, allow, DefaultDeny, Workload } from 'cdk8s-netpol';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
const web = new Workload(shop, 'web', { labels: { app: 'web' } });
const api = new Workload(shop, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
new Workload(shop, 'admin', { labels: { app: 'api', role: 'admin' } });
acknowledge(web, { id: 'selector-also-selects', reason: 'both are ours', until: '2027-01-31' });
allow(web).to(api).on(8081);
app.synth();
`;

const project = new ScratchProject({ shop: SOURCE });
project.write('other.json', '{ "rules": { "port-not-declared": "error" } }\n');
project.write('broken.json', '{ "rules": { "port-not-declare": "off" } }\n');
afterAll(() => project.remove());

const headings = (text: string) => text.split('\n').filter((line) => /^(error|warning|info)\[/.test(line));
const UNDECLARED = '[NP404 port-not-declared]: `shop/api` declares no port `TCP 8081`';
const SHARED = '[NP403 selector-also-selects]: what is opened for `shop/api` is also opened for `shop/admin`';

test('an acknowledgement holds on its last day, and no longer', async () => {
  const before = await project.synth(['--today', '2027-01-31']);
  expect({ status: before.status, found: headings(before.stderr) }).toEqual({
    status: 0,
    found: [`warning${UNDECLARED}`],
  });
  const after = await project.synth(['--today', '2027-02-01']);
  expect(headings(after.stderr).sort()).toEqual([`warning${SHARED}`, `warning${UNDECLARED}`]);
  expect(after.stderr).toContain('; it was acknowledged (apps/shop/main.ts:10:12) until `2027-01-31`: both are ours');
});

test('a rule that the configuration takes for an error stops the synthesis', async () => {
  const run = await project.synth(['--today', '2027-01-31', '--config', 'other.json']);
  expect({ status: run.status, found: headings(run.stderr) }).toEqual({ status: 1, found: [`error${UNDECLARED}`] });
});

test('a configuration with a mistake stops it, too, and the finding names its line', async () => {
  const run = await project.synth(['--today', '2027-01-31', '--config', 'broken.json']);
  expect(run.status).toBe(1);
  expect(headings(run.stderr)).toContain(
    'error[NP040 invalid-configuration]: `port-not-declare` can be given no level',
  );
  expect(run.stderr).toContain('--> broken.json:1:14');
});

test('the file of the project is found, also by the bare cdk8s CLI', async () => {
  project.write('netpol.config.json', '{ "rules": { "port-not-declared": "off", "selector-also-selects": "off" } }\n');
  const run = await project.synth([]);
  expect({ status: run.status, found: headings(run.stderr) }).toEqual({ status: 0, found: [] });
  const bare = await project.bareSynth('shop', 'bare');
  expect({ status: bare.status, found: headings(bare.stderr) }).toEqual({ status: 0, found: [] });
});
