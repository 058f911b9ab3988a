import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { REPORT_VARIABLE } from '../checks/hanging';
import type { SynthesisReport } from '../checks/synthesis-report';
import type { AppFolder } from './apps';

/** What became of one app. */
export interface Rendering {
  readonly app: AppFolder;
  /** The folder with its manifests; they are complete only if `succeeded`. */
  readonly folder: string;
  readonly succeeded: boolean;
  /** Whether there is nothing to write, for no other reason than that the app makes no objects. */
  readonly wroteNothing: boolean;
  /** What the checks said; absent where the app failed before they ran, or does not use this package. */
  readonly report?: SynthesisReport;
  /** What the app and the cdk8s CLI wrote to standard error. */
  readonly stderr: string;
  /** The files written, in order, without those that hold nothing. */
  readonly files: readonly string[];
}

/** How the cdk8s CLI says that the app never made its output folder. */
const NOTHING_WRITTEN = /synthesis failed, app expected to create/;

/** The cdk8s CLI of the project in the working folder, else the one that this package finds. */
function cdk8sCli(): string {
  for (const from of [path.join(process.cwd(), 'package.json'), __filename]) {
    const require = createRequire(from);
    try {
      const manifest = require.resolve('cdk8s-cli/package.json');
      const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin: Record<string, string> };
      return path.join(path.dirname(manifest), bin['cdk8s'] ?? 'bin/cdk8s');
    } catch {
      continue;
    }
  }
  throw new Error('the cdk8s CLI is not installed: run `npm install --save-dev cdk8s-cli`');
}

/** Ends a program and all that it started: the CLI runs the app through a shell, and would leave both behind. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill();
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself, just now.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function run(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  over: AbortSignal,
): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [file, ...args], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: process.platform !== 'win32',
    });
    const end = (): void => endGroup(child);
    over.addEventListener('abort', end);
    child.on('close', () => over.removeEventListener('abort', end));
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? 1, stderr }));
  });
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(path.join(folder, file)).isFile())
    .sort();
}

/** A chart without objects becomes a file without content, which `kubectl apply` refuses: it is left out. */
function withoutEmptyFiles(folder: string): string[] {
  return filesIn(folder).filter((file) => {
    const full = path.join(folder, file);
    if (statSync(full).size > 0) return true;
    rmSync(full);
    return false;
  });
}

function quoted(argument: string): string {
  return `"${argument.replace(/(["\\$`])/g, '\\$1')}"`;
}

/** How an app is rendered. */
export interface RenderOptions {
  /** What runs it; `{}` stands for its main file. */
  readonly command: string;
  /** The folder that everything is written into. */
  readonly scratch: string;
  /** Variables of the environment, beside those that this process has. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Renders one app through the real `cdk8s synth` into a folder of its own; ends it when `over` is raised. */
export async function renderApp(
  app: AppFolder,
  { command, scratch, variables }: RenderOptions,
  over: AbortSignal,
): Promise<Rendering> {
  const folder = path.join(scratch, app.name);
  const reportFile = path.join(scratch, `${app.name}.report.json`);
  const args = ['synth', '--app', command.replaceAll('{}', () => quoted(app.main)), '--output', folder];
  const environment = {
    ...process.env,
    ...variables,
    [REPORT_VARIABLE]: reportFile,
    // Otherwise every run asks the registry for a newer CLI, and prints a stack where there is no network.
    CDK8S_CHECK_UPGRADE: 'false',
  };
  const { code, stderr } = await run(cdk8sCli(), args, environment, over);
  const report = existsSync(reportFile) ? (JSON.parse(readFileSync(reportFile, 'utf8')) as SynthesisReport) : undefined;
  const files = code === 0 ? withoutEmptyFiles(folder) : [];
  // An app that catches what stopped its synthesis has not succeeded; one that only looks at denies may write nothing.
  const looks = report?.clusters.some(({ previews }) => previews > 0) ?? false;
  const succeeded = code === 0 && (files.length > 0 || looks) && !report?.errors.length;
  const wroteNothing = files.length === 0 && (code === 0 || NOTHING_WRITTEN.test(stderr));
  return { app, folder, succeeded, wroteNothing, stderr, files, ...(report && { report }) };
}
