import { readMistakes } from './mistake-file';
import { handwritten } from './handwritten';
import { run } from './program';
import { testCases } from '../reachability/case-run';

const mistakes = readMistakes();

test('every mistake that is known of the tutorials is a case', () => {
  const ids = new Set(mistakes.map(({ id }) => /^Z\d+/.exec(id)?.[0]));
  expect([...ids]).toEqual(Array.from({ length: 17 }, (_, index) => `Z${index + 1}`));
});

test('a mistake that no verdict shows has a reason', () => {
  const silent = mistakes.filter(({ steps }) => steps.length === 0);
  expect(silent.map(({ id, outOfModel }) => [id, typeof outOfModel])).toEqual([['Z7', 'string']]);
});

test('a mistake that no check finds by itself is left to a later rule, or shown by its verdicts alone', () => {
  const unchecked = mistakes.filter(({ checked, later }) => checked === undefined && later === undefined);
  expect(unchecked.map(({ id }) => id)).toEqual(['Z7', 'Z9', 'Z14b', 'Z15', 'Z17']);
});

describe('what the policies really do', () => {
  testCases(mistakes);
});

describe('what the checks say about an app that writes the policies by hand', () => {
  test.each(mistakes.flatMap((mistake) => (mistake.checked ? [[mistake.id, mistake.title, mistake] as const] : [])))(
    '%s: %s',
    (_, __, { world, checked = [], findings }) => {
      expect([...run(handwritten(world, checked)).findings].sort()).toEqual(findings);
    },
  );
});
