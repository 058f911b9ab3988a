/** The annotation by which objects acknowledge findings. */
import { isDay } from '../../lib/diagnostics/day';
import { readAnnotation } from '../../lib/lint/acknowledgement/annotation';

test.each([
  ['dns-blocked: it knows addresses', [{ id: 'dns-blocked', reason: 'it knows addresses' }]],
  ['  dns-blocked :reason: with a colon  ', [{ id: 'dns-blocked', reason: 'reason: with a colon' }]],
  ['a until 2027-01-31: soon', [{ id: 'a', until: '2027-01-31', reason: 'soon' }]],
  [
    'a: one\n\n# a remark\nb until 2027-02-28: two\n',
    [
      { id: 'a', reason: 'one' },
      { id: 'b', until: '2027-02-28', reason: 'two' },
    ],
  ],
  ['a:', [{ id: 'a', reason: '' }]],
  [
    'a until: one day',
    [{ line: 'a until: one day', expected: '`<id>: <reason>`, or `<id> until YYYY-MM-DD: <reason>`' }],
  ],
  ['just words', [{ line: 'just words', expected: '`<id>: <reason>`, or `<id> until YYYY-MM-DD: <reason>`' }]],
  ['a until 2027-02-29: x', [{ line: 'a until 2027-02-29: x', expected: 'a day, as `YYYY-MM-DD`' }]],
  ['a until tomorrow: x', [{ line: 'a until tomorrow: x', expected: 'a day, as `YYYY-MM-DD`' }]],
  ['', []],
])('%j', (text, read) => {
  expect(readAnnotation(text)).toEqual(read);
});

test.each([
  ['2027-01-31', true],
  ['2028-02-29', true],
  ['2027-02-29', false],
  ['2027-13-01', false],
  ['2027-1-1', false],
  ['2027-01-31T00:00:00Z', false],
  ['', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});
