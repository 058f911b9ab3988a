import * as fc from 'fast-check';
import { refine } from '../../../lib/reachability/engine/refinement';
import { IntervalSets } from '../../../lib/sets/interval-sets';

const members = fc.uniqueArray(fc.nat(30), { maxLength: 12 }).map((some) => some.sort((one, other) => one - other));

test('a part holds just the members that are in the same sets, and every member is in one part', () => {
  fc.assert(
    fc.property(fc.array(members, { maxLength: 5 }), (lists) => {
      const sets = new IntervalSets();
      const parts = refine(
        sets,
        lists.map((list) => sets.ofMembers(list)),
      );
      const found: number[] = [];
      for (const { members: set, first, inside } of parts) {
        expect(sets.has(set, first)).toBe(true);
        sets.forEach(set, (member) => {
          found.push(member);
          expect(lists.flatMap((list, place) => (list.includes(member) ? [place] : []))).toEqual(inside);
        });
      }
      expect(found.sort((one, other) => one - other)).toEqual(
        [...new Set(lists.flat())].sort((one, other) => one - other),
      );
    }),
  );
});
