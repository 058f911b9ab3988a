import * as fc from 'fast-check';
import {
  complementWithin,
  intersectIntervals,
  intervalsAreEmpty,
  intervalsEqual,
  intervalsHave,
  intervalsOf,
  subtractIntervals,
  unionIntervals,
} from '../../lib/sets/intervals';
import type { Interval, Intervals } from '../../lib/sets/intervals';

const LAST = 40;
const numbers = Array.from({ length: LAST + 1 }, (_, number) => number);

const anyList = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: LAST }), fc.integer({ min: 0, max: 8 }))
    .map(([first, more]): Interval => [first, Math.min(first + more, LAST)]),
  { maxLength: 12 },
);
const anySet = anyList.map((list) => intervalsOf(list));

/** The same thing, done slowly. */
function members(list: Iterable<Interval>): Set<number> {
  return new Set([...list].flatMap(([first, last]) => numbers.filter((number) => first <= number && number <= last)));
}

function expectMembers(actual: Intervals, expected: Iterable<number>): void {
  expect([...members(actual)].sort((a, b) => a - b)).toEqual([...expected].sort((a, b) => a - b));
  for (const [index, [first, last]] of actual.entries()) {
    expect(first).toBeLessThanOrEqual(last);
    const previous = actual[index - 1];
    if (previous) expect(first - previous[1]).toBeGreaterThan(1);
  }
}

test('a set of intervals in any order holds what they hold', () => {
  fc.assert(fc.property(anyList, (list) => expectMembers(intervalsOf(list), members(list))));
});

test('a union holds what either set holds', () => {
  fc.assert(
    fc.property(anySet, anySet, (one, other) =>
      expectMembers(unionIntervals(one, other), new Set([...members(one), ...members(other)])),
    ),
  );
});

test('an intersection holds what both sets hold', () => {
  fc.assert(
    fc.property(anySet, anySet, (one, other) => {
      const right = members(other);
      expectMembers(
        intersectIntervals(one, other),
        [...members(one)].filter((number) => right.has(number)),
      );
    }),
  );
});

test('a difference holds what only the first set holds', () => {
  fc.assert(
    fc.property(anySet, anySet, (one, other) => {
      const right = members(other);
      expectMembers(
        subtractIntervals(one, other),
        [...members(one)].filter((number) => !right.has(number)),
      );
    }),
  );
});

test('a complement holds the rest of its range', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const held = members(set);
      const rest = complementWithin([0, LAST], set);
      expectMembers(
        rest,
        numbers.filter((number) => !held.has(number)),
      );
      expect(intervalsEqual(unionIntervals(rest, set), [[0, LAST]])).toBe(true);
      expect(intervalsAreEmpty(intersectIntervals(rest, set))).toBe(true);
    }),
  );
});

test('a number is in a set exactly when some interval holds it', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const held = members(set);
      for (const number of numbers) expect(intervalsHave(set, number)).toBe(held.has(number));
    }),
  );
});

test('two sets are equal exactly when they hold the same', () => {
  fc.assert(
    fc.property(anySet, anySet, (one, other) => {
      const same = [...members(one)].join() === [...members(other)].join();
      expect(intervalsEqual(one, other)).toBe(same);
      expect(intervalsEqual(one, one)).toBe(true);
    }),
  );
});

test('bigints obey the same laws without losing a bit', () => {
  const top = (1n << 128n) - 1n;
  const set = intervalsOf([
    [top - 1n, top],
    [0n, 5n],
    [6n, 9n],
  ]);
  expect(set).toEqual([
    [0n, 9n],
    [top - 1n, top],
  ]);
  expect(complementWithin([0n, top], set)).toEqual([[10n, top - 2n]]);
  expect(intervalsHave(set, top - 2n)).toBe(false);
  expect(intervalsHave(set, top - 1n)).toBe(true);
  expect(subtractIntervals([[0n, top]], [[top, top]])).toEqual([[0n, top - 1n]]);
});

test('an interval that ends before it starts is refused', () => {
  expect(() => intervalsOf([[2, 1]])).toThrow('an interval cannot go from 2 to 1');
});
