import * as fc from 'fast-check';
import { selectorOf, type Requirement, type Selector } from '../../lib/model/selector';
import { keyApartFrom, labelsWithValues, unionOver } from '../../lib/model/selector-union';
import { holdAll } from '../laws/meaning';

const KEYS = ['app', 'tier'];
const VALUES = ['a', 'b', 'c'];

const requirement: fc.Arbitrary<Requirement> = fc.record({
  key: fc.constantFrom(...KEYS),
  operator: fc.constantFrom('In', 'In', 'NotIn', 'Exists'),
  values: fc.subarray(VALUES, { minLength: 1 }),
});

const selector = fc
  .array(requirement, { minLength: 1, maxLength: 3 })
  .map((all) => selectorOf(all.map((one) => (one.operator === 'Exists' ? { ...one, values: [] } : one))));

/** Every pod that these selectors can tell apart. */
const PODS = [undefined, ...VALUES].flatMap((app) =>
  [undefined, ...VALUES].map((tier) => ({ ...(app && { app }), ...(tier && { tier }) })),
);

function selected(by: Selector): boolean[] {
  return PODS.map((labels) => holdAll(by.requirements, labels));
}

test('a union over a label selects just what one of its selectors selects', () => {
  let unions = 0;
  fc.assert(
    fc.property(fc.array(selector, { minLength: 10, maxLength: 16 }), (all) => {
      for (const label of KEYS) {
        const groups = new Map<string | undefined, Selector[]>();
        for (const one of all) {
          const key = keyApartFrom(one, label);
          groups.set(key, [...(groups.get(key) ?? []), one]);
        }
        for (const [key, group] of groups) {
          const [first, ...others] = group;
          if (key === undefined || !first || others.length === 0) continue;
          unions++;
          const either = PODS.map((labels) => group.some(({ requirements }) => holdAll(requirements, labels)));
          expect(selected(unionOver(label, [first, ...others]))).toEqual(either);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(unions).toBeGreaterThan(100);
});

test('only a label with one list of values can be united over', () => {
  const twice = selectorOf([
    { key: 'app', operator: 'In', values: ['a', 'b'] },
    { key: 'app', operator: 'In', values: ['b', 'c'] },
    { key: 'tier', operator: 'In', values: ['a'] },
  ]);
  expect(labelsWithValues(twice)).toEqual(['tier']);
  expect(keyApartFrom(twice, 'app')).toBeUndefined();
});
