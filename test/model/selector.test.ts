import * as fc from 'fast-check';
import { EVERYTHING, selectorKey, selectorOf, selectorOfLabels } from '../../lib/model/selector';
import { workloadId } from '../../lib/model/workload';
import { anySelector } from '../arbitraries/selector';
import { requirementOn } from '../arbitraries/small-cluster';

const requirements = fc.array(requirementOn('app', 'tier'), { maxLength: 5 });

test('the order and the repetition of requirements and of their values are no part of a selector', () => {
  const rewritten = requirements.chain((all) => {
    const shuffled = fc.shuffledSubarray([...all, ...all], { minLength: 2 * all.length, maxLength: 2 * all.length });
    return fc.tuple(fc.constant(all), shuffled);
  });
  fc.assert(
    fc.property(rewritten, ([all, again]) => {
      const backwards = again.map((one) => ({ ...one, values: [...one.values, ...one.values].reverse() }));
      expect(selectorOf(backwards)).toEqual(selectorOf(all));
    }),
  );
});

test('two selectors have the same key exactly when they hold the same requirements', () => {
  fc.assert(
    fc.property(anySelector, anySelector, (one, other) => {
      expect(selectorKey(one) === selectorKey(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
  );
});

test('no requirements make the selector of everything, and labels make one requirement each', () => {
  expect(selectorOf([])).toBe(EVERYTHING);
  expect(selectorOfLabels({})).toBe(EVERYTHING);
  expect(selectorOfLabels({ tier: 'x', app: 'a' }).requirements).toEqual([
    { key: 'app', operator: 'In', values: ['a'] },
    { key: 'tier', operator: 'In', values: ['x'] },
  ]);
});

test('a selector is frozen all the way down', () => {
  const { requirements: frozen } = selectorOfLabels({ app: 'a' });
  expect([frozen, ...frozen, ...frozen.map(({ values }) => values)].every(Object.isFrozen)).toBe(true);
});

test('a workload is named by its namespace and its name', () => {
  expect(workloadId({ namespace: 'frontend', name: 'web' })).toBe('frontend/web');
});

test('requirements are in the order of their texts, whatever their keys are made of', () => {
  const key = fc.string({ unit: fc.constantFrom('a', 'b', '.', '-', '/', '_', '"', '\\', '!', 'é'), maxLength: 3 });
  fc.assert(
    fc.property(fc.array(key, { maxLength: 4 }), (keys) => {
      const { requirements: sorted } = selectorOf(keys.map((one) => ({ key: one, operator: 'Exists', values: [] })));
      const texts = sorted.map((one) => JSON.stringify([one.key, one.operator, one.values]));
      expect(texts).toEqual([...new Set(texts)].sort());
      expect(new Set(sorted.map((one) => one.key))).toEqual(new Set(keys));
    }),
  );
});
