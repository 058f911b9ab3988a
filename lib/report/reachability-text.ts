import type { Workload } from '../model/workload';
import type { MapRow, World } from '../reachability';
import { connectionTable } from './connection-table';
import { ungovernedText } from './ungoverned-text';

/**
 * What a cluster's policies mean, as lines: the connections that some policy governs, and below them the workloads
 * that none isolates. It is what `netpol synth` and `netpol map` print.
 *
 * @param rows those that no policy governs are left out
 * @param workloads those that the last lines may name
 */
export function* reachabilityText(
  world: World,
  rows: readonly MapRow[],
  workloads: readonly Workload[] = world.cluster.workloads,
): Generator<string> {
  const governed = rows.filter((row) => row.governed);
  if (governed.length > 0) yield* connectionTable(governed);
  else yield 'no connection that a policy governs is open';
  const ungoverned = ungovernedText(world, workloads);
  if (ungoverned) yield* ['', ungoverned];
}
