import type { MapEnd, MapOptions, MapRow } from '../map-row';
import type { Reachability } from '../reachability';
import { isStranger } from './strangers';

function isStrangerEnd(end: MapEnd): boolean {
  return end.kind === 'pod' && isStranger(end.workload);
}

/**
 * The rows of a world with pods that nobody read: of those only what some policy governs, and what one of them could open
 * to another for which it stands, too.
 */
export function* rowsWithStrangers(
  reachability: Reachability,
  { selfPairs = false, ...options }: MapOptions,
): Generator<MapRow> {
  for (const row of reachability.rows({ ...options, selfPairs: true })) {
    const { source, destination, governed } = row;
    const hasStranger = isStrangerEnd(source) || isStrangerEnd(destination);
    if (hasStranger && !governed) continue;
    const isSelfPair = source.kind === 'pod' && destination.kind === 'pod' && source.workload === destination.workload;
    if (isSelfPair && !hasStranger && !selfPairs) continue;
    yield row;
  }
}
