import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { whileInterruptible } from './interruption';

/**
 * Works in a new folder beside another, on the same disk, that is gone in the end: when the work is done, when it
 * fails, and when the command is interrupted. The signal that the work is given is raised in all three cases.
 */
export async function withScratchFolder<T>(
  neighbour: string,
  work: (folder: string, over: AbortSignal) => Promise<T>,
): Promise<T> {
  const parent = path.dirname(path.resolve(neighbour));
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, '.netpol-synth-'));
  const end = new AbortController();
  const cleanUp = (): void => {
    end.abort();
    // What was stopped may still be writing its last file.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return whileInterruptible(cleanUp, () => work(folder, end.signal));
}
