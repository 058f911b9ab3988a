import type { Finding } from '../../../diagnostics/finding';
import { countsText, fileOf, type LintReport } from '../../lint-report';
import { markdownCode, markdownHead, markdownRow, markdownText } from '../../markdown';
import type { Format } from '../format';

/** Headlines hold values in backticks: they stay code, and the rest is text. */
function markdownSentence(sentence: string): string {
  return sentence
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1)) : markdownText(part)))
    .join('');
}

function placeText({ where }: Finding, root: string): string {
  const place = fileOf(where, root);
  const file = place ? markdownCode(`${place.file}:${place.line}`) : '';
  return [where.path ? markdownCode(where.path) : '', file].filter(Boolean).join(' ');
}

function* lines({ findings, acknowledged, root }: LintReport): Generator<string> {
  const silenced = acknowledged.length > 0 ? ` (${acknowledged.length} acknowledged)` : '';
  yield `${countsText(findings) || 'nothing found'}${silenced}\n`;
  if (findings.length === 0) return;
  yield `\n${markdownHead(['', 'rule', 'where', 'finding', 'help'])}`;
  for (const finding of findings) {
    const { code, id, severity, headline, help } = finding;
    const cells = [
      severity,
      `${code} ${id}`,
      placeText(finding, root),
      markdownSentence(headline),
      markdownSentence(help),
    ];
    yield markdownRow(cells);
  }
}

/** For pull requests: a table of GitHub's Markdown. */
export const md: Format<LintReport> = { id: 'md', extension: 'md', render: lines };
