import { endCells, endHeads } from '../../csv-end';
import { csvLine } from '../../csv-line';
import type { MapReport } from '../../map-report';
import { portSetsText } from '../../port-sets-text';
import { remembered } from '../../remembered';
import { unknownTexts } from '../../unknown-text';
import type { Format } from '../format';

const HEAD = [...endHeads('source'), ...endHeads('destination'), 'ports', 'depends', 'depends_on'];

function* lines({ rows }: MapReport): Generator<string> {
  const [cellsOf, portsText] = [endCells(), remembered(portSetsText)];
  yield csvLine(HEAD);
  for (const { source, destination, allowed, depends, unknowns } of rows) {
    const open = [portsText(allowed), portsText(depends), unknownTexts(unknowns).join('; ')];
    yield csvLine([...cellsOf(source), ...cellsOf(destination), ...open]);
  }
}

/** For spreadsheets: a line for each connection. */
export const csv: Format<MapReport> = { id: 'csv', extension: 'csv', streamed: true, render: lines };
