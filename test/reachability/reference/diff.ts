import type { Workload } from '../../../lib/model/workload';
import { podEnd, type World } from '../../../lib/reachability';
import { runsBetween } from './address-parts';
import { openText, workloadText } from './canonical';
import { allTogether, CLOSED, connectionSet, isClosed } from './connection-set';
import { blocksFor, endsWithAddresses, groupsBy, setWithAddresses, WAYS, type Way } from './map';
import { isInFocus, type ReferenceChange, type ReferenceDiff, type ReferenceOptions, type ReferenceRow } from './rows';

type Governed = ReturnType<typeof connectionSet>;

const ABSENT: Governed = { ...CLOSED, governed: false };

/** What two ends can open before and after. */
interface Comparison extends Pick<ReferenceRow, 'source' | 'destination'> {
  readonly before: Governed;
  readonly after: Governed;
}

/** A workload on both sides: the same one if namespace, kind and name are; at least one of the two is there. */
interface Sides {
  readonly before: Workload | undefined;
  readonly after: Workload | undefined;
}

function sidesOf(before: World, after: World): Sides[] {
  const named = (world: World) =>
    new Map(world.cluster.workloads.map((workload) => [workloadText(workload), workload]));
  const [old, young] = [named(before), named(after)];
  return [...new Set([...old.keys(), ...young.keys()])].map((name) => ({
    before: old.get(name),
    after: young.get(name),
  }));
}

function present({ before, after }: Sides): Workload {
  const workload = after ?? before;
  if (workload === undefined) throw new RangeError('a workload on neither side');
  return workload;
}

function betweenPods(before: World, after: World, { selfPairs }: ReferenceOptions): Comparison[] {
  const all = sidesOf(before, after);
  const set = (world: World, source: Workload | undefined, destination: Workload | undefined): Governed =>
    source && destination ? connectionSet(world, podEnd(source), podEnd(destination)) : ABSENT;
  return all.flatMap((source) =>
    all
      .filter((destination) => selfPairs || destination !== source)
      .map((destination) => ({
        source: { kind: 'pod' as const, workload: present(source) },
        destination: { kind: 'pod' as const, workload: present(destination) },
        before: set(before, source.before, destination.before),
        after: set(after, source.after, destination.after),
      })),
  );
}

function withAddresses(before: World, after: World, sides: Sides, way: Way): Comparison[] {
  const blocks = [
    ...(sides.before ? blocksFor(before, sides.before, way) : []),
    ...(sides.after ? blocksFor(after, sides.after, way) : []),
  ];
  const judged = runsBetween(blocks).map((run) => ({
    run,
    before: sides.before ? setWithAddresses(before, sides.before, way, run) : ABSENT,
    after: sides.after ? setWithAddresses(after, sides.after, way, run) : ABSENT,
  }));
  const groups = groupsBy(judged, (one) => `${openText(one.before)} then ${openText(one.after)}`);
  return groups.map((group) => ({
    ...endsWithAddresses(
      present(sides),
      way,
      group.map(({ run }) => run),
    ),
    before: allTogether(group, (one) => one.before),
    after: allTogether(group, (one) => one.after),
  }));
}

/** What changes between two worlds, out of nothing but the law: everything is asked of both. */
export function referenceDiff(before: World, after: World, options: ReferenceOptions = {}): ReferenceDiff {
  const compared = [
    ...betweenPods(before, after, options),
    ...sidesOf(before, after).flatMap((sides) => WAYS.flatMap((way) => withAddresses(before, after, sides, way))),
  ].filter((one) => openText(one.before) !== openText(one.after) && isInFocus(options, one.source, one.destination));
  const row = ({ source, destination }: Comparison, set: Governed): ReferenceRow => ({ source, destination, ...set });
  return {
    added: compared.filter((one) => isClosed(one.before)).map((one) => row(one, one.after)),
    removed: compared.filter((one) => isClosed(one.after)).map((one) => row(one, one.before)),
    changed: compared
      .filter((one) => !isClosed(one.before) && !isClosed(one.after))
      .map(({ source, destination, before: old, after: young }): ReferenceChange => {
        return { source, destination, before: withoutGoverned(old), after: withoutGoverned(young) };
      }),
  };
}

function withoutGoverned({ governed: _, ...set }: Governed) {
  return set;
}
