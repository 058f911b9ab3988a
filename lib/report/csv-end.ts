import type { Workload } from '../model/workload';
import type { MapEnd } from '../reachability';
import { formatCidr, type Cidr } from '../sets/cidr';
import { sortedBlocks } from './end-order';
import { remembered } from './remembered';

/** The columns of one end: those of a workload, or the one of addresses, are empty. */
const END_COLUMNS: readonly string[] = Object.freeze(['namespace', 'name', 'kind', 'cidrs']);

/** The names of the columns of one side. */
export function endHeads(side: 'source' | 'destination'): string[] {
  return END_COLUMNS.map((column) => `${side}_${column}`);
}

/** Writes the cells of ends; the blocks of addresses stand with blanks between them. */
export function endCells(): (end: MapEnd) => readonly string[] {
  const ofWorkload = remembered(({ namespace, name, kind }: Workload) => [namespace, name, kind, '']);
  const ofAddresses = remembered((blocks: readonly Cidr[]) => [
    ...['', '', ''],
    sortedBlocks(blocks).map(formatCidr).join(' '),
  ]);
  return (end) => (end.kind === 'pod' ? ofWorkload(end.workload) : ofAddresses(end.blocks));
}
