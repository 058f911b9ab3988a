import type { RunReport } from './run-report';
import { countersRows, figuresRows, type TableRows } from './report-tables';

/** A report as `docs/performance.md` shows it: what has a target, and the first figure of everything else. */
export function reportMarkdown(report: RunReport): string {
  const [before, after] = report.load.map((load) => load.toFixed(1));
  const parts = [
    `Node ${report.node}, ${report.processor}, seed ${report.seed}, load ${before} before and ${after} after.`,
    markdownTable(
      figuresRows(report.figures.filter(({ name, target }) => target !== undefined || !name.startsWith('  '))),
    ),
    markdownTable(countersRows(report.counters)),
    ...report.errors.map(({ experiment, message }) => `**${experiment} has no times**: ${message}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

function markdownTable({ header, rows }: TableRows): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const alignment = header.map((_, column) => (column === 0 ? '---' : '---:'));
  // What belongs to the row above is indented in text: here it needs a space that is not swallowed.
  const indented = rows.map(([name = '', ...cells]) => [name.replace(/^ {2}/, '&emsp;'), ...cells]);
  return [header, alignment, ...indented].map(line).join('\n');
}
