import type { Workload } from '../model/workload';
import type { MapEnd, MapRow } from '../reachability';
import { columns } from './columns';
import { connectionTexts } from './connection-text';
import { endTexts } from './end-text';

const isPod = ({ kind }: MapEnd) => kind === 'pod';

/**
 * Who can reach whom, as the lines of a table: one a pair in the order of the rows, those with addresses last.
 *
 * @param workloads all that there are, for their names
 */
export function connectionTable(rows: readonly MapRow[], workloads: readonly Workload[]): Generator<string> {
  const [endText, connectionText] = [endTexts(workloads), connectionTexts()];
  const lines = {
    *[Symbol.iterator]() {
      yield ['from', 'to', 'ports'];
      for (const withAddresses of [false, true]) {
        for (const row of rows) {
          if ((isPod(row.source) && isPod(row.destination)) === withAddresses) continue;
          yield [endText(row.source), endText(row.destination), connectionText(row)];
        }
      }
    },
  };
  return columns(lines);
}
