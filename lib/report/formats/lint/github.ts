import type { Finding } from '../../../diagnostics/finding';
import { visibleFinding } from '../../../diagnostics/visible-text';
import { fileInRepository, type LintReport } from '../../lint-report';
import type { Format } from '../format';

const COMMANDS: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** The text of a workflow command. Source: `@actions/core`, `escapeData`. */
function escapedText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A value between the commas of a workflow command. Source: `@actions/core`, `escapeProperty`. */
function escapedValue(value: string): string {
  return escapedText(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function messageOf({ headline, where, found, expected, why, help }: Finding): string {
  return [
    headline,
    ...(where.field ? [`at ${where.field}`] : []),
    ...(found === undefined ? [] : [`found: ${found}`]),
    ...(expected === undefined ? [] : [`expected: ${expected}`]),
    `why: ${why}`,
    `help: ${help}`,
  ].join('\n');
}

function* lines(report: LintReport): Generator<string> {
  for (const finding of report.findings.map(visibleFinding)) {
    const { code, id, severity, where } = finding;
    const place = fileInRepository(where, report);
    const values = {
      ...(place && { file: place.file, line: String(place.line), col: String(place.column) }),
      title: `${code} ${id}`,
    };
    const written = Object.entries(values).map(([name, value]) => `${name}=${escapedValue(value)}`);
    yield `::${COMMANDS[severity]} ${written.join(',')}::${escapedText(messageOf(finding))}\n`;
  }
}

/** For GitHub Actions: workflow commands, which become annotations of the changed lines. */
export const github: Format<LintReport> = { id: 'github', extension: 'txt', render: lines };
