import type { Unknown } from '../../../reachability';
import { connectionTexts } from '../../connection-text';
import { endTexts } from '../../end-text';
import type { MapReport } from '../../map-report';
import { markdownHead, markdownRow, markdownText, markdownWarning } from '../../markdown';
import { notJudgedNotes } from '../../not-judged-notes';
import { isOwnNodeRow, OWN_NODE_LEGEND } from '../../own-node-rows';
import { hasStrangers, STRANGER_LEGEND } from '../../stranger-legend';
import { unknownLines, unknownText } from '../../unknown-text';
import type { Format } from '../format';

function* lines({ world, rows, notJudged }: MapReport): Generator<string> {
  const [endText, connectionText] = [endTexts(world.cluster.workloads), connectionTexts()];
  yield markdownHead(['from', 'to', 'ports']);
  const unknowns = new Map<string, Unknown>();
  let hasOwnNodes = false;
  let hasUnread = false;
  for (const row of rows) {
    for (const unknown of row.unknowns) unknowns.set(unknownText(unknown), unknown);
    hasOwnNodes ||= isOwnNodeRow(row, world);
    hasUnread ||= hasStrangers([row]);
    yield markdownRow([endText(row.source), endText(row.destination), connectionText(row)].map(markdownText));
  }
  if (hasOwnNodes) yield `\n${markdownText(OWN_NODE_LEGEND)}\n`;
  if (hasUnread) yield `\n${markdownText(STRANGER_LEGEND)}\n`;
  const reasons = unknownLines([...unknowns.values()]);
  if (reasons.length > 0) yield '\n`depends` means:\n\n';
  for (const reason of reasons) yield `- ${markdownText(reason)}\n`;
  yield markdownWarning(notJudgedNotes(notJudged));
}

/** For pull requests: a table of GitHub's Markdown. */
export const md: Format<MapReport> = { id: 'md', extension: 'md', streamed: true, render: lines };
