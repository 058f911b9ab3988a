import type { Finding } from '../diagnostics/finding';
import { examineWith, type Registry } from '../dsl';
import { findingText } from '../report/finding-text';
import { examine } from './examination';
import { synthesisReport, together, type SynthesisReport } from './synthesis-report';

/** What the checks need of the process around them; the package's door passes the real ones. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The folder that file names in findings are given relative to. */
  readonly root: string;
  readonly colour: boolean;
  writeError(text: string): void;
  writeFile(file: string, text: string): void;
}

/** Where `netpol synth` asks for the report of a synthesis: a file of JSON. */
export const REPORT_VARIABLE = 'NETPOL_REPORT';
/** `warn` lets an emergency through: errors are printed and do not stop the synthesis. */
export const CHECKS_VARIABLE = 'NETPOL_CHECKS';
/** Set by the cdk8s CLI for the app that it runs. */
const CLI_VARIABLE = 'CDK8S_OUTDIR';

const printed = new WeakMap<Registry, Set<string>>();

function stops({ severity, binding }: Finding, environment: Surroundings['environment']): boolean {
  return severity === 'error' && (binding === true || environment[CHECKS_VARIABLE] !== 'warn');
}

/** Findings that do not stop the synthesis go to standard error, each once however often the app synthesizes. */
function printOnce(registry: Registry, texts: readonly string[], writeError: Surroundings['writeError']): void {
  const before = printed.get(registry) ?? new Set<string>();
  printed.set(registry, before);
  for (const text of texts) {
    if (before.has(text)) continue;
    before.add(text);
    writeError(`${text}\n\n`);
  }
}

/** What is said above the errors that an emergency let through. */
export function emergencyBanner(count: number): string {
  return (
    `${CHECKS_VARIABLE}=warn: ${count} ${count === 1 ? 'error does' : 'errors do'} not stop this synthesis. ` +
    'What is written does not do what the app says.'
  );
}

/**
 * Hangs the checks on every app: they run while it synthesizes, by whatever road.
 *
 * Errors become validation errors of cdk8s, so that nothing is written. Under the bare cdk8s CLI, which adds a stack of
 * its own, they are printed first and in full; everywhere else (jest) the error's message holds them.
 */
export function hangChecks({ environment, root, colour, writeError, writeFile }: Surroundings): void {
  const reports = new Map<Registry, SynthesisReport>();
  examineWith((registry) => {
    const examination = examine(registry);
    const errors = examination.findings.filter((finding) => stops(finding, environment));
    const passing = examination.findings.filter((finding) => !stops(finding, environment));
    const file = environment[REPORT_VARIABLE];
    if (file) {
      // One program may hold several Apps: the report is about all of them.
      reports.set(registry, synthesisReport(examination, errors, passing, errors.length === 0));
      writeFile(file, JSON.stringify(together([...reports.values()])));
      return errors.map(({ code, id, headline }) => `${code} ${id}: ${headline}`);
    }
    const overruled = passing.filter(({ severity }) => severity === 'error').length;
    const shown = passing.map((finding) => findingText(finding, { root, colour }));
    printOnce(registry, overruled > 0 ? [emergencyBanner(overruled), ...shown] : shown, writeError);
    if (!environment[CLI_VARIABLE]) return errors.map((finding) => findingText(finding, { root, colour: false }));
    errors.forEach((finding) => writeError(`${findingText(finding, { root, colour })}\n\n`));
    return errors.map(({ code, id, headline }) => `${code} ${id}: ${headline}`);
  });
}
