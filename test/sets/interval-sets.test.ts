import * as fc from 'fast-check';
import { EMPTY, IntervalSets, type SetId } from '../../lib/sets/interval-sets';

const members = fc.uniqueArray(fc.nat(40), { maxLength: 25 }).map((some) => some.sort((one, other) => one - other));

function membersOf(sets: IntervalSets, id: SetId): number[] {
  const found: number[] = [];
  sets.forEach(id, (member) => found.push(member));
  return found;
}

test('operations do what they do on plain lists of members', () => {
  fc.assert(
    fc.property(members, members, (one, other) => {
      const sets = new IntervalSets();
      const [left, right] = [sets.ofMembers(one), sets.ofMembers(other)];
      const union = [...new Set([...one, ...other])].sort((a, b) => a - b);
      expect(membersOf(sets, sets.union(left, right))).toEqual(union);
      expect(membersOf(sets, sets.intersect(left, right))).toEqual(one.filter((member) => other.includes(member)));
      expect(membersOf(sets, sets.subtract(left, right))).toEqual(one.filter((member) => !other.includes(member)));
      expect(sets.isWithin(left, right)).toBe(one.every((member) => other.includes(member)));
      expect(sets.meet(left, right)).toBe(one.some((member) => other.includes(member)));
      expect(sets.sizeOf(left)).toBe(one.length);
      for (let member = 0; member <= 41; member++) expect(sets.has(left, member)).toBe(one.includes(member));
    }),
  );
});

test('operations are right where one set has many more intervals than the other', () => {
  const sets = new IntervalSets();
  const even = Array.from({ length: 500 }, (_, index) => 2 * index);
  const many = sets.ofMembers(even);
  const few = sets.of([3, 8, 700, 703, 999, 2000]);
  expect(membersOf(sets, sets.intersect(few, many))).toEqual([4, 6, 8, 700, 702]);
  expect(membersOf(sets, sets.subtract(few, many)).slice(0, 5)).toEqual([3, 5, 7, 701, 703]);
  expect(sets.sizeOf(sets.subtract(many, few))).toBe(495);
});

test('equal sets have equal numbers, however they came to be', () => {
  fc.assert(
    fc.property(members, members, (one, other) => {
      const sets = new IntervalSets();
      const [left, right] = [sets.ofMembers(one), sets.ofMembers(other)];
      const apart = sets.union(sets.subtract(left, right), sets.subtract(right, left));
      expect(sets.subtract(sets.union(left, right), sets.intersect(left, right))).toBe(apart);
      expect(sets.union(left, right)).toBe(sets.union(right, left));
    }),
  );
});

test('neighbouring numbers are one interval, and no number is no interval', () => {
  const sets = new IntervalSets();
  expect(sets.intervalsOf(sets.ofMembers([1, 2, 3, 7, 9, 10]))).toEqual([1, 3, 7, 7, 9, 10]);
  expect(sets.ofMembers([])).toBe(EMPTY);
  expect(sets.union(sets.of([1, 3]), sets.of([4, 9]))).toBe(sets.of([1, 9]));
});

test('an operation is done once, and its work is counted', () => {
  const sets = new IntervalSets();
  const [left, right] = [sets.of([1, 5, 9, 12]), sets.of([4, 10])];
  sets.union(left, right);
  const { work, count } = sets;
  sets.union(right, left);
  expect(work).toBe(6);
  expect([sets.work, sets.count]).toEqual([work, count]);
});
