import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTRADICTORY } from './app-sources';
import { cdk8sSynth, ROOT } from './command-run';
import { ScratchProject } from './scratch-project';

jest.setTimeout(120_000);

const dist = join(ROOT, 'dist', 'payments');

test('the bare cdk8s CLI, with the cdk8s.yaml of this repository, writes the manifests that netpol synth writes', async () => {
  const output = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-bare-'));
  const run = await cdk8sSynth(['--output', output], { folder: ROOT });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  const written = readdirSync(output).map((file) => [file, readFileSync(join(output, file), 'utf8')] as const);
  // The CLI also writes a file for a chart without objects, in which there is nothing.
  expect(written.filter(([, text]) => text !== '')).toEqual(
    readdirSync(dist).map((file) => [file, readFileSync(join(dist, file), 'utf8')]),
  );
  rmSync(output, { recursive: true });
});

describe('the bare cdk8s CLI', () => {
  const payments = readFileSync(join(ROOT, 'apps', 'payments', 'main.ts'), 'utf8');
  const broken = payments.replace("allow(api).to(db).on('postgres')", "allow(api, web).to(db).on('postgres')");
  const project = new ScratchProject({
    payments: broken,
    shop: CONTRADICTORY,
    mistaken: "import { cidr } from 'cdk8s-netpol';\n\ncidr('10/8');\n",
  });
  afterAll(() => project.remove());

  test('stops on a broken copy of payments: its findings first and in full, then the stack of the CLI', async () => {
    expect(broken).not.toBe(payments);
    const run = await project.bareSynth('payments', 'out/payments');
    expect(run.status).toBe(1);
    const headlines = run.stderr.match(/^\S+\[NP.*/gm);
    expect(headlines).toEqual([
      'error[NP501 assertion-failed]: `frontend/web -> payments/db` TCP 5432 is allowed',
      'error[NP501 assertion-failed]: `frontend/web -> payments/db` TCP 5432 is allowed',
    ]);
    expect(run.stderr.startsWith(headlines?.[0] ?? '-')).toBe(true);
    const last = run.stderr.lastIndexOf('error[NP501');
    expect(run.stderr.slice(0, last)).not.toMatch(/^ +at /m);
    // What comes below is the error of cdk8s, which names the findings once more, a line each.
    expect(run.stderr.slice(last)).toContain('Validation failed with the following errors:\n  [');
    expect(project.files('out/payments')).toEqual({});
  });

  test('says what a mistake is that is made before there is an app, without a stack of ours', async () => {
    const run = await project.bareSynth('mistaken', 'out/mistaken');
    expect(run.status).toBe(1);
    const [headline = ''] = run.stderr.split('\n');
    expect(headline).toContain('[NP202 invalid-cidr] `10/8` is not a block of addresses that the API server accepts');
    expect(run.stderr).not.toContain(join(ROOT, 'lib'));
  });
});
