import { PairTable } from './pair-table';

/** A set of whole numbers, by the number it has among its {@link IntervalSets}: equal sets have equal numbers. */
export type SetId = number;

/** Closed intervals one after the other: `[first, last, first, last, ...]`, ascending, with gaps between them. */
export type FlatIntervals = readonly number[];

/** The set without members. */
export const EMPTY: SetId = 0;

/**
 * Sets of whole numbers, each kept once. So that two sets are equal exactly when their numbers are, an operation on
 * the same two sets is done once, and what is computed of a set can be remembered by its number.
 *
 * Members are from 0 to 2^30. What a set costs is the number of its intervals, not of its members.
 *
 * @example const sets = new IntervalSets(); sets.union(sets.of([1, 3]), sets.of([4, 9])) === sets.of([1, 9]) // true
 */
export class IntervalSets {
  private readonly sets: FlatIntervals[] = [];
  /** The first set of each hash, and behind each set the next one of the same hash. */
  private readonly byHash = new Map<number, SetId>();
  private readonly nextOfHash: SetId[] = [];
  private readonly unions = new PairTable();
  private readonly intersections = new PairTable();
  private readonly differences = new PairTable();
  /** Where operations write what comes out: most of it is a set that is known already. */
  private buffer = new Int32Array(1024);
  /** How many intervals operations have read so far: what the work was, on any machine. */
  work = 0;

  constructor() {
    this.of([]);
  }

  /** How many different sets there are. */
  get count(): number {
    return this.sets.length;
  }

  /** The set with these intervals, which must be ascending and have gaps between them. */
  of(intervals: FlatIntervals): SetId {
    const buffer = this.bufferFor(intervals.length);
    for (let at = 0; at < intervals.length; at++) buffer[at] = intervals[at] as number;
    return this.inBuffer(intervals.length);
  }

  /** The set of these numbers, which must be ascending and different. */
  ofMembers(members: readonly number[]): SetId {
    const intervals: number[] = [];
    for (const member of members) {
      const end = intervals.length - 1;
      if (end >= 0 && intervals[end] === member - 1) intervals[end] = member;
      else intervals.push(member, member);
    }
    return this.of(intervals);
  }

  intervalsOf(id: SetId): FlatIntervals {
    return this.sets[id] as FlatIntervals;
  }

  /** How many members a set has. */
  sizeOf(id: SetId): number {
    const intervals = this.intervalsOf(id);
    let size = 0;
    for (let at = 0; at < intervals.length; at += 2) {
      size += (intervals[at + 1] as number) - (intervals[at] as number) + 1;
    }
    return size;
  }

  has(id: SetId, member: number): boolean {
    return intervalFrom(this.intervalsOf(id), member, 0) <= member;
  }

  union(one: SetId, other: SetId): SetId {
    if (one === other || other === EMPTY) return one;
    if (one === EMPTY) return other;
    if (one > other) return this.union(other, one);
    let id = this.unions.get(one, other);
    if (id < 0) {
      const [left, right] = [this.intervalsOf(one), this.intervalsOf(other)];
      this.work += left.length + right.length;
      id = this.inBuffer(unionOf(left, right, this.bufferFor(left.length + right.length)));
      this.unions.set(one, other, id);
    }
    return id;
  }

  intersect(one: SetId, other: SetId): SetId {
    if (one === other || one === EMPTY) return one;
    if (other === EMPTY) return EMPTY;
    if (one > other) return this.intersect(other, one);
    let id = this.intersections.get(one, other);
    if (id < 0) {
      const [left, right] = [this.intervalsOf(one), this.intervalsOf(other)];
      this.work += Math.min(left.length, right.length);
      id = this.intersection(left, right);
      this.intersections.set(one, other, id);
    }
    return id;
  }

  /** What is in the first set and not in the second. */
  subtract(from: SetId, removed: SetId): SetId {
    if (from === removed || from === EMPTY) return EMPTY;
    if (removed === EMPTY) return from;
    let id = this.differences.get(from, removed);
    if (id < 0) {
      const [left, right] = [this.intervalsOf(from), this.intervalsOf(removed)];
      this.work += left.length;
      id = this.inBuffer(differenceOf(left, right, this.bufferFor(left.length + right.length)));
      this.differences.set(from, removed, id);
    }
    return id;
  }

  isWithin(inner: SetId, outer: SetId): boolean {
    return this.intersect(inner, outer) === inner;
  }

  meet(one: SetId, other: SetId): boolean {
    return this.intersect(one, other) !== EMPTY;
  }

  /** Calls back with each member, in order. */
  forEach(id: SetId, visit: (member: number) => void): void {
    const intervals = this.intervalsOf(id);
    for (let at = 0; at < intervals.length; at += 2) {
      const last = intervals[at + 1] as number;
      for (let member = intervals[at] as number; member <= last; member++) visit(member);
    }
  }

