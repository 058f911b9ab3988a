import { connectionChanges, unknownsOfChange } from '../../connection-change';
import { endCells, endHeads } from '../../csv-end';
import { csvLine } from '../../csv-line';
import type { DiffReport } from '../../map-report';
import { portSetsText } from '../../port-sets-text';
import { unknownTexts } from '../../unknown-text';
import type { Format } from '../format';

const SIDES = ['before', 'after'] as const;
const HEAD = [
  'change',
  ...endHeads('source'),
  ...endHeads('destination'),
  ...SIDES.flatMap((side) => [`ports_${side}`, `depends_${side}`]),
  'depends_on',
];

function* lines({ diff }: DiffReport): Generator<string> {
  const cellsOf = endCells();
  yield csvLine(HEAD);
  for (const change of connectionChanges(diff)) {
    const ports = SIDES.flatMap((side) => {
      const open = change[side];
      return open ? [portSetsText(open.allowed), portSetsText(open.depends)] : ['', ''];
    });
    const reasons = unknownTexts(unknownsOfChange(change)).join('; ');
    yield csvLine([change.change, ...cellsOf(change.source), ...cellsOf(change.destination), ...ports, reasons]);
  }
}

/** For spreadsheets: a line for each connection that changes. */
export const csv: Format<DiffReport> = { id: 'csv', extension: 'csv', render: lines };
