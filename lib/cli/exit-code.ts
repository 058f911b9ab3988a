import { BadInput } from './bad-input';
import { printManyFindings } from './print-findings';

/** Does the work of a command, and prints what keeps it from being done. Gives the exit code. */
export async function exitCodeOf(work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    printManyFindings(error.findings);
    return 1;
  }
}
