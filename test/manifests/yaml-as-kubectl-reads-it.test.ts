import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests } from '../../lib/manifests/manifest-reading';

interface ReadCase {
  readonly title: string;
  /** What follows `apiVersion` and `kind` in the document. */
  readonly text: string;
  /** What kubectl makes of it, as recorded from the decoder of `k8s.io/apimachinery` 0.37. */
  readonly value: Readonly<Record<string, unknown>>;
}

const FILE = join(__dirname, '..', 'fixtures', 'manifests', 'yaml-as-kubectl-reads-it.json');
const CASES = JSON.parse(readFileSync(FILE, 'utf8')) as {
  readonly read: readonly ReadCase[];
  readonly refused: readonly Omit<ReadCase, 'value'>[];
};

function read(text: string) {
  return readManifests(`apiVersion: v1\nkind: Pod\n${text}`, { file: 'case.yaml' });
}

test.each(CASES.read)('$title', ({ text, value }) => {
  const { manifests, findings } = read(text);
  expect(findings).toEqual([]);
  expect(manifests.map(({ object }) => object)).toEqual([{ apiVersion: 'v1', kind: 'Pod', ...value }]);
});

test.each(CASES.refused)('what kubectl refuses is refused: $title', ({ text }) => {
  const { manifests, findings } = read(text);
  expect(manifests).toEqual([]);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.severity).toBe('error');
  expect(findings[0]?.where.origin?.file).toBe('case.yaml');
});

test('a key that ends at a colon without a blank is refused, since readers differ about it', () => {
  for (const text of ['a: {b:}', 'a: [b:]', 'a: {b:, c: d}', 'a: {b:[1]}', 'a: {b:{}}']) {
    expect(read(`${text}\n`).findings[0]?.found).toBe('a colon without a blank behind it');
  }
  expect(read('a: {"b":[1], c: d:e}\n').findings).toEqual([]);
});
