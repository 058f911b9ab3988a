import { Mistake } from '../dsl';
import { REPORT_VARIABLE, type Surroundings } from './hanging';
import { reportOfMistake } from './synthesis-report';

/**
 * Tells `netpol synth` of mistakes that are thrown before any construct tree could be told of them (`cidr('10/8')`),
 * so that they are findings like all others. Whatever else throws, and wherever nobody asks, nothing changes.
 *
 * @param whenUncaught registers a listener that sees an error which ends the process
 */
export function reportThrown(
  { environment, writeFile }: Surroundings,
  whenUncaught: (listener: (error: unknown) => void) => void,
): void {
  const file = environment[REPORT_VARIABLE];
  if (!file) return;
  whenUncaught((error) => {
    if (error instanceof Mistake) writeFile(file, JSON.stringify(reportOfMistake(error)));
  });
}
