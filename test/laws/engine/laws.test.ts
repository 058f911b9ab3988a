import { ALL_LAWS } from './all-laws';
import { checkLaw } from './check-law';

/** `npm run laws` looks at many more. */
const RUNS = 200;

test('every law has a name of its own', () => {
  expect(new Set(ALL_LAWS.map(({ name }) => name)).size).toBe(ALL_LAWS.length);
});

test.each(ALL_LAWS.map((law) => [law.name, law] as const))('%s', (_, law) => {
  const seed = Number(process.env.LAWS_SEED ?? Date.now() % 0x7fffffff);
  expect(checkLaw(law, { runs: RUNS, seed })).toBeUndefined();
});
