/** What docs/lint.md and the pages of the rules say is so. */
import Ajv2020 from 'ajv/dist/2020';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAnnotation } from '../../lib/lint/acknowledgement/annotation';
import { readConfiguration } from '../../lib/lint/configuration/configuration-reading';
import { OTHER_FINDINGS } from '../../lib/lint/finding-ids';
import { RULES } from '../../lib/lint/rules';
import { LINT_FORMATS } from '../../lib/report/formats';
import { netpol, ROOT } from '../apps/command-run';

jest.setTimeout(60_000);

const PAGE = readFileSync(join(ROOT, 'docs', 'lint.md'), 'utf8');

/** The blocks of the page in one language. */
const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);

const examples = [...PAGE.matchAll(/^```sh\nnetpol ([^\n]*)\n```\n\n```text\n(.*?)^```/gms)].map(
  ([, command = '', printed = '']) => ({ command, printed }),
);

test.each(examples)('netpol $command prints what the page shows', async ({ command, printed }) => {
  expect(await netpol(command.split(' '), { folder: ROOT })).toMatchObject({ status: 1, stderr: '', stdout: printed });
});

test('the configuration of the page is one, and editors take it for one', () => {
  const [text = ''] = blocks('json');
  expect(readConfiguration({ file: 'netpol.config.json', text }).findings).toEqual([]);
  const schema = JSON.parse(readFileSync(join(ROOT, 'schemas', 'netpol.config.json'), 'utf8')) as object;
  expect(new Ajv2020({ strict: true }).validate(schema, JSON.parse(text))).toBe(true);
});

test('the annotation of the page can be read', () => {
  const text = /acknowledge: \|\n((?: {6}.*\n)+)/.exec(blocks('yaml')[0] ?? '')?.[1] ?? '';
  const read = readAnnotation(text);
  expect(read).toHaveLength(2);
  expect(read.filter((one) => 'line' in one)).toEqual([]);
});

test('the page names every format, and every switch of the rules', async () => {
  for (const id of Object.keys(LINT_FORMATS)) expect(PAGE).toContain(`\`${id}\``);
  const { stdout } = await netpol(['lint', '--help'], { folder: ROOT });
  const own = /Rules:\n(.*?)\n\n/s.exec(stdout)?.[1]?.match(/--[a-z][-a-z]+/g) ?? [];
  expect(own.length).toBeGreaterThan(5);
  expect(own.filter((flag) => !PAGE.includes(flag))).toEqual([]);
});

test('every rule has a page, and no page is of a rule that is gone', () => {
  const pages = readdirSync(join(ROOT, 'docs', 'rules')).sort();
  const ids = [...RULES, ...OTHER_FINDINGS].map(({ id }) => `${id}.md`);
  expect(pages).toEqual(['README.md', ...ids].sort());
});
