import { DEFAULT_OPTIONS } from '../../lib/reachability';
import { readCases } from './case-file';
import { testCases } from './case-run';

const cases = readCases('corner-cases.yaml');

/** The ids of the list, by the first and the last of each part. */
const PARTS = [
  [1, 14],
  [20, 33],
  [40, 47],
  [50, 63],
  [70, 80],
  [90, 105],
] as const;

test('every corner is there once, with steps or with a reason for having none', () => {
  const ids = PARTS.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => `S${first + index}`),
  );
  expect(ids).toHaveLength(77);
  expect(cases.map(({ id }) => id)).toEqual(ids);
  // That a case has either steps or a reason is what `readCases` insists on.
  expect(cases.filter(({ outOfModel }) => outOfModel !== undefined)).toHaveLength(24);
});

describe('what the API leaves open is a choice', () => {
  const choices = cases.flatMap(({ choices: own = [], id, steps }) => own.map((choice) => ({ ...choice, id, steps })));

  test('in each of these corners', () => {
    const ids = cases.filter(({ choices: own = [] }) => own.length > 0).map(({ id }) => id);
    expect(ids).toEqual(['S43', 'S45', 'S56', 'S61', 'S62', 'S70', 'S72', 'S73', 'S74', 'S79']);
  });

  test.each(choices)('$id names the default of $option', ({ option, default: value }) => {
    expect(DEFAULT_OPTIONS[option]).toBe(value);
  });

  test.each(choices)('$id is asked with another value of $option, too', ({ option, default: value, steps }) => {
    const asked = new Set(steps.map(({ options }) => options?.[option] ?? value));
    expect(asked).toContain(value);
    expect(asked.size).toBeGreaterThan(1);
  });

  test('no step sets an option that its case does not name, but for the ranges of addresses', () => {
    for (const { id, choices: own = [], steps } of cases) {
      const set = steps.flatMap(({ options = {} }) => Object.keys(options));
      const named = ['podCidrs', 'nodeCidrs', ...own.map(({ option }) => option)];
      expect([id, set.filter((option) => !named.includes(option))]).toEqual([id, []]);
    }
  });
});

describe('the corners of NetworkPolicy', () => testCases(cases));
