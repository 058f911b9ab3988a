import { numberText } from './number-text';
import { countersRows, figuresRows, type TableRows } from './report-tables';
import type { RunReport } from './run-report';

/** A report for people: the figures beside their targets, then how much work was done. */
export function reportText(report: RunReport): string {
  const [before = 0, after = 0] = report.load;
  const parts = [
    `Node ${report.node}, ${report.processor}, seed ${report.seed}; load ${numberText(before)} before, ${numberText(after)} after`,
    ...(Math.max(before, after) > 1 ? ['Something else was running: read the ratios, not the times.'] : []),
    textTable(figuresRows(report.figures)),
    ...(Object.keys(report.counters).length > 0 ? [textTable(countersRows(report.counters))] : []),
    ...report.errors.map(({ experiment, message }) => `ERROR in ${experiment}, which has no times: ${message}`),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Rows in columns: the first to the left, the others, which are numbers, to the right. */
function textTable({ header, rows }: TableRows): string {
  const widths = header.map((_, column) => Math.max(...[header, ...rows].map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => (column === 0 ? (row[column] ?? '').padEnd(width) : (row[column] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
