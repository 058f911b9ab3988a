import { DifferenceRows } from './engine/difference-rows';
import { Snapshot } from './engine/snapshot';
import { Universe } from './engine/universe';
import type { MapDiff, MapOptions } from './map-row';
import { differentOption } from './options';
import type { World } from './world';

/**
 * What changes between two clusters: which connections can be opened in one of them and not in the other. Workloads
 * are the same end if their namespace, kind and name are the same.
 *
 * @throws RangeError if the two are not judged under the same options: then what differs would not be the policies
 * @example diffOf(worldOf(main), worldOf(pullRequest)).added
 */
export function diffOf(before: World, after: World, options: MapOptions = {}): MapDiff {
  const different = differentOption(before.options, after.options);
  if (different !== undefined) throw new RangeError(`the two worlds differ in the option \`${different}\``);
  const universe = new Universe([before.cluster, after.cluster], after.options);
  return new DifferenceRows(
    { world: before, snapshot: Snapshot.of(universe, before.cluster, 0) },
    { world: after, snapshot: Snapshot.of(universe, after.cluster, 1) },
    options,
  ).all();
}
