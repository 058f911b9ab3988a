import type { Workload } from '../model/workload';
import type { MapEnd } from '../reachability';
import { compareBlocks, compareCidrs, compareWorkloads } from '../reachability/engine/end-order';
import type { Cidr } from '../sets/cidr';

/** What has two ends, such as a row of a map. */
interface Ended {
  readonly source: MapEnd;
  readonly destination: MapEnd;
}

/** The blocks in order: IPv4 before IPv6, by number. */
export function sortedBlocks(blocks: readonly Cidr[]): readonly Cidr[] {
  return [...blocks].sort(compareCidrs);
}

/** The rank of each end: workloads by name, then addresses. The same addresses in two lists are one end. */
function rankedEnds(rows: readonly Ended[]): { readonly rankOf: (end: MapEnd) => number; readonly size: number } {
  const workloads = new Set<Workload>();
  const blocks = new Map<readonly Cidr[], readonly Cidr[]>();
  const see = (end: MapEnd): void => {
    if (end.kind === 'pod') workloads.add(end.workload);
    else if (!blocks.has(end.blocks)) blocks.set(end.blocks, sortedBlocks(end.blocks));
  };
  for (const { source, destination } of rows) {
    see(source);
    see(destination);
  }
  const ranks = new Map<Workload | readonly Cidr[], number>();
  for (const workload of [...workloads].sort(compareWorkloads)) ranks.set(workload, ranks.size);
  let rank = workloads.size - 1;
  let before: readonly Cidr[] = [];
  for (const [list, sorted] of [...blocks].sort(([, one], [, other]) => compareBlocks(one, other))) {
    if (compareBlocks(before, sorted) !== 0) rank += 1;
    before = sorted;
    ranks.set(list, rank);
  }
  return {
    rankOf: (end) => ranks.get(end.kind === 'pod' ? end.workload : end.blocks) ?? 0,
    size: rank + 1,
  };
}

/** The same indices sorted by rank, those of one rank in the order in which they came: in time that grows with their number. */
function sortedByRank(indices: Uint32Array, ranks: Uint32Array, size: number): Uint32Array {
  const starts = new Uint32Array(size + 1);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  for (let rank = 0; rank < size; rank += 1) starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
  const sorted = new Uint32Array(indices.length);
  for (const index of indices) {
    const rank = ranks[index] ?? 0;
    const place = starts[rank] ?? 0;
    sorted[place] = index;
    starts[rank] = place + 1;
  }
  return sorted;
}

/**
 * The order in which every format lists connections: by source, then by destination; workloads by namespace, name and
 * kind, then addresses, IPv4 before IPv6, by number. Each end is ranked once, since a map has few ends and many rows.
 */
export function inOrder<T extends Ended>(rows: readonly T[]): T[] {
  const { rankOf, size } = rankedEnds(rows);
  const sources = Uint32Array.from(rows, ({ source }) => rankOf(source));
  const destinations = Uint32Array.from(rows, ({ destination }) => rankOf(destination));
  const byDestination = sortedByRank(Uint32Array.from(rows.keys()), destinations, size);
  const sorted: T[] = [];
  for (const index of sortedByRank(byDestination, sources, size)) {
    const row = rows[index];
    if (row) sorted.push(row);
  }
  return sorted;
}
