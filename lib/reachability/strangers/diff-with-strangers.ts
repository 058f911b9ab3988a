import type { Workload } from '../../model/workload';
import { diffOf } from '../diff';
import type { MapDiff, MapEnd, MapOptions, MapRow } from '../map-row';
import type { World } from '../world';
import { isStranger, strangersOf, withStrangers, type Strangers } from './strangers';
import { ToldChanges } from './told-changes';
import { setsUnreadInBoth } from './unread-sets';

export interface DiffWithStrangersOptions extends MapOptions {
  /**
   * Whether a pod that was read stands for one that is not there, and so is no news where it is in one cluster only.
   * @default none does
   */
  readonly standsIn?: (workload: Workload) => boolean;
}

/** What changes between two clusters, and the pods that nobody read and that were thought of in both of them. */
export interface DiffWithStrangers {
  readonly diff: MapDiff;
  readonly strangers: Strangers;
}

function nameOf({ namespace, kind, name }: Workload): string {
  return `${namespace}/${kind}/${name}`;
}

function isOneWorkload({ source, destination }: Pick<MapRow, 'source' | 'destination'>): boolean {
  return source.kind === 'pod' && destination.kind === 'pod' && source.workload === destination.workload;
}

/**
 * What changes between two clusters, pods that nobody read included: whom a policy lets in may be in no manifest. They
 * are the same in both clusters. Of what they could open and no policy governs, nothing is said where the other end is
 * new or gone.
 *
 * @throws RangeError if the two are not judged under the same options
 * @example diffWithStrangers(worldOf(main), worldOf(pullRequest)).diff.added
 */
export function diffWithStrangers(
  before: World,
  after: World,
  { standsIn = () => false, selfPairs = false, ...options }: DiffWithStrangersOptions = {},
): DiffWithStrangers {
  const strangers = strangersOf([before, after], setsUnreadInBoth(before, after));
  const worlds = [withStrangers(before, strangers), withStrangers(after, strangers)] as const;
  // Two pods that one stranger stands for are a pair: nobody else may be on either side of a rule.
  const diff = diffOf(...worlds, { ...options, selfPairs: true });
  const names = worlds.map(({ cluster }) => new Set(cluster.workloads.map(nameOf)));
  const isInBoth = (end: MapEnd) => end.kind !== 'pod' || names.every((known) => known.has(nameOf(end.workload)));
  const isStandIn = (end: MapEnd) => end.kind === 'pod' && (isStranger(end.workload) || standsIn(end.workload));
  const isWanted = (row: Pick<MapRow, 'source' | 'destination'>) =>
    selfPairs || !isOneWorkload(row) || (row.source.kind === 'pod' && isStranger(row.source.workload));
  const isNews = (row: MapRow) => {
    const ends = [row.source, row.destination];
    return isWanted(row) && (row.governed || !ends.some(isStandIn) || ends.every(isInBoth));
  };
  return {
    diff: new ToldChanges(strangers, worlds).of({
      added: diff.added.filter(isNews),
      removed: diff.removed.filter(isNews),
      changed: diff.changed.filter(isWanted),
    }),
    strangers,
  };
}
