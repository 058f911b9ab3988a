import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');

/** How a command ended. */
export interface CommandRun {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** What the command reads from standard input; nothing where it is absent. */
  readonly stdin?: string;
  /** Sees the process while it runs, to send it a signal. */
  readonly whileRunning?: (send: (signal: NodeJS.Signals) => void) => Promise<void>;
}

/** What belongs to the run of this test, or to the person who started it, and not to the command that is tried. */
const NOT_INHERITED = [
  'JEST_WORKER_ID',
  'NODE_ENV',
  'TS_NODE_PROJECT',
  'FORCE_COLOR',
  'NO_COLOR',
  'NETPOL_CHECKS',
  'NETPOL_REPORT',
  'CDK8S_OUTDIR',
];

function environmentWith(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.includes(name));
  return { ...Object.fromEntries(inherited), CDK8S_CHECK_UPGRADE: 'false', ...additions };
}

/** Runs a Node program and waits for it; both outputs are pipes, as in CI. */
async function runNode(parameters: readonly string[], options: CommandOptions): Promise<CommandRun> {
  const child = spawn(process.execPath, parameters, {
    cwd: options.folder,
    env: environmentWith(options.environment ?? {}),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A command may end before it has read all, or anything.
  child.stdin.on('error', () => undefined).end(options.stdin ?? '');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<CommandRun>((resolve, reject) => {
    child.on('error', reject).on('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
  await options.whileRunning?.((signal) => child.kill(signal));
  return ended;
}

/** `netpol ...`, from the sources. */
export function netpol(parameters: readonly string[], options: CommandOptions): Promise<CommandRun> {
  return runNode(['-r', 'ts-node/register', join(ROOT, 'lib', 'cli', 'netpol.ts'), ...parameters], options);
}

/** `cdk8s synth ...`, the real one, with nothing of ours around it. */
export function cdk8sSynth(parameters: readonly string[], options: CommandOptions): Promise<CommandRun> {
  return runNode([join(ROOT, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s'), 'synth', ...parameters], options);
}
