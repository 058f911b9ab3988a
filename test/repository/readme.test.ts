import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';

/**
 * The README's sample is a program, and what the README says comes out of it is what comes out of it.
 */
const ROOT = path.join(__dirname, '..', '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');

function blocks(language: string): string[] {
  return [...README.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text]) => text ?? '');
}

const [sample = ''] = blocks('ts');
const [policy = ''] = blocks('yaml');
const [table = '', failure = ''] = blocks('text');

describe('the sample of the README', () => {
  let folder: string;

  beforeAll(() => {
    // Inside the project, so that the sample finds its packages; the folder is not committed.
    mkdirSync(path.join(ROOT, '.netpol'), { recursive: true });
    folder = mkdtempSync(path.join(ROOT, '.netpol', 'readme-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function synth(program: string) {
    const app = path.join(folder, 'apps', 'payments');
    mkdirSync(app, { recursive: true });
    writeFileSync(path.join(app, 'main.ts'), program);
    const netpol = path.join(ROOT, 'lib', 'cli', 'netpol.ts');
    const args = ['-r', 'ts-node/register', netpol, 'synth', '--apps', path.join(folder, 'apps')];
    const where = ['--output', path.join(folder, 'dist'), '--inventory', path.join(folder, 'inventory')];
    return spawnSync(process.execPath, [...args, ...where], { cwd: ROOT, encoding: 'utf8' });
  }

  test('writes the policy and opens the connections that the README shows', () => {
    const { status, stdout, stderr } = synth(sample);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const written = readFileSync(path.join(folder, 'dist', 'payments', 'payments.k8s.yaml'), 'utf8');
    expect(written.split('---\n')).toContain(policy);
    expect(stdout.replace(/^ {2}/gm, '')).toContain(table);
  });

  test('fails with the finding that the README shows, and prints nothing else', () => {
    const { status, stdout, stderr } = synth(
      sample.replace('app.synth();', 'allow(web).to(db).on(5432);\napp.synth();'),
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const shown = stderr.replaceAll(`${path.relative(ROOT, folder)}/`, '');
    expect(shown.startsWith(failure)).toBe(true);
    expect(shown.match(/^error\[/gm)).toHaveLength(2);
  });
});
