import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import * as path from 'node:path';

/** What a person, a closed terminal or a supervisor ends a command with. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Works in a new folder beside another, on the same disk, that is gone in the end: when the work is done, when it
 * fails, and when the command is interrupted. The signal that the work is given is raised in all three cases.
 *
 * While a listener is there, an interruption waits for synchronous work to end: moving folders is never cut in half.
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
  const interrupt = (signal: NodeJS.Signals): void => {
    cleanUp();
    // Without the listener the signal does what it always does, and the shell learns of it.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    return await work(folder, end.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    cleanUp();
  }
}