  private intersection(one: FlatIntervals, other: FlatIntervals): SetId {
    const buffer = this.bufferFor(one.length + other.length);
    const isFewer = one.length <= other.length;
    return this.inBuffer(isFewer ? intersectionOf(one, other, buffer) : intersectionOf(other, one, buffer));
  }

  private bufferFor(length: number): Int32Array {
    if (this.buffer.length < length) this.buffer = new Int32Array(2 * length);
    return this.buffer;
  }

  /** The set whose intervals stand in the buffer. */
  private inBuffer(length: number): SetId {
    const { buffer } = this;
    let hash = length;
    for (let at = 0; at < length; at++) hash = (Math.imul(hash, 0x01000193) ^ (buffer[at] as number)) | 0;
    const first = this.byHash.get(hash);
    for (let id = first; id !== undefined && id >= 0; id = this.nextOfHash[id]) {
      if (isSame(this.sets[id] as FlatIntervals, buffer, length)) return id;
    }
    const intervals = new Array<number>(length);
    for (let at = 0; at < length; at++) intervals[at] = buffer[at] as number;
    const id = this.sets.length;
    this.sets.push(intervals);
    this.nextOfHash.push(first ?? -1);
    this.byHash.set(hash, id);
    return id;
  }
}

function isSame(intervals: FlatIntervals, buffer: Int32Array, length: number): boolean {
  if (intervals.length !== length) return false;
  for (let at = 0; at < length; at++) if (intervals[at] !== buffer[at]) return false;
  return true;
}

/**
 * The start of the first interval that ends at `member` or behind it; Infinity where there is none.
 *
 * @param from where to begin: all intervals before it end before `member`
 */
function intervalFrom(intervals: FlatIntervals, member: number, from: number): number {
  const at = indexFrom(intervals, member, from);
  return at < intervals.length ? (intervals[at] as number) : Infinity;
}

/** The index of the first interval that ends at `member` or behind it. */
function indexFrom(intervals: FlatIntervals, member: number, from: number): number {
  let [low, high] = [from >> 1, intervals.length >> 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[2 * middle + 1] as number) < member) low = middle + 1;
    else high = middle;
  }
  return 2 * low;
}

/** Writes the union to the buffer, and gives how long it is. */
function unionOf(one: FlatIntervals, other: FlatIntervals, union: Int32Array): number {
  let [left, right, length] = [0, 0, 0];
  let end = -2;
  while (left < one.length || right < other.length) {
    const takeLeft = right >= other.length || (left < one.length && (one[left] as number) <= (other[right] as number));
    const from = takeLeft ? one : other;
    const at = takeLeft ? left : right;
    const [first, last] = [from[at] as number, from[at + 1] as number];
    if (takeLeft) left += 2;
    else right += 2;
    if (first > end + 1 || length === 0) {
      union[length++] = first;
      union[length++] = last;
    } else if (last > end) union[length - 1] = last;
    if (last > end) end = last;
  }
  return length;
}

/**
 * Writes what is in both to the buffer, and gives how long it is. The first set is the one with fewer intervals: where
 * the second has many more, its intervals are looked up.
 */
function intersectionOf(few: FlatIntervals, many: FlatIntervals, both: Int32Array): number {
  const lookUp = many.length > 8 * few.length;
  let [at, length] = [0, 0];
  for (let index = 0; index < few.length; index += 2) {
    const [first, last] = [few[index] as number, few[index + 1] as number];
    if (lookUp) at = indexFrom(many, first, at);
    else while (at < many.length && (many[at + 1] as number) < first) at += 2;
    for (; at < many.length && (many[at] as number) <= last; at += 2) {
      const [start, end] = [many[at] as number, many[at + 1] as number];
      both[length++] = start > first ? start : first;
      both[length++] = end < last ? end : last;
      // An interval that ends later may also meet the next one: keep it.
      if (end > last) break;
    }
  }
  return length;
}

/** Writes what is in the first set and not in the second to the buffer, and gives how long it is. */
function differenceOf(from: FlatIntervals, removed: FlatIntervals, rest: Int32Array): number {
  const lookUp = removed.length > 8 * from.length;
  let [hole, length] = [0, 0];
  for (let index = 0; index < from.length; index += 2) {
    let first = from[index] as number;
    const last = from[index + 1] as number;
    if (lookUp) hole = indexFrom(removed, first, hole);
    else while (hole < removed.length && (removed[hole + 1] as number) < first) hole += 2;
    for (; hole < removed.length && (removed[hole] as number) <= last; hole += 2) {
      if (first < (removed[hole] as number)) {
        rest[length++] = first;
        rest[length++] = (removed[hole] as number) - 1;
      }
      first = (removed[hole + 1] as number) + 1;
      // A hole that ends later may also cut the next interval: keep it.
      if (first > last) break;
    }
    if (first <= last) {
      rest[length++] = first;
      rest[length++] = last;
    }
  }
  return length;
}
