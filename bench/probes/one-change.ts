import { reachabilityOf, worldOf } from '../../lib/reachability';
import { mapChecksum } from '../checksum/map-checksum';
import { partsOfRectangles } from '../checksum/map-parts';
import { changed, policyChanges } from '../generator/policy-changes';
import { statisticsOf } from '../running/statistics';
import { readInput } from './input-cluster';
import { report, settle, timed } from './probe';

const CHANGES = 60;

export interface OneChangeRun {
  /** A changed policy, its rows and their difference worked out: the median of all changes, in milliseconds. */
  readonly median: number;
  readonly worst: number;
}

/** Policies that are edited one after the other, on an index that is kept. The map at the end must be that of a new one. */
report(({ file, seed }: { readonly file: string; readonly seed: number }): OneChangeRun => {
  const { cluster } = readInput(file);
  const changes = policyChanges(cluster, CHANGES, seed);
  let reachability = reachabilityOf(worldOf(cluster));
  reachability.rectangles();
  settle();
  const times = changes.map((change) => {
    const { ms, value } = timed(() => {
      const next = reachability.replacing(change);
      return { next, changes: next.changesSince(reachability) };
    });
    reachability = value.next;
    return ms;
  });
  const kept = mapChecksum(partsOfRectangles(reachability.rectangles()));
  const anew = mapChecksum(partsOfRectangles(reachabilityOf(worldOf(changed(cluster, changes))).rectangles()));
  if (JSON.stringify(kept) !== JSON.stringify(anew))
    throw new Error('the index that was kept has another map than a new one');
  const { median, max } = statisticsOf(times);
  return { median, worst: max };
});
