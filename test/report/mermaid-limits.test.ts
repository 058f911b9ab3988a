import type { MapRow } from '../../lib/reachability';
import { mermaid } from '../../lib/report/formats/map/mermaid';
import { exampleMap } from './example';

/** A row for each number, from a workload of its own. */
function many(count: number, row: MapRow): MapRow[] {
  return Array.from({ length: count }, (_, index) => {
    const source =
      row.source.kind === 'pod'
        ? ({ kind: 'pod', workload: { ...row.source.workload, name: `web-${index}` } } as const)
        : row.source;
    return { ...row, source };
  });
}

/** All of them with short labels, so that only their number counts. */
function cautionsOf(count: number): readonly string[] {
  const report = exampleMap();
  const row = [...report.rows].find(
    ({ source, destination }) => source.kind === 'pod' && destination.kind === 'addresses',
  );
  return row && mermaid.cautions ? mermaid.cautions({ ...report, rows: many(count, row) }) : ['no row'];
}

test('a small diagram is drawn without a word', () => {
  expect(cautionsOf(500)).toEqual([]);
});

test('more lines than Mermaid draws are warned about', () => {
  expect(cautionsOf(501)).toEqual([
    '501 lines are more than the 500 that Mermaid draws: ask for less with --focus, or draw it with --format dot',
  ]);
});

test('more text than Mermaid reads is warned about', () => {
  expect(cautionsOf(5000)).toEqual([
    expect.stringMatching(/^5000 lines/),
    'the diagram is longer than the 50000 characters that Mermaid reads: ask for less with --focus, or draw it with --format dot',
  ]);
});
