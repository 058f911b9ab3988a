import Table from 'cli-table3';
import { workloadId } from '../model/workload';
import type { MapEnd, MapRow } from '../reachability';
import { addressesText, type AddressNames } from './addresses-text';
import { portSetsText } from './port-sets-text';

function endText(end: MapEnd, names: AddressNames): string {
  return end.kind === 'pod' ? workloadId(end.workload) : addressesText(end.blocks, names);
}

function portsText({ allowed, depends }: MapRow): string {
  const open = portSetsText(allowed);
  const perhaps = portSetsText(depends);
  return [open, perhaps && `${perhaps} (depends)`].filter(Boolean).join('; ');
}

const EDGES = ['top', 'bottom', 'left', 'right', 'mid'];

/** No lines at all: two blanks between columns. */
const BORDERLESS = {
  ...Object.fromEntries(EDGES.flatMap((edge) => ['', '-mid', '-left', '-right'].map((part) => [edge + part, '']))),
  middle: '  ',
};

/** Who can reach whom, as a table: one line a pair, sorted by names, addresses last. */
export function connectionTable(rows: readonly MapRow[], names: AddressNames = new Map()): string {
  const lines = rows.map((row) => [endText(row.source, names), endText(row.destination, names), portsText(row)]);
  const rank = (end: MapEnd) => (end.kind === 'pod' ? 0 : 1);
  const order = rows
    .map((row, index) => ({ row, line: lines[index] ?? [] }))
    .sort((one, other) => {
      const byKind =
        rank(one.row.source) + rank(one.row.destination) - rank(other.row.source) - rank(other.row.destination);
      return byKind || compare(one.line.join('\t'), other.line.join('\t'));
    });
  const table = new Table({
    head: ['from', 'to', 'ports'],
    chars: BORDERLESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  });
  table.push(...order.map(({ line }) => line));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
