// `npm run docs`: writes the pages of the documentation that follow from the source. With `--check` it writes nothing and
// says which of them are not current.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PAGES } from './docs/pages';

const root = join(__dirname, '..');
const stale = PAGES.map(({ file, text }) => ({ file, path: join(root, file), text: text() })).filter(
  ({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text,
);
if (!process.argv.includes('--check')) {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.log(stale.length === 0 ? 'All pages were current.' : `Wrote ${stale.map(({ file }) => file).join(', ')}.`);
} else if (stale.length > 0) {
  console.error(`Not what the source says: ${stale.map(({ file }) => file).join(', ')}.`);
  console.error('Run `npm run docs` and commit the result.');
  process.exitCode = 1;
} else {
  console.log('The generated pages are current.');
}
