import type { Finding, Place } from '../diagnostics/finding';

/** What a rule says about itself, as far as reports show it. */
export interface DescribedRule {
  readonly code: string;
  readonly id: string;
  readonly severity: Finding['severity'];
  readonly summary: string;
  readonly why: string;
}

/** A finding that somebody has acknowledged. */
export interface AcknowledgedInReport {
  readonly finding: Finding;
  readonly acknowledgement: { readonly reason: string; readonly until?: string; place(): Place };
}

/** What was found in manifests, ready to be written. */
export interface LintReport {
  /** In order: by file, line and column. */
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedInReport[];
  /** The rules that ran, and whatever else findings may be of. */
  readonly rules: readonly DescribedRule[];
  /** The version of this package. */
  readonly version: string;
  /** The folder that file names are given relative to. */
  readonly root: string;
  /** The folder of the repository, which `root` is in: what shows findings beside the sources counts from there. */
  readonly repository: string;
  /** Whether the run fails for its warnings, too. */
  readonly warningsFail: boolean;
  /** Whether text for people may have colours. */
  readonly colour: boolean;
}

/** How many findings there are of each severity. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** `2 errors, 1 warning`: what there is of each severity, in words; empty where there is nothing. */
export function countsText(findings: readonly Finding[]): string {
  const { error, warning, info } = countsOf(findings);
  return [
    error > 0 ? `${error} ${error === 1 ? 'error' : 'errors'}` : '',
    warning > 0 ? `${warning} ${warning === 1 ? 'warning' : 'warnings'}` : '',
    info > 0 ? `${info} ${info === 1 ? 'info' : 'infos'}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** A place in a file. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where a finding stands, with the file as seen from a folder; undefined for what is in no file, standard input included. */
export function fileOf({ origin }: Place, root: string): FilePlace | undefined {
  if (!origin || origin.file.startsWith('<')) return undefined;
  const folder = root.endsWith('/') ? root : `${root}/`;
  const file = origin.file.startsWith(folder) ? origin.file.slice(folder.length) : origin.file;
  return { file: file.replace(/^(\.\/)+/, ''), line: origin.line, column: origin.column };
}

/** A path from the root of the file system, without `.` and `..`. */
function fullPath(file: string, root: string): string {
  const names: string[] = [];
  for (const name of (file.startsWith('/') ? file : `${root}/${file}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return `/${names.join('/')}`;
}

/** The same with the file as seen from the folder of the repository; one that lies elsewhere has its full path. */
export function fileInRepository(
  { origin }: Place,
  { root, repository }: Pick<LintReport, 'root' | 'repository'>,
): FilePlace | undefined {
  if (!origin || origin.file.startsWith('<')) return undefined;
  const folder = repository.endsWith('/') ? repository : `${repository}/`;
  const full = fullPath(origin.file, root);
  return {
    file: full.startsWith(folder) ? full.slice(folder.length) : full,
    line: origin.line,
    column: origin.column,
  };
}
