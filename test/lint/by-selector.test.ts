import fc from 'fast-check';
import { BySelector, BySelectorIn } from '../../lib/lint/by-selector';
import { selectorKey, selectorOfLabels } from '../../lib/model/selector';
import { implies } from '../../lib/model/selector-algebra';
import { anySelector } from '../arbitraries/selector';
import { selectorOn } from '../arbitraries/small-cluster';

const byLabels = fc.dictionary(fc.constantFrom('app', 'tier', 'team'), fc.constantFrom('a', 'b')).map(selectorOfLabels);
const some = fc.oneof(byLabels, selectorOn(['app', 'tier', 'team'], 3), anySelector);

test('what is about all pods of a selector is found, and nothing else', () => {
  fc.assert(
    fc.property(fc.array(some, { maxLength: 12 }), some, (selectors, asked) => {
      const things = new BySelector<number>();
      selectors.forEach((selector, index) => things.add(selector, index));
      const expected = selectors.flatMap((selector, index) => (implies(asked, selector) ? [index] : []));
      expect([...things.about(asked)].sort((one, other) => one - other)).toEqual(expected);
    }),
  );
});

test('a selector of many requirements is compared with all others', () => {
  const things = new BySelector<string>();
  const many = selectorOfLabels(Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`key-${index}`, 'x'])));
  const few = selectorOfLabels({ 'key-3': 'x', 'key-7': 'x' });
  for (const selector of [few, selectorOfLabels({ other: 'x' }), selectorOfLabels({})]) {
    things.add(selector, selectorKey(selector));
  }
  expect(things.about(many)).toEqual([selectorKey(few), '']);
});

test('namespaces are kept apart', () => {
  const things = new BySelectorIn<string>();
  things.add('shop', selectorOfLabels({}), 'of the shop');
  expect(things.about('shop', selectorOfLabels({ app: 'web' }))).toEqual(['of the shop']);
  expect(things.about('front', selectorOfLabels({ app: 'web' }))).toEqual([]);
});
