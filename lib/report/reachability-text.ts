import type { Workload } from '../model/workload';
import type { MapRow, World } from '../reachability';
import { connectionTable } from './connection-table';
import { isOwnNodeRow, OWN_NODE_LEGEND } from './own-node-rows';
import { hasStrangers, STRANGER_LEGEND } from './stranger-legend';
import { ungovernedText } from './ungoverned-text';

/** What stands in the place of a table without lines: nothing may be open, or everything, or there may be nobody. */
function withoutTable({ cluster: { workloads, policies } }: World, policiesRead: number): string {
  if (workloads.length === 0) return 'no workloads: there is nothing to show';
  if (policies.length === 0 && policiesRead > 0) {
    const none =
      policiesRead === 1 ? 'the 1 policy is not enforced' : `none of the ${policiesRead} policies is enforced`;
    return `${none}: every workload reaches every workload and every address`;
  }
  if (policies.length === 0) return 'no policies: every workload reaches every workload and every address';
  return 'no connection that a policy governs is open';
}

/**
 * What a cluster's policies mean, as lines: the connections that some policy governs, and below them the workloads
 * that none isolates. It is what `netpol synth` and `netpol map` print.
 *
 * @param rows those that no policy governs are left out
 * @param workloads those that the last lines may name
 * @param policiesRead how many policies there are, with those that nobody enforces
 */
export function* reachabilityText(
  world: World,
  rows: readonly MapRow[],
  workloads: readonly Workload[] = world.cluster.workloads,
  policiesRead: number = world.cluster.policies.length,
): Generator<string> {
  const governed = rows.filter((row) => row.governed);
  if (governed.length > 0) yield* connectionTable(governed, world.cluster.workloads);
  else yield withoutTable(world, policiesRead);
  if (governed.some((row) => isOwnNodeRow(row, world))) yield* ['', OWN_NODE_LEGEND];
  if (hasStrangers(governed)) yield* ['', STRANGER_LEGEND];
  const ungoverned = ungovernedText(world, workloads);
  if (ungoverned) yield* ['', ungoverned];
}
