import { findingText } from '../../finding-text';
import { countsText, type LintReport } from '../../lint-report';
import type { Format } from '../format';

function* lines({ findings, acknowledged, root, colour }: LintReport): Generator<string> {
  for (const finding of findings) yield `${findingText(finding, { root, colour })}\n\n`;
  const silenced = acknowledged.length > 0 ? ` (${acknowledged.length} acknowledged)` : '';
  yield `${countsText(findings) || 'nothing found'}${silenced}\n`;
}

/** For people: each finding with its place, why it matters and what to do. */
export const text: Format<LintReport> = { id: 'text', extension: 'txt', render: lines };
