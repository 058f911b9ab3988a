import type { Finding } from '../diagnostics/finding';
import { visibleText } from '../diagnostics/visible-text';
import { examineWith, type Registry } from '../dsl';
import { findingText } from '../report/finding-text';
import { CHECKS_VARIABLE, circumstancesFrom, type Circumstances, type CircumstanceSources } from './circumstances';
import { constructRecord, constructRecordFile, RECORD_VARIABLE, type ConstructRecord } from './construct-record';
import { examine, type Examination } from './examination';
import { synthesisReport, together, type SynthesisReport } from './synthesis-report';

/** What the checks need of the process around them; the package's door passes the real ones. */
export interface Surroundings extends CircumstanceSources {
  /** The folder that file names in findings are given relative to. */
  readonly root: string;
  readonly colour: boolean;
  writeError(text: string): void;
  writeFile(file: string, text: string): void;
}

/** Where `netpol synth` asks for the report of a synthesis: a file of JSON. */
export const REPORT_VARIABLE = 'NETPOL_REPORT';
/** Set by the cdk8s CLI for the app that it runs. */
const CLI_VARIABLE = 'CDK8S_OUTDIR';

let circumstances: () => Circumstances = () => ({});

/** What findings are reviewed by in this process. */
export function hungCircumstances(): Circumstances {
  return circumstances();
}

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

const records = new Map<Registry, ConstructRecord>();

/** Leaves what a validation plugin of the cdk8s CLI will ask for; one program may hold several Apps. */
function leaveRecord(registry: Registry, examination: Examination, surroundings: Surroundings): void {
  const { environment, root, writeFile } = surroundings;
  const folder = environment[CLI_VARIABLE];
  if (!folder || environment[RECORD_VARIABLE] !== 'true') return;
  records.set(registry, constructRecord(examination));
  const all = [...records.values()];
  const together = {
    findings: all.flatMap(({ findings }) => findings),
    constructs: Object.assign({}, ...all.map(({ constructs }) => constructs)) as ConstructRecord['constructs'],
  };
  writeFile(constructRecordFile(root, folder), JSON.stringify(together));
}

/** What is left of an error that has been told elsewhere. */
function headingOf({ code, id, headline }: Finding): string {
  return `${code} ${id}: ${visibleText(headline)}`;
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
export function hangChecks(surroundings: Surroundings): void {
  const { environment, root, colour, writeError, writeFile } = surroundings;
  const reports = new Map<Registry, SynthesisReport>();
  circumstances = circumstancesFrom(surroundings);
  examineWith((registry) => {
    const examination = examine(registry, circumstances());
    const errors = examination.findings.filter((finding) => stops(finding, environment));
    const passing = examination.findings.filter((finding) => !stops(finding, environment));
    const file = environment[REPORT_VARIABLE];
    if (file) {
      if (errors.length === 0) leaveRecord(registry, examination, surroundings);
      // One program may hold several Apps: the report is about all of them.
      reports.set(registry, synthesisReport(examination, errors, passing, errors.length === 0));
      writeFile(file, JSON.stringify(together([...reports.values()])));
      return errors.map(headingOf);
    }
    if (errors.length === 0) leaveRecord(registry, examination, surroundings);
    const overruled = passing.filter(({ severity }) => severity === 'error').length;
    const shown = passing.map((finding) => findingText(finding, { root, colour }));
    printOnce(registry, overruled > 0 ? [emergencyBanner(overruled), ...shown] : shown, writeError);
    if (!environment[CLI_VARIABLE]) return errors.map((finding) => findingText(finding, { root, colour: false }));
    errors.forEach((finding) => writeError(`${findingText(finding, { root, colour })}\n\n`));
    return errors.map(headingOf);
  });
}
