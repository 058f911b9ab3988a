import type { MapRow } from '../../../reachability';
import type { MapReport } from '../../map-report';
import { reachabilityText } from '../../reachability-text';
import { unknownLines } from '../../unknown-text';
import type { Format } from '../format';

function reasonsOf(rows: readonly MapRow[]): string[] {
  return unknownLines(rows.flatMap(({ governed, unknowns }) => (governed ? unknowns : [])));
}

function* lines({ world, rows: made, workloads, policiesRead }: MapReport): Generator<string> {
  // A table is as wide as its widest row, so all of them are needed first.
  const rows = [...made];
  for (const line of reachabilityText(world, rows, workloads, policiesRead)) yield `${line}\n`;
  const reasons = reasonsOf(rows);
  if (reasons.length === 0) return;
  yield '\n`depends` means:\n';
  for (const reason of reasons) yield `  ${reason}\n`;
}

/** For people: the table that `netpol synth` prints. */
export const text: Format<MapReport> = { id: 'text', extension: 'txt', governedOnly: true, render: lines };
