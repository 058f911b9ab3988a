import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');
// npm leaves out what a package bundles if it reaches the package through a link.
const modules = realpathSync(join(root, 'node_modules'));

/** What a user of the package brings along to compile, run, test and synthesize; none of it is a dependency of ours. */
const TOOLS = [
  ...['typescript', 'ts-node', '@swc/core', '@swc/jest', 'jest', 'vitest', 'cdk8s-cli'],
  ...['@types/node', '@types/jest'],
];

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { readonly optional?: boolean }>;
  readonly bundledDependencies?: readonly string[];
}

/** How a program ended: both outputs together, as a reader of the terminal sees them, and stdout alone. */
export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly output: string;
}

/** Runs a program in `folder`, without the upgrade check of the cdk8s CLI, and waits for it. */
export function run(folder: string, program: string, ...parameters: string[]): Run {
  const env = { ...process.env, CDK8S_CHECK_UPGRADE: 'false', NO_COLOR: '1' };
  // What belongs to the run of this test, and not to the project that is tried.
  for (const name of ['JEST_WORKER_ID', 'NODE_ENV', 'TS_NODE_PROJECT', 'FORCE_COLOR'])
    Reflect.deleteProperty(env, name);
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: folder, env, encoding: 'utf8' });
  if (error) throw error;
  return { status, stdout, output: stdout + stderr };
}

/** Like `run`, for steps that everything after depends on. */
function mustRun(folder: string, program: string, ...parameters: string[]): string {
  const { status, stdout, output } = run(folder, program, ...parameters);
  if (status !== 0) throw new Error(`${program} ${parameters.join(' ')} ended with ${status}:\n${output}`);
  return stdout;
}

function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as Manifest;
}

/** The peers that a package cannot do without: the optional ones are the users' choice. */
function requiredPeers({ peerDependencies = {}, peerDependenciesMeta = {} }: Manifest): Record<string, string> {
  return Object.fromEntries(Object.entries(peerDependencies).filter(([name]) => !peerDependenciesMeta[name]?.optional));
}

/** The packages that `first` names, and all that they need in turn, except what they carry inside themselves. */
function closureOf(first: readonly string[]): string[] {
  const closure = new Set<string>();
  const visit = (name: string) => {
    if (closure.has(name)) return;
    closure.add(name);
    const { bundledDependencies, ...manifest } = manifestOf(name);
    const needs = Object.keys({
      ...manifest.dependencies,
      ...manifest.optionalDependencies,
      ...requiredPeers(manifest),
    });
    needs.filter((need) => !bundledDependencies?.includes(need)).forEach(visit);
  };
  first.forEach(visit);
  return [...closure];
}

/** Packs this package as `npm publish` would, building it first, and gives the path of the tarball. */
export function packTarball(folder: string): string {
  mkdirSync(folder);
  mustRun(root, 'npm', 'pack', '--pack-destination', folder);
  const [tarball, ...others] = readdirSync(folder);
  if (tarball === undefined || others.length > 0) throw new Error(`npm pack wrote ${1 + others.length} files`);
  return join(folder, tarball);
}

/**
 * Makes a project in `folder` with the tarball in it, installed by npm together with what the tarball declares and
 * nothing else: no package that only this checkout has can be found there. npm runs offline, on tarballs made of the
 * checkout's node_modules, so the versions are those of the lockfile and no registry is asked.
 */
export function installTarball(folder: string, tarball: string): void {
  cpSync(join(__dirname, 'scratch-project'), folder, { recursive: true });
  const file = join(folder, 'package.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  const own = JSON.parse(mustRun(folder, 'tar', '-xOf', tarball, 'package/package.json')) as Manifest;

  const closure = closureOf(Object.keys({ ...own.dependencies, ...requiredPeers(own) }));
  const packs = join(dirname(folder), 'closure');
  mkdirSync(packs);
  const sources = closure.map((name) => join(modules, name));
  mustRun(folder, 'npm', 'pack', '--ignore-scripts', '--pack-destination', packs, ...sources);
  const packOf = (name: string) =>
    join(packs, `${name.replace('@', '').replace('/', '-')}-${manifestOf(name).version}.tgz`);

  const dependencies = Object.fromEntries(closure.map((name) => [name, `file:${packOf(name)}`]));
  const complete = { ...manifest, dependencies: { [own.name]: `file:${tarball}`, ...dependencies } };
  writeFileSync(file, JSON.stringify(complete, null, 2));
  mustRun(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', '--no-package-lock');
}

/** Adds the tools of a user to the project, as links to the checkout's: each of them finds its own needs there. */
export function linkTools(folder: string): void {
  for (const tool of TOOLS) {
    const link = join(folder, 'node_modules', tool);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(modules, tool), link);
  }
  for (const bin of ['tsc', 'ts-node', 'jest', 'vitest', 'cdk8s']) {
    symlinkSync(join(modules, '.bin', bin), join(folder, 'node_modules', '.bin', bin));
  }
}
