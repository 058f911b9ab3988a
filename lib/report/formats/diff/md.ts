import { changeTexts, connectionChanges, diffSummary, unknownsOfChange } from '../../connection-change';
import { endTexts } from '../../end-text';
import type { DiffReport } from '../../map-report';
import { markdownHead, markdownRow, markdownText, markdownWarning } from '../../markdown';
import { notJudgedNotesOfBoth } from '../../not-judged-notes';
import { hasStrangers, STRANGER_LEGEND } from '../../stranger-legend';
import { unknownLines } from '../../unknown-text';
import type { Format } from '../format';

function* lines({ diff, workloads, notJudged }: DiffReport): Generator<string> {
  const [endText, changeText] = [endTexts(workloads), changeTexts(' → ')];
  const changes = connectionChanges(diff);
  yield `**${diffSummary(diff)}**\n`;
  if (changes.length > 0) yield `\n${markdownHead(['change', 'from', 'to', 'ports'])}`;
  for (const one of changes) {
    const cells = [one.change, endText(one.source), endText(one.destination), changeText(one)];
    yield markdownRow(cells.map(markdownText));
  }
  if (hasStrangers(changes)) yield `\n${markdownText(STRANGER_LEGEND)}\n`;
  const reasons = unknownLines(changes.flatMap(unknownsOfChange));
  if (reasons.length > 0) yield '\n`depends` means:\n\n';
  for (const reason of reasons) yield `- ${markdownText(reason)}\n`;
  yield markdownWarning(notJudgedNotesOfBoth(notJudged));
}

/** For pull requests: a table of GitHub's Markdown. */
export const md: Format<DiffReport> = { id: 'md', extension: 'md', render: lines };
