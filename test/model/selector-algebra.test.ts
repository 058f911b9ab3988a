import * as fc from 'fast-check';
import type { Labels } from '../../lib/model/labels';
import { bothSelectors, EVERYTHING, selectorOf, selectorOfLabels, type Selector } from '../../lib/model/selector';
import { excludeEachOther, implies, opposite, witnessOf, witnessOutside } from '../../lib/model/selector-algebra';
import { selects } from '../../lib/reachability/questions';
import { requirementOn, selectorOn } from '../arbitraries/small-cluster';

/** Every way to label an object with two keys, as far as selectors over these values can tell. */
const UNIVERSE: readonly Labels[] = [undefined, 'a', 'b', 'of no selector'].flatMap((app) =>
  [undefined, 'x', 'y', 'of no selector'].map((tier): Labels => ({ ...(app && { app }), ...(tier && { tier }) })),
);

const selector = selectorOn(['app', 'tier'], 4);

function isSelected(by: Selector, labels: Labels): boolean {
  return selects(by, { labels }) === 'yes';
}

test('one selector implies another exactly when every object that the one selects is selected by the other', () => {
  fc.assert(
    fc.property(selector, selector, (narrower, wider) => {
      const holds = UNIVERSE.every((labels) => !isSelected(narrower, labels) || isSelected(wider, labels));
      expect(implies(narrower, wider)).toBe(holds);
    }),
    { numRuns: 2000 },
  );
});

test('two selectors exclude each other exactly when no object is selected by both', () => {
  fc.assert(
    fc.property(selector, selector, (one, other) => {
      const nobody = !UNIVERSE.some((labels) => isSelected(one, labels) && isSelected(other, labels));
      expect(excludeEachOther(one, other)).toBe(nobody);
    }),
    { numRuns: 2000 },
  );
});

test('a witness is an object that the selector selects, with as few labels as can be, wherever there is one', () => {
  fc.assert(
    fc.property(selector, (one) => {
      const witness = witnessOf(one);
      const selected = UNIVERSE.filter((labels) => isSelected(one, labels));
      expect(witness !== undefined).toBe(selected.length > 0);
      if (!witness) return;
      expect(isSelected(one, witness)).toBe(true);
      expect(Object.keys(witness)).toHaveLength(Math.min(...selected.map((labels) => Object.keys(labels).length)));
    }),
    { numRuns: 2000 },
  );
});

test('a witness outside is found exactly when some object escapes all of the excluded selectors', () => {
  fc.assert(
    fc.property(selector, fc.array(selector, { maxLength: 4 }), (one, excluded) => {
      const escapes = (labels: Labels) =>
        isSelected(one, labels) && !excluded.some((other) => isSelected(other, labels));
      const witness = witnessOutside(one, excluded);
      expect(witness !== undefined).toBe(UNIVERSE.some(escapes));
      expect(witness === undefined || escapes(witness)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('the opposite of a requirement holds for just the objects for which it does not', () => {
  fc.assert(
    fc.property(requirementOn('app'), (requirement) => {
      for (const labels of UNIVERSE) {
        expect(isSelected(selectorOf([opposite(requirement)]), labels)).toBe(
          !isSelected(selectorOf([requirement]), labels),
        );
      }
    }),
  );
});

test('values that no selector mentions are tried, however strange the labels are that it does mention', () => {
  const named = selectorOf([
    { key: 'app', operator: 'Exists', values: [] },
    { key: 'app', operator: 'NotIn', values: ['any', 'any-2', 'any-3'] },
  ]);
  expect(witnessOf(named)).toEqual({ app: 'any-4' });
  expect(witnessOf(selectorOfLabels({ ['__proto__']: 'a' }))).toEqual(JSON.parse('{"__proto__":"a"}'));
});

test('a selector and everything are that selector, and everything outside of everything is nothing', () => {
  fc.assert(fc.property(selector, (one) => expect(bothSelectors(one, EVERYTHING)).toEqual(one)));
  expect(witnessOutside(EVERYTHING, [EVERYTHING])).toBeUndefined();
});
