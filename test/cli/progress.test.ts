import { Progress } from '../../lib/cli/progress';

/** What a stream is told while time passes: `[milliseconds, text]`, or the end. */
function written(isTTY: boolean, steps: readonly (readonly [number, string?])[]): string[] {
  const texts: string[] = [];
  let now = 0;
  const stream = { isTTY, columns: 20, write: (text: string) => texts.push(text) };
  const progress = new Progress(stream, () => now);
  for (const [time, text] of steps) {
    now = time;
    if (text === undefined) progress.end();
    else progress.at(text);
  }
  return texts;
}

test('short work is done in silence', () => {
  expect(written(true, [[0, 'reading'], [900, 'judging'], [901]])).toEqual([]);
});

test('long work says what it is doing, not too often, on a line that is gone in the end', () => {
  const steps: [number, string?][] = [
    [0, 'reading'],
    [1000, 'reading a'],
    [1050, 'reading b'],
    [1100, 'reading c'],
    [1200],
  ];
  expect(written(true, steps)).toEqual(['\r\x1b[Kreading a', '\r\x1b[Kreading c', '\r\x1b[K']);
});

test('a line is cut to the width of the terminal', () => {
  expect(written(true, [[2000, 'reading manifests/of/a/long/path.yaml']])).toEqual(['\r\x1b[Kreading manifests/o']);
});

test('nothing is written into a pipe', () => {
  expect(written(false, [[5000, 'reading'], [6000]])).toEqual([]);
});
