import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The meaning is stated three times (docs/decisions/0006): a statement that asks another one proves nothing about it. */
const LIB = join(__dirname, '..', '..', 'lib');

interface Import {
  readonly file: string;
  readonly imported: string;
}

const files = readdirSync(LIB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

const imports: readonly Import[] = files.flatMap((file) =>
  [...readFileSync(join(LIB, file), 'utf8').matchAll(/(?:from|require\(|import\() ?'(\.[^']*)'/g)].map(
    ([, path = '']) => ({
      file,
      imported: relative(LIB, resolve(dirname(join(LIB, file)), path)),
    }),
  ),
);

const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const from = (folder: string) => imports.filter(({ file }) => isIn(file.replace(/\.ts$/, ''), folder));
const [SPEC, DIRECT, ENGINE] = ['reachability/spec', 'reachability/direct', 'reachability/engine'] as const;

test('the folders of the three statements are there', () => {
  for (const folder of [SPEC, DIRECT, ENGINE]) expect(from(folder).length).toBeGreaterThan(5);
});

test('nothing in lib imports the law: it is there for tests', () => {
  const found = imports.filter(({ file, imported }) => isIn(imported, SPEC) && !isIn(file.replace(/\.ts$/, ''), SPEC));
  expect(found).toEqual([]);
});

test.each([
  [SPEC, [DIRECT, ENGINE]],
  [DIRECT, [SPEC, ENGINE]],
  [ENGINE, [SPEC, DIRECT]],
] as const)('%s imports none of the others', (folder, others) => {
  expect(from(folder).filter(({ imported }) => others.some((other) => isIn(imported, other)))).toEqual([]);
});

test('a code of a finding stands for one id, and an id for one code', () => {
  const pairs = files.flatMap((file) =>
    [...readFileSync(join(LIB, file), 'utf8').matchAll(/code: '(NP\d+)',\s*id: '([\w-]+)'/g)].map(
      ([, code = '', id = '']) => ({ code, id }),
    ),
  );
  const distinct = [...new Set(pairs.map(({ code, id }) => `${code} ${id}`))].map((text) => text.split(' '));
  expect(pairs.length).toBeGreaterThan(30);
  for (const place of [0, 1]) {
    const names = distinct.map((pair) => pair[place]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  }
});
