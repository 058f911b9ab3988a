/** Each rule is silent about its bad example minus one condition of the mistake. */
import { RULES } from '../../lib/lint/rules';
import { findingsOf } from './example-program';
import { NEAR_MISSES } from './near-misses';

const CASES = RULES.flatMap((rule) => (NEAR_MISSES[rule.id] ?? []).map((miss) => ({ id: rule.id, rule, ...miss })));

test('every rule has near misses, and nothing else has', () => {
  expect(Object.keys(NEAR_MISSES).sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test.each(CASES)('$id says nothing without $without', ({ id, rule: { bad, severity }, change: [text, instead] }) => {
  expect(bad).toContain(text);
  const found = findingsOf(bad.replaceAll(text, instead), { [id]: severity });
  expect(found.filter((finding) => finding.id === id)).toEqual([]);
});
