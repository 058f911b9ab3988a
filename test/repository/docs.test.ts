import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from '../../scripts/docs/pages';

const ROOT = join(__dirname, '..', '..');

test.each(PAGES.map((page) => [page.file, page] as const))('%s is what the source says', (file, page) => {
  expect(readFileSync(join(ROOT, file), 'utf8')).toBe(page.text());
});
