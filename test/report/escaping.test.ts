import { csvLine } from '../../lib/report/csv-line';
import { dotText } from '../../lib/report/dot';
import { markdownCode, markdownText } from '../../lib/report/markdown';

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
])('a cell of CSV: %j', (text, written) => {
  expect(csvLine([text, 'next'])).toBe(`${written},next\n`);
});

test.each([
  ['plain', '"plain"'],
  ['say "x"', '"say \\"x\\""'],
  ['back\\slash', '"back\\\\slash"'],
  ['&quot;', '"&amp;quot;"'],
  ['two\nlines', '"two\\nlines"'],
])('a label of DOT: %j', (text, written) => {
  expect(dotText(text)).toBe(written);
});

test.each([
  ['frontend/web', 'frontend/web'],
  ['a|b', 'a\\|b'],
  ['<script>', '\\<script>'],
  ['[x](y)', '\\[x](y)'],
  ['*_`~', '\\*\\_\\`\\~'],
  ['two\nlines', 'two lines'],
])('words of Markdown: %j', (text, written) => {
  expect(markdownText(text)).toBe(written);
});

test.each([
  ['plain', '`plain`'],
  ['a`b', '`` a`b ``'],
  ['a``b', '``` a``b ```'],
])('code of Markdown: %j', (text, written) => {
  expect(markdownCode(text)).toBe(written);
});
