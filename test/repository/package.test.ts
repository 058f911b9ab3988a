import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installTarball, linkTools, packTarball, run } from './packed-project';

jest.setTimeout(300_000);

const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-package-'));
const project = join(scratch, 'project');
const installed = join(project, 'node_modules', 'cdk8s-netpol');
const bin = (name: string) => join(project, 'node_modules', '.bin', name);
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

beforeAll(() => installTarball(project, packTarball(join(scratch, 'pack'))));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('the packed package, with nothing but what it declares', () => {
  test('holds the compiled code, its types, its schemas and its papers, and nothing else', () => {
    const strays = filesBelow(installed).filter((file) => !/^build\/.*\.(js|d\.ts)$/.test(file));
    expect(strays).toEqual([
      ...['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'],
      ...['diff', 'explain', 'lint', 'map', 'netpol.config'].map((name) => `schemas/${name}.json`),
    ]);
  });

  test('holds each source file once as JavaScript and once as types, and none that is gone', () => {
    const stems = (folder: string, end: RegExp) =>
      filesBelow(folder).flatMap((file) => (end.test(file) ? file.replace(end, '') : []));
    const sources = stems(join(__dirname, '..', '..', 'lib'), /\.ts$/);
    expect(stems(join(installed, 'build'), /\.js$/)).toEqual(sources);
    expect(stems(join(installed, 'build'), /\.d\.ts$/)).toEqual(sources);
  });

  test('points at no source that it does not carry', () => {
    for (const file of filesBelow(join(installed, 'build'))) {
      expect(readFileSync(join(installed, 'build', file), 'utf8')).not.toContain('sourceMappingURL');
    }
  });

  test('loads every one of its modules, so no dependency is undeclared', () => {
    const doors = ['build/cli/netpol.js'];
    const modules = filesBelow(installed).filter((file) => file.endsWith('.js') && !doors.includes(file));
    const script = modules.map((file) => `require(${JSON.stringify(join(installed, file))});`).join('\n');
    expect(run(project, process.execPath, '-e', script)).toMatchObject({ status: 0, output: '' });
  });

  test('can be required by name, and imported by name from an ES module', () => {
    const required = `const { allow } = require('cdk8s-netpol'); console.log(typeof allow);`;
    const imported = `import { allow } from 'cdk8s-netpol'; console.log(typeof allow);`;
    expect(run(project, process.execPath, '-e', required)).toMatchObject({ status: 0, output: 'function\n' });
    const asModule = run(project, process.execPath, '--input-type=module', '-e', imported);
    expect(asModule).toMatchObject({ status: 0, output: 'function\n' });
  });

  test('gives out the evaluator alone, which loads no YAML and no cdk8s', () => {
    const script = `
const { worldOf, reachabilityOf } = require('cdk8s-netpol/reachability');
const rows = [...reachabilityOf(worldOf({ namespaces: [], workloads: [], policies: [] })).rows()];
console.log(rows.length, Object.keys(require.cache).filter((file) => !file.includes('cdk8s-netpol')).length);`;
    expect(run(project, process.execPath, '-e', script)).toMatchObject({ status: 0, output: '0 0\n' });
  });

  test('gives out the matchers, which load outside of tests and without a test runner', () => {
    const script = `const { matchers } = require('cdk8s-netpol/jest'); console.log(Object.keys(matchers).length);`;
    expect(run(project, process.execPath, '-e', script)).toMatchObject({ status: 0, output: '6\n' });
  });

  test('installs the command netpol, which says its version', () => {
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
    expect(run(project, bin('netpol'), '--version')).toMatchObject({ status: 0, output: `${version}\n` });
  });
});

describe('the packed package, in the project of a user', () => {
  beforeAll(() => linkTools(project));

  test.each([
    ['node10', ['--module', 'commonjs', '--moduleResolution', 'node10']],
    ['node16', ['--module', 'node16', '--moduleResolution', 'node16']],
    ['bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('compiles with the module resolution %s, the types of every dependency checked', (_, options) => {
    expect(run(project, bin('tsc'), '-p', '.', ...options)).toMatchObject({ status: 0, output: '' });
  });

  test('synthesizes the same manifests through netpol and through cdk8s', () => {
    const dist = join(project, 'dist');
    const manifests = () => filesBelow(dist).map((file) => [file, readFileSync(join(dist, file), 'utf8')]);

    expect(run(project, bin('cdk8s'), 'synth')).toMatchObject({ status: 0 });
    const byCdk8s = manifests();
    rmSync(dist, { recursive: true });
    expect(run(project, bin('netpol'), 'synth')).toMatchObject({ status: 0 });

    expect(byCdk8s.map(([file]) => file)).toEqual(['shop/back.k8s.yaml', 'shop/front.k8s.yaml']);
    expect(manifests()).toEqual(byCdk8s);
  });

  test('is loaded by the cdk8s CLI as a validation plugin, by its path, and reports', () => {
    const file = join(project, 'cdk8s.yaml');
    const before = readFileSync(file, 'utf8');
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
    writeFileSync(
      file,
      `${before}validations:
  - package: ./node_modules/cdk8s-netpol/build/plugin
    version: ${version}
    class: NetpolValidation
`,
    );
    const { status, stdout } = run(project, bin('cdk8s'), 'synth');
    writeFileSync(file, before);
    expect(stdout).toMatch(/Status +│ success/);
    expect(status).toBe(0);
  });

  test('maps the manifests that it has written, as it did when it wrote them', () => {
    const synthesis = run(project, bin('netpol'), 'synth');
    const map = run(project, bin('netpol'), 'map', join('dist', 'shop'), join('.netpol', 'inventory', 'shop.yaml'));
    expect(map).toMatchObject({ status: 0 });
    expect(map.stdout).toContain('front/web');
    expect(synthesis.stdout.replace(/^ {2}/gm, '')).toContain(map.stdout);
  });

  test('passes the tests of the project under Jest', () => {
    const { status, output } = run(project, bin('jest'), '--ci');
    expect(output).toMatch(/^Tests: +5 passed, 5 total$/m);
    expect(output).toMatch(/^Snapshots: +2 passed, 2 total$/m);
    expect(status).toBe(0);
  });

  test('passes the tests of the project under Vitest, whose types have the matchers', () => {
    expect(run(project, bin('tsc'), '-p', 'vitest')).toMatchObject({ status: 0, output: '' });
    const { status, output } = run(project, bin('vitest'), 'run');
    expect(output).toMatch(/^ +Tests +4 passed \(4\)$/m);
    expect(status).toBe(0);
  });

  test('fails the tests of the project for a connection that is not in the snapshot', () => {
    const shop = join(project, 'apps', 'shop', 'shop.ts');
    const source = readFileSync(shop, 'utf8');
    writeFileSync(shop, source.replace("on('postgres')", "on('postgres', 5433)"));
    const table = /^ *- +front\/web +back\/db +TCP 5432\n *\+ +front\/web +back\/db +TCP 5432-5433$/m;
    for (const [runner, ...parameters] of [
      ['jest', '--ci'],
      ['vitest', 'run'],
    ] as const) {
      const { status, output } = run(project, bin(runner), ...parameters);
      expect(output).toMatch(table);
      expect(status).toBe(1);
    }
    writeFileSync(shop, source);
  });
});
