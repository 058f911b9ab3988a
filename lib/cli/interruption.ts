/** What a person, a closed terminal or a supervisor ends a command with. */
const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Does some work, and cleans up in the end: when it is done, when it fails, and when the command is interrupted.
 *
 * While a listener is there, an interruption waits for synchronous work to end: moving files is never cut in half.
 */
export async function whileInterruptible<T>(cleanUp: () => void, work: () => Promise<T>): Promise<T> {
  const interrupt = (signal: NodeJS.Signals): void => {
    cleanUp();
    // Without the listener the signal does what it always does, and the shell learns of it.
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.once(signal, interrupt);
  try {
    return await work();
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupt);
    cleanUp();
  }
}
