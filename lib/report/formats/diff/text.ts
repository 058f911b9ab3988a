import { columns } from '../../columns';
import { changeTexts, connectionChanges, diffSummary, unknownsOfChange } from '../../connection-change';
import { endTexts } from '../../end-text';
import type { DiffReport } from '../../map-report';
import { hasStrangers, STRANGER_LEGEND } from '../../stranger-legend';
import { unknownLines } from '../../unknown-text';
import type { Format } from '../format';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

function* lines({ diff, workloads }: DiffReport): Generator<string> {
  const [endText, changeText] = [endTexts(workloads), changeTexts('  ->  ')];
  const changes = connectionChanges(diff);
  const table = changes.map((one) => [
    SIGNS[one.change],
    endText(one.source),
    endText(one.destination),
    changeText(one),
  ]);
  if (table.length > 0) {
    for (const line of columns([['', 'from', 'to', 'ports'], ...table])) yield `${line}\n`;
    yield '\n';
    if (hasStrangers(changes)) yield `${STRANGER_LEGEND}\n\n`;
  }
  yield `${diffSummary(diff)}\n`;
  const reasons = unknownLines(changes.flatMap(unknownsOfChange));
  if (reasons.length === 0) return;
  yield '\n`depends` means:\n';
  for (const reason of reasons) yield `  ${reason}\n`;
}

/** For people: a line for each connection, `+` where it is new, `-` where it is gone, `~` where its ports change. */
export const text: Format<DiffReport> = { id: 'text', extension: 'txt', render: lines };
