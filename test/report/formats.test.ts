import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIFF_FORMATS, EXPLAIN_FORMATS, MAP_FORMATS, type Format, type FormatRegistry } from '../../lib/report/formats';
import { CHANGED_CONNECTIONS, CONNECTIONS, exampleDiff, exampleExplanation, exampleMap } from './example';
import { entryLines } from './entry-lines';

expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value as string });

const FORMATS = join(__dirname, '..', '..', 'lib', 'report', 'formats');

/** The formats of one kind of report, whatever it is. */
function registered(command: string): FormatRegistry<never> {
  const registries: Readonly<Record<string, FormatRegistry<never>>> = {
    map: MAP_FORMATS,
    diff: DIFF_FORMATS,
    explain: EXPLAIN_FORMATS,
  };
  return registries[command] ?? {};
}

function textOf<Report>(format: Format<Report>, report: Report): string {
  return [...format.render(report)].join('');
}

async function load<Report>(formats: FormatRegistry<Report>, id: string): Promise<Format<Report>> {
  const format = await formats[id]?.();
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

describe.each(['map', 'diff', 'explain'])('the formats of netpol %s', (command) => {
  const files = readdirSync(join(FORMATS, command)).map((file) => file.replace(/\.ts$/, ''));

  test('are one file each, and all of them are registered', () => {
    expect(Object.keys(registered(command)).sort()).toEqual(files.sort());
  });

  test.each(files)('%s goes by the name of its file', async (id) => {
    expect((await load(registered(command), id)).id).toBe(id);
  });
});

describe('the example', () => {
  test('has the connections that were worked out by hand', async () => {
    expect(entryLines(textOf(await load(MAP_FORMATS, 'json'), exampleMap()))).toEqual(CONNECTIONS);
  });

  test('changes in the ways that were worked out by hand', async () => {
    expect(entryLines(textOf(await load(DIFF_FORMATS, 'json'), exampleDiff()))).toEqual(CHANGED_CONNECTIONS);
  });

  test.each(Object.keys(MAP_FORMATS))('is written as a map in %s', async (id) => {
    expect(textOf(await load(MAP_FORMATS, id), exampleMap())).toMatchSnapshot();
  });

  test.each(Object.keys(DIFF_FORMATS))('is written as a diff in %s', async (id) => {
    expect(textOf(await load(DIFF_FORMATS, id), exampleDiff())).toMatchSnapshot();
  });

  test.each(Object.keys(EXPLAIN_FORMATS))('is explained in %s', async (id) => {
    expect(textOf(await load(EXPLAIN_FORMATS, id), exampleExplanation())).toMatchSnapshot();
  });
});

test('a diff of a cluster with itself says that nothing changes, in every format', async () => {
  const nothing = {
    diff: { added: [], removed: [], changed: [] },
    workloads: [],
    notJudged: { before: [], after: [] },
  };
  for (const id of Object.keys(DIFF_FORMATS)) {
    expect(textOf(await load(DIFF_FORMATS, id), nothing)).toMatchSnapshot(id);
  }
});
