import pc from 'picocolors';
import type { Finding, Place } from '../diagnostics/finding';
import { visibleFinding } from '../diagnostics/visible-text';

/** How findings are written. */
export interface FindingTextOptions {
  /** The folder that file names are given relative to. */
  readonly root: string;
  readonly colour: boolean;
}

const LABEL_WIDTH = 10;

function placeText({ path, origin }: Place): string | undefined {
  const line = origin && `${origin.file}:${origin.line}:${origin.column}`;
  if (path && line) return `${path} (${line})`;
  return path ?? line;
}

function traceText(trace: NonNullable<Finding['trace']>): string[] {
  const side = Math.max(...trace.map((line) => line.side.length));
  const verdict = Math.max(...trace.map((line) => line.verdict.length));
  return trace.map((line) => `${line.side.padEnd(side)}   ${line.verdict.padEnd(verdict)}   ${line.because}`);
}

/** One finding as text: the headline, the place, what was found, why it matters and what to do. */
export function findingText(finding: Finding, { root, colour }: FindingTextOptions): string {
  // Not left to the library's guess, which takes every CI for a terminal.
  const paint = pc.createColors(Boolean(colour));
  const { code, id, severity, headline, where, found, expected, why, help, trace = [] } = visibleFinding(finding);
  const label = (text: string) => paint.dim(text.padEnd(LABEL_WIDTH));
  const heading = `${severity}[${code} ${id}]`;
  const place = placeText(where);
  const painted = { error: paint.red, warning: paint.yellow, info: paint.cyan }[severity];
  const lines = [
    `${painted(paint.bold(heading))}: ${headline}`,
    ...(place ? [`  ${paint.dim('-->')} ${place}`] : []),
    ...(where.field ? [`      ${where.field}`] : []),
    ...(found === undefined ? [] : [`  ${label('found')}${found}`]),
    ...(expected === undefined ? [] : [`  ${label('expected')}${expected}`]),
    ...(trace.length === 0 ? [] : traceText(trace)).map(
      // What only tells has decided nothing.
      (line, index) => `  ${label(index > 0 ? '' : severity === 'info' ? 'shows' : 'trace')}${line}`,
    ),
    `  ${label('why')}${why}`,
    `  ${label('help')}${help}`,
  ];
  const folder = root.endsWith('/') ? root : `${root}/`;
  return lines.join('\n').replaceAll(folder, '');
}
