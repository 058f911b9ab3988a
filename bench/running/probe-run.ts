import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

/** What every probe reports besides its own result. */
export interface ProbeRun<Result> {
  readonly result: Result;
  /** From before the start of the program until it has ended, in milliseconds. */
  readonly wall: number;
  /** The most memory that the program has held at once, in MB. */
  readonly peak: number;
}

/** What a program that measures, of `bench/probes`, prints. */
interface ProbeOutput<Result> {
  readonly result: Result;
  readonly peak: number;
}

/** A failure is said in a few lines, however long the program went on about it. */
const LINES_OF_FAILURE = 12;
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Somebody has pressed Ctrl-C while a probe ran. */
export class Interrupted extends Error {}

/**
 * Runs a program of `bench/probes` in a Node of its own, and waits for it: nothing is warm, and nothing else runs.
 *
 * @throws Interrupted if it was
 * @throws Error with what the program said on standard error, if it fails: such a run has no time
 */
export function runProbe<Result>(probe: string, given: object): ProbeRun<Result> {
  const file = path.join(__dirname, '..', 'probes', `${probe}.js`);
  const begin = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['--expose-gc', file, JSON.stringify(given)], {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
  });
  const wall = Number(process.hrtime.bigint() - begin) / 1e6;
  if (child.error) throw child.error;
  if (child.signal === 'SIGINT') throw new Interrupted();
  if (child.status !== 0) throw new Error(`${probe} failed:\n${firstLines(child.stderr)}`);
  const { result, peak } = JSON.parse(child.stdout) as ProbeOutput<Result>;
  return { result, wall, peak };
}

function firstLines(text: string): string {
  return text.trim().split('\n').slice(0, LINES_OF_FAILURE).join('\n');
}
