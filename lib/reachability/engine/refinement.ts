import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';

/** Members that are in the same ones of some sets. */
export interface Part {
  readonly members: SetId;
  /** The first of its members: it is in the same sets as all the others. */
  readonly first: number;
  /** The sets that hold them, by their places in the list. */
  readonly inside: readonly number[];
}

/**
 * Cuts the members of some sets into parts that none of the sets tells apart; what is in no set is in no part.
 * It sweeps over the ends of the intervals, so it costs what the sets have of them, and not every pair of sets.
 */
export function refine(sets: IntervalSets, some: readonly SetId[]): Part[] {
  const [only] = some;
  if (some.length === 1 && only !== undefined) {
    return only === EMPTY ? [] : [{ members: only, first: sets.intervalsOf(only)[0] ?? 0, inside: [0] }];
  }
  const inside = new Set<number>();
  const parts = new Map<string, { readonly intervals: number[]; readonly inside: readonly number[] }>();
  const edges = edgesOf(sets, some);
  for (let at = 0; at < edges.length;) {
    const { position } = edges[at] as Edge;
    for (let edge = edges[at]; edge?.position === position; edge = edges[++at]) {
      if (!inside.delete(edge.set)) inside.add(edge.set);
    }
    const next = edges[at]?.position;
    if (inside.size === 0 || next === undefined) continue;
    const holders = [...inside].sort((one, other) => one - other);
    const key = holders.join(' ');
    const part = parts.get(key);
    if (part === undefined) parts.set(key, { intervals: [position, next - 1], inside: holders });
    else addInterval(part.intervals, position, next - 1);
  }
  return [...parts.values()].map(({ intervals, inside: holders }) => ({
    members: sets.of(intervals),
    first: intervals[0] ?? 0,
    inside: holders,
  }));
}

/** The first member of an interval of a set, or the first number behind one. */
interface Edge {
  readonly position: number;
  readonly set: number;
}

function edgesOf(sets: IntervalSets, some: readonly SetId[]): readonly Edge[] {
  const edges: Edge[] = [];
  some.forEach((id, set) => {
    const intervals = sets.intervalsOf(id);
    for (let at = 0; at < intervals.length; at += 2) {
      edges.push({ position: intervals[at] as number, set }, { position: (intervals[at + 1] as number) + 1, set });
    }
  });
  return edges.sort((one, other) => one.position - other.position);
}

function addInterval(intervals: number[], first: number, last: number): void {
  if (intervals[intervals.length - 1] === first - 1) intervals[intervals.length - 1] = last;
  else intervals.push(first, last);
}
