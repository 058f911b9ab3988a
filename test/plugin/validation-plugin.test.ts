import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { cdk8sSynth, netpol, ROOT, type CommandRun } from '../apps/command-run';
import { ScratchProject } from '../apps/scratch-project';

jest.setTimeout(300_000);

/** Two namespaces whose objects have the same names, and one rule that opens a port nobody listens on. */
const OWN = `
import { App, Chart } from 'cdk8s';
import { allow, AllowDns, DefaultDeny, Workload } from 'cdk8s-netpol';

const app = new App();
for (const name of ['front', 'back']) {
  const chart = new Chart(app, name, { namespace: name });
  new DefaultDeny(chart, 'default-deny');
  new AllowDns(chart, 'dns');
  const web = new Workload(chart, 'web', { labels: { app: 'web' } });
  const api = new Workload(chart, 'api', { labels: { app: 'api' }, ports: { http: 8080 } });
  allow(web).to(api).on(name === 'back' ? 80 : 8080);
}
app.synth();
`;

const CLEAN = OWN.replace("name === 'back' ? 80 : 8080", "'http'");

/** What the API server refuses, in an app that does not know this package. */
const PLAIN = `
import { ApiObject, App, Chart } from 'cdk8s';

const app = new App();
for (const name of ['front', 'back']) {
  const chart = new Chart(app, name, { namespace: name });
  const policy = (port: number) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    spec: { podSelector: {}, policyTypes: ['Ingress'], ingress: [{ ports: [{ port }] }] },
  });
  new ApiObject(chart, 'web', { ...policy(name === 'back' ? 70000 : 80), metadata: { name: 'web' } });
  new ApiObject(chart, name, { ...policy(name === 'back' ? 70001 : 81), metadata: { name: \`only-\${name}\` } });
}
app.synth();
`;

interface Report {
  readonly violations: readonly {
    readonly ruleName: string;
    readonly violatingConstructs: readonly { readonly resourceName: string; readonly constructPath?: string }[];
  }[];
  readonly summary: { readonly status: string; readonly metadata?: Readonly<Record<string, string>> };
}

const project = new ScratchProject({ own: OWN, clean: CLEAN, plain: PLAIN });

beforeAll(() => {
  // The CLI loads the plugin as JavaScript: it is compiled as the package is.
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const options = ['-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(project.folder, 'build')];
  const { status, stdout } = spawnSync(process.execPath, [tsc, ...options], { encoding: 'utf8' });
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
afterAll(() => project.remove());

let runs = 0;

/** Runs the real CLI with the plugin, and reads the report that it writes. */
async function validated(
  app: string,
  properties = '{}',
): Promise<{ readonly run: CommandRun; readonly report?: Report }> {
  project.write(
    'cdk8s.yaml',
    `language: typescript
validations:
  - package: ./build/plugin
    version: 0.1.0
    class: NetpolValidation
    properties: ${properties}
`,
  );
  const file = `report-${(runs += 1)}.json`;
  const run = await cdk8sSynth(
    [
      ...['--app', `node -r ts-node/register apps/${app}/main.ts`],
      ...['--output', 'dist', '--validation-reports-output-file', file],
    ],
    { folder: project.folder },
  );
  if (!project.exists(file)) return { run };
  const { reports } = JSON.parse(project.read(file)) as { reports: readonly Report[] };
  return { run, ...(reports[0] && { report: reports[0] }) };
}

test('an app in which nothing is found passes, and the summary counts to nothing', async () => {
  const { run, report } = await validated('clean');
  expect(run.status).toBe(0);
  expect(report?.violations).toEqual([]);
  expect(report?.summary).toMatchObject({ status: 'success', metadata: { error: '0', warning: '0', info: '0' } });
});

test('a warning is reported with the line of TypeScript, and fails only where the properties say so', async () => {
  const lenient = await validated('own');
  expect(lenient.run.status).toBe(0);
  expect(lenient.report?.summary).toMatchObject({ status: 'success', metadata: { warning: '1' } });
  expect(lenient.report?.violations).toEqual([
    {
      ruleName: 'warning NP404 port-not-declared',
      recommendation: expect.stringContaining('`back/api` declares no port `TCP 80`'),
      fix: 'write the port on which the pods listen, or declare it at the workload',
      violatingConstructs: [
        {
          resourceName: 'back/web -> back/api',
          locations: ['apps/own/main.ts:11:8'],
          manifestPath: '(no file)',
        },
      ],
    },
  ]);
  const strict = await validated('own', '{ failOn: warning }');
  expect(strict.run.status).toBe(2);
  expect(strict.report?.summary.status).toBe('failure');
  // What the app has left for the plugin is gone.
  expect(Object.keys(project.files('.netpol'))).toEqual([]);
});

test('manifests of an app without this package are judged as they are, and no construct is mistaken for another', async () => {
  const { run, report } = await validated('plain');
  expect(run.status).toBe(2);
  const constructs = report?.violations.flatMap(({ violatingConstructs }) => violatingConstructs);
  expect(constructs).toEqual([
    {
      // Two objects have this name, and the CLI knows constructs by name alone.
      resourceName: 'NetworkPolicy.networking.k8s.io back/web',
      locations: ['spec.ingress[0].ports[0].port (dist/back.k8s.yaml:9:11)'],
      manifestPath: 'dist/back.k8s.yaml',
    },
    {
      resourceName: 'NetworkPolicy.networking.k8s.io back/only-back',
      constructPath: 'back/back',
      locations: ['spec.ingress[0].ports[0].port (dist/back.k8s.yaml:22:11)'],
      manifestPath: 'dist/back.k8s.yaml',
    },
  ]);
});

test('properties that the plugin does not know stop the synthesis with a sentence', async () => {
  const { run } = await validated('clean', '{ failon: warning }');
  expect(run.status).toBe(1);
  expect(run.stderr).toContain('the plugin has no property `failon`; did you mean `failOn`?');
});

test('under netpol synth the plugin leaves the word to netpol synth', async () => {
  await validated('own', '{ failOn: warning }');
  const run = await netpol(['synth', 'own'], { folder: project.folder });
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('warning[NP404 port-not-declared]');
});
