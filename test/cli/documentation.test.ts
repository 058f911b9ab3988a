import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { netpol, ROOT } from '../apps/command-run';

jest.setTimeout(60_000);

const PAGE = readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8');

/** Commands of the page that are followed by what they print. */
const examples = [...PAGE.matchAll(/^```sh\nnetpol ([^\n]*)\n```\n\n```(?:text|md|json)\n(.*?)^```/gms)].map(
  ([, command = '', printed = '']) => ({ command, printed }),
);

test('the page shows each command', () => {
  expect([...new Set(examples.map(({ command }) => command.split(' ')[0]))]).toEqual(['map', 'explain', 'diff']);
});

test.concurrent.each(examples)('netpol $command prints what the page shows', async ({ command, printed }) => {
  const run = await netpol(command.split(' '), { folder: ROOT });
  expect(run).toMatchObject({ status: 0, stderr: '', stdout: printed });
});

test('every switch of the commands is on the page, and none that is not there', async () => {
  const { stdout } = await netpol(['map', '--help'], { folder: ROOT });
  const { stdout: explainHelp } = await netpol(['explain', '--help'], { folder: ROOT });
  const { stdout: diffHelp } = await netpol(['diff', '--help'], { folder: ROOT });
  const long = (text: string) => new Set(text.match(/--[a-z][-a-z]+/g) ?? []);
  const known = long(stdout + explainHelp + diffHelp);
  const shown = long(PAGE);
  expect([...known].filter((flag) => !shown.has(flag) && flag !== '--help')).toEqual([]);
  expect([...shown].filter((flag) => !known.has(flag) && flag !== '--type')).toEqual([]);
});
