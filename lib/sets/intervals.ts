/** A whole number: ports are numbers, addresses are bigints. */
export type Whole = number | bigint;

/** The whole numbers from `first` to `last`, both included. */
export type Interval<N extends Whole = number> = readonly [first: N, last: N];

/**
 * A set of whole numbers: closed intervals, ascending, with a gap of one number or more between any two.
 * So two sets are equal exactly when their intervals are. Make one with {@link intervalsOf}.
 */
export type Intervals<N extends Whole = number> = readonly Interval<N>[];

/**
 * The set that holds what any of the intervals holds, given in any order, overlapping or not.
 *
 * @throws RangeError when an interval ends before it starts.
 * @example intervalsOf([[443, 443], [80, 90], [91, 91]]) // [[80, 91], [443, 443]]
 */
export function intervalsOf(intervals: Iterable<Interval<number>>): Intervals<number>;
export function intervalsOf(intervals: Iterable<Interval<bigint>>): Intervals<bigint>;
export function intervalsOf<N extends Whole>(intervals: Iterable<Interval<N>>): Intervals<N>;
export function intervalsOf<N extends Whole>(intervals: Iterable<Interval<N>>): Intervals<N> {
  const sorted = [...intervals].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const disjoint: [N, N][] = [];
  for (const [first, last] of sorted) {
    if (first > last) throw new RangeError(`an interval cannot go from ${first} to ${last}`);
    const previous = disjoint.at(-1);
    if (previous === undefined || successor(previous[1]) < first) disjoint.push([first, last]);
    else if (previous[1] < last) previous[1] = last;
  }
  return disjoint;
}

/** What is in either set. */
export function unionIntervals<N extends Whole>(one: Intervals<N>, other: Intervals<N>): Intervals<N> {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  return intervalsOf<N>([...one, ...other]);
}

/** What is in both sets. */
export function intersectIntervals<N extends Whole>(one: Intervals<N>, other: Intervals<N>): Intervals<N> {
  const both: Interval<N>[] = [];
  let [a, b] = [0, 0];
  for (let left = one[a], right = other[b]; left && right; left = one[a], right = other[b]) {
    const first = left[0] < right[0] ? right[0] : left[0];
    const last = left[1] < right[1] ? left[1] : right[1];
    if (first <= last) both.push([first, last]);
    if (left[1] < right[1]) a += 1;
    else b += 1;
  }
  return both;
}

/** What is in the first set and not in the second. */
export function subtractIntervals<N extends Whole>(from: Intervals<N>, removed: Intervals<N>): Intervals<N> {
  const rest: Interval<N>[] = [];
  let next = 0;
  for (const [first, last] of from) {
    let start = first;
    for (let hole = removed[next]; hole && hole[0] <= last; hole = removed[next]) {
      if (start < hole[0]) rest.push([start, predecessor(hole[0])]);
      if (start <= hole[1]) start = successor(hole[1]);
      // A hole that ends later may also cut the next interval: keep it.
      if (hole[1] > last) break;
      next += 1;
    }
    if (start <= last) rest.push([start, last]);
  }
  return rest;
}

/** What is in the range and not in the set. */
export function complementWithin<N extends Whole>(range: Interval<N>, set: Intervals<N>): Intervals<N> {
  return subtractIntervals(intervalsOf<N>([range]), set);
}

/** True when the number is in the set. */
export function intervalsHave<N extends Whole>(set: Intervals<N>, member: N): boolean {
  let [low, high] = [0, set.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const interval = set[middle];
    if (interval === undefined || member < interval[0]) high = middle;
    else if (interval[1] < member) low = middle + 1;
    else return true;
  }
  return false;
}

/** True when nothing is in the set. */
export function intervalsAreEmpty<N extends Whole>(set: Intervals<N>): boolean {
  return set.length === 0;
}

/** True when both sets hold the same numbers. */
export function intervalsEqual<N extends Whole>(one: Intervals<N>, other: Intervals<N>): boolean {
  return (
    one.length === other.length &&
    one.every(([first, last], index) => first === other[index]?.[0] && last === other[index]?.[1])
  );
}

/** The next number, of the same type: TypeScript cannot see that `bigint + 1n` is the N it came from. */
function successor<N extends Whole>(whole: N): N {
  const value: Whole = whole;
  return (typeof value === 'bigint' ? value + 1n : value + 1) as N;
}

/** The number before, of the same type. */
function predecessor<N extends Whole>(whole: N): N {
  const value: Whole = whole;
  return (typeof value === 'bigint' ? value - 1n : value - 1) as N;
}
