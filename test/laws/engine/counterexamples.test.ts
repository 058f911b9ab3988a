/** What once broke a law; see `npm run laws`, which writes them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_LAWS } from './all-laws';
import { readValue } from './written-value';

const FOLDER = join(__dirname, '..', '..', 'cases', 'counterexamples');

interface Counterexample {
  /** The name of the law. */
  readonly law: string;
  /** What was wrong. */
  readonly about: string;
  readonly value: unknown;
}

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

test.each(files)('the law holds in %s', (file) => {
  const { law: name, value } = readValue(readFileSync(join(FOLDER, file), 'utf8')) as Counterexample;
  const law = ALL_LAWS.find((one) => one.name === name);
  if (law === undefined) throw new Error(`${file}: there is no law "${name}"`);
  law.holds(value);
});
