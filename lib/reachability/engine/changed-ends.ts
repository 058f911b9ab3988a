import type { Cluster } from '../../model/cluster';
import type { Direction } from '../../model/policy';
import { NO_CLASS, type ClassId } from './pod-classes';
import type { Snapshot } from './snapshot';

/** A workload by its places: in the cluster before, and in the one after; ABSENT where it is not there. */
export type Member = readonly [before: number, after: number];

export const ABSENT = -1;

/** Workloads of which each cluster knows the same: their class before, and their class after. */
export interface EndKind {
  /** NO_CLASS for workloads that are no ends in that cluster. */
  readonly before: ClassId;
  readonly after: ClassId;
  readonly members: () => readonly Member[];
}

/** The workloads of two clusters, sorted by what both know of them. */
export interface EndKinds {
  readonly count: number;
  kind(place: number): EndKind;
  /** The places of the kinds that are of a class, before or after. */
  ofClass(classId: ClassId): readonly number[];
  /** The places of the kinds that are of another class or another row than before. */
  changed(direction: Direction): Iterable<number>;
}

/** Sorts the workloads of two snapshots; a workload is the same if namespace, kind and name are the same. */
export function endKinds(before: Snapshot, after: Snapshot): EndKinds {
  return before.cluster.workloads === after.cluster.workloads && before.classOf === after.classOf
    ? sameWorkloads(before, after)
    : matchedWorkloads(before, after);
}

/** Where only policies changed, every class is a kind, and only those of other rows need a look. */
function sameWorkloads(before: Snapshot, after: Snapshot): EndKinds {
  return {
    count: after.universe.classes.count,
    kind: (classId) => ({
      before: classId,
      after: classId,
      members: () => (after.members[classId] ?? []).map((place): Member => [place, place]),
    }),
    ofClass: (classId) => [classId],
    *changed(direction) {
      const [old, rows] = [before.rowOf[direction], after.rowOf[direction]];
      for (let classId = 0; classId < rows.length; classId++) if (old[classId] !== rows[classId]) yield classId;
    },
  };
}

function matchedWorkloads(before: Snapshot, after: Snapshot): EndKinds {
  const kinds: EndKind[] = [];
  const members = new Map<string, Member[]>();
  const ofClass = new Map<ClassId, number[]>();
  for (const member of matched(before.cluster, after.cluster)) {
    const [one, other] = [before.classOf[member[0]] ?? NO_CLASS, after.classOf[member[1]] ?? NO_CLASS];
    if (one === NO_CLASS && other === NO_CLASS) continue;
    const known = members.get(`${one} ${other}`);
    if (known !== undefined) {
      known.push(member);
      continue;
    }
    const mine = [member];
    members.set(`${one} ${other}`, mine);
    for (const classId of new Set([one, other])) ofClass.set(classId, [...(ofClass.get(classId) ?? []), kinds.length]);
    kinds.push({ before: one, after: other, members: () => mine });
  }
  return {
    count: kinds.length,
    kind: (place) => kinds[place] as EndKind,
    ofClass: (classId) => ofClass.get(classId) ?? [],
    *changed(direction) {
      for (const [place, kind] of kinds.entries()) {
        const isSame =
          kind.before === kind.after && before.rowOf[direction][kind.before] === after.rowOf[direction][kind.after];
        if (!isSame) yield place;
      }
    },
  };
}

function* matched(before: Cluster, after: Cluster): Generator<Member> {
  const placesAfter = placesByName(after);
  const taken = new Set<number>();
  for (const [name, place] of placesByName(before)) {
    const same = placesAfter.get(name) ?? ABSENT;
    taken.add(same);
    yield [place, same];
  }
  for (const place of placesAfter.values()) if (!taken.has(place)) yield [ABSENT, place];
}

/** The place of each workload by its name; where several have one name, each has a number. */
function placesByName({ workloads }: Cluster): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  workloads.forEach(({ namespace, kind, name }, place) => {
    const text = `${namespace}/${kind}/${name}`;
    let key = text;
    for (let count = 2; places.has(key); count++) key = `${text} ${count}`;
    places.set(key, place);
  });
  return places;
}
