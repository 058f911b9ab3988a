/** `npm run new rule <id>` makes a rule that works, in a copy of the repository. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const COPIED = [
  'lib',
  'scripts',
  'test/lint',
  'package.json',
  'jest.config.js',
  'tsconfig.json',
  'README.md',
  'CHANGELOG.md',
];

const copy = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-new-rule-'));
beforeAll(() => {
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { cwd: copy, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const make = (...parameters: string[]) => run('-r', 'ts-node/register', 'scripts/new.ts', ...parameters);

test('it writes a rule under a new code, and the registry test of all rules holds for it', () => {
  const made = make('rule', 'of-this-test');
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const [, file = '', code = ''] = /^(\S+) is rule (NP\d{3}),/.exec(made.stdout) ?? [];
  expect(file).toBe('lib/lint/rules/policy/of-this-test.ts');
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).not.toContain(code);

  const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
  const tested = run(
    jest,
    'test/lint/rules.test.ts',
    'test/lint/near-misses.test.ts',
    '-t',
    'of-this-test',
    '--verbose',
  );
  expect(tested.stderr).toContain('of-this-test finds its bad example: one root cause is one finding');
  expect(tested.stderr).toContain('of-this-test says nothing without its name');
  expect(tested.stderr).toContain('nothing at all is found in the good example of of-this-test');
  expect(tested.stderr).toMatch(/^Tests: .*[1-9]\d* passed/m);
  expect(tested.status).toBe(0);

  // What it made cannot be told from what a person wrote.
  const prettier = join(ROOT, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  const options = ['--config', join(ROOT, '.prettierrc'), '--ignore-path', '/dev/null'];
  expect(
    run(prettier, '--check', ...options, file, 'lib/lint/rules/index.ts', 'test/lint/near-misses/policies.ts'),
  ).toMatchObject({ status: 0 });
});

test('another one gets another code, and a folder of its own where that is asked for', () => {
  const one = make('rule', 'first-of-two');
  const two = make('rule', 'names/second-of-two', '--new-category');
  expect([one.status, two.status]).toEqual([0, 0]);
  const codes = [one, two].map(({ stdout }) => /NP\d{3}/.exec(stdout)?.[0]);
  expect(new Set(codes).size).toBe(2);
  expect(two.stdout).toContain('lib/lint/rules/names/second-of-two.ts');
  // Their imports stand where they belong.
  const imports = readFileSync(join(copy, 'lib/lint/rules/index.ts'), 'utf8').match(/(?<=from ')\.\/[^']+/g) ?? [];
  const place = (path: string) => imports.findIndex((one) => one === path);
  expect(imports[place('./names/second-of-two') - 1]).toMatch(/^\.\/isolation\//);
  expect(place('./policy/first-of-two')).toBeGreaterThan(place('./peer/and-or-confusion'));
  expect(place('./policy/first-of-two')).toBeLessThan(place('./reachability/dns-blocked'));
});

test('a category that there is not is refused, since most are misspelt', () => {
  const { status, stdout, stderr } = make('rule', 'nonsense/thing');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(
    /^There is no category `nonsense`: they are address, api, .* For a new one, add `-- --new-category`\.\n$/,
  );
});

test.each([
  [['rule', 'Not An Id'], 1, '`Not An Id` is no id: write words with dashes, such as `open-to-internet`.\n'],
  [['rule', 'a/b/c'], 1, '`a/b/c` is no id: write words with dashes, such as `open-to-internet`.\n'],
  [['rule', 'dns-blocked'], 1, 'lib/lint/rules/reachability/dns-blocked.ts is a rule of that name.\n'],
  [['rule'], 2, 'Usage: npm run new rule <id>, or npm run new rule <category>/<id>\n'],
  [['pattern', 'x'], 2, 'Usage: npm run new rule <id>, or npm run new rule <category>/<id>\n'],
])('%j writes nothing', (parameters, status, stderr) => {
  expect(make(...parameters)).toEqual({ status, stdout: '', stderr });
});
