import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What the laws need: copied, so that nobody's checkout is ever mutated. */
const NEEDED = [
  ...['lib', 'test/arbitraries', 'test/laws/engine', 'test/reachability', 'scripts/laws.ts'],
  ...['tsconfig.json', 'package.json'],
];

/** Copies what the laws need into an empty folder. */
export function copyForLaws(root: string, folder: string): void {
  for (const path of NEEDED) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}

/** What became of a run: the first law that did not hold, or none, or a run that was no run. */
export type LawRun =
  | { readonly kind: 'broken-law'; readonly law: string }
  | { readonly kind: 'all-hold' }
  | { readonly kind: 'too-long' }
  | { readonly kind: 'failed'; readonly output: string };

/** A mutant may loop for ever; the laws themselves take a fraction of this. */
const MOST_MILLISECONDS = 600_000;

/** Runs the laws in a folder, in a process of its own, up to the first that does not hold. */
export function runLaws(
  folder: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<LawRun> {
  const environment = { ...process.env, LAWS_RUNS: String(runs), LAWS_SEED: String(seed), LAWS_BAIL: 'yes' };
  const child = spawn(process.execPath, ['-r', 'ts-node/register', 'scripts/laws.ts'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: MOST_MILLISECONDS,
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const law = /^This law does not hold: (.*)$/m.exec(output)?.[1];
      if (signal !== null) resolve({ kind: 'too-long' });
      else if (code === 0) resolve({ kind: 'all-hold' });
      else if (law !== undefined) resolve({ kind: 'broken-law', law });
      else resolve({ kind: 'failed', output });
    });
  });
}
