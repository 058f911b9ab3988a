import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { readManifestPaths, readPaths } from '../../lib/files/path-reading';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'path-reading-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** What is read of paths in the folder, and what is found about them, with names that count from the folder. */
function read(paths: readonly string[], stdin?: () => Uint8Array) {
  const reading = readPaths(
    paths.map((path) => (path === '-' ? path : join(folder, path))),
    stdin && { stdin },
  );
  const named = (path = ''): string => (path.startsWith(folder) ? relative(folder, path) || '.' : path);
  return {
    files: reading.texts.map(({ file }) => named(file)),
    findings: reading.findings.map(({ code, id, where }) => `${code} ${id} ${named(where.path ?? where.origin?.file)}`),
  };
}

test('a folder is read with all that is below it, sorted by name', () => {
  write({ 'b.yaml': POD, 'a.yml': POD, 'c/d/e.json': '{}', 'c/a.YAML': POD, 'readme.md': '#', yaml: POD });
  expect(read(['.'])).toEqual({ files: ['a.yml', 'b.yaml', 'c/a.YAML', 'c/d/e.json'], findings: [] });
});

test('a file is read whatever its name, in the order of the paths', () => {
  write({ 'rendered.txt': POD, 'a.yaml': POD });
  expect(read(['rendered.txt', 'a.yaml'])).toEqual({ files: ['rendered.txt', 'a.yaml'], findings: [] });
});

test('a file is read once, however many paths lead to it', () => {
  write({ 'x/a.yaml': POD });
  symlinkSync(join(folder, 'x'), join(folder, 'y'));
  symlinkSync(join(folder, 'x', 'a.yaml'), join(folder, 'b.yaml'));
  expect(read(['x/a.yaml', 'x', '.', 'x/../x/a.yaml'])).toEqual({ files: ['x/a.yaml'], findings: [] });
});

test('links that lead round in circles are followed once', () => {
  write({ 'x/a.yaml': POD });
  symlinkSync(folder, join(folder, 'x', 'up'));
  symlinkSync('loop', join(folder, 'x', 'loop'));
  expect(read(['.'])).toEqual({ files: ['x/a.yaml'], findings: [] });
});

test('folders of tools are passed over, unless they are named', () => {
  write({ 'a.yaml': POD, 'node_modules/b/c.yaml': POD, '.git/d.yaml': POD });
  expect(read(['.']).files).toEqual(['a.yaml']);
  expect(read(['node_modules']).files).toEqual(['node_modules/b/c.yaml']);
});

test('a link to nothing matters only where a manifest should be', () => {
  write({ 'a.yaml': POD });
  symlinkSync('gone', join(folder, '.#a.yaml.lock'));
  symlinkSync('gone', join(folder, 'b.yaml'));
  expect(read(['.'])).toEqual({ files: ['a.yaml'], findings: ['NP010 missing-file b.yaml'] });
});

test('a path that leads to nothing is a finding, and the others are read', () => {
  write({ 'a.yaml': POD });
  expect(read(['gone.yaml', 'a.yaml', 'a.yaml/b'])).toEqual({
    files: ['a.yaml'],
    findings: ['NP010 missing-file gone.yaml', 'NP010 missing-file a.yaml/b'],
  });
});

test('a folder without manifests is a finding', () => {
  write({ 'empty/readme.md': '#', 'full/a.yaml': POD });
  expect(read(['empty', 'full', 'full'])).toEqual({
    files: ['full/a.yaml'],
    findings: ['NP013 no-manifests empty'],
  });
});

test('what the operating system does not let through is a finding', () => {
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  const { findings } = readPaths([join(folder, 'loop.yaml'), 'a\0b']);
  expect(findings.map(({ code, found }) => `${code} ${found?.split(':')[0]}`)).toEqual([
    'NP011 ELOOP',
    "NP011 The argument 'path' must be a string",
  ]);
});

test('a folder that may not be read is a finding', () => {
  write({ 'closed/a.yaml': POD });
  chmodSync(join(folder, 'closed'), 0o000);
  const { files, findings } = read(['.']);
  chmodSync(join(folder, 'closed'), 0o700);
  // Nothing is closed to root.
  const isRoot = process.getuid?.() === 0;
  expect(findings).toEqual(isRoot ? [] : ['NP011 unreadable-file closed']);
  expect(files).toEqual(isRoot ? ['closed/a.yaml'] : []);
});

test.each<[string, readonly number[], string]>([
  ['a byte that begins nothing', [0x61, 0x0a, 0x62, 0xff, 0x63], 'bytes.yaml:2:2 the byte 0xff'],
  ['a character that is cut off', [0x61, 0xc3], 'bytes.yaml:1:2 the byte 0xc3'],
  ['half of a surrogate pair', [0x0a, 0xed, 0xa0, 0x80], 'bytes.yaml:2:1 the byte 0xed'],
  ['UTF-16', [0xff, 0xfe, 0x61, 0x00], 'bytes.yaml:1:1 text in UTF-16, least byte first'],
  ['UTF-16 the other way round', [0xfe, 0xff, 0x00, 0x61], 'bytes.yaml:1:1 text in UTF-16, greatest byte first'],
])('a file that is no UTF-8 is a finding: %s', (_title, bytes, place) => {
  write({ 'bytes.yaml': Uint8Array.from(bytes), 'a.yaml': POD });
  const { texts, findings } = readPaths([folder]);
  expect(texts).toHaveLength(1);
  expect(
    findings.map(({ found, where: { origin } }) => {
      return `${relative(folder, origin?.file ?? '')}:${origin?.line}:${origin?.column} ${found}`;
    }),
  ).toEqual([place]);
});

test('a dash is standard input, read once', () => {
  write({ 'a.yaml': POD });
  const stdin = jest.fn(() => new TextEncoder().encode(POD));
  expect(read(['-', 'a.yaml', '-'], stdin)).toEqual({ files: ['<stdin>', 'a.yaml'], findings: [] });
  expect(stdin).toHaveBeenCalledTimes(1);
});

test('standard input that cannot be read is a finding', () => {
  const stdin = () => {
    throw Object.assign(new Error('EAGAIN: resource temporarily unavailable, read'), { code: 'EAGAIN' });
  };
  expect(read(['-'], stdin).findings).toEqual(['NP011 unreadable-file <stdin>']);
});

test('the objects of files know the file they stand in', () => {
  write({ 'a.yaml': `# first\n${POD}`, 'b.json': '[]' });
  const { manifests, findings } = readManifestPaths([folder, join(folder, 'gone')]);
  expect(manifests.map(({ origin }) => origin)).toEqual([{ file: join(folder, 'a.yaml'), line: 2, column: 1 }]);
  expect(findings.map(({ code }) => code)).toEqual(['NP010', 'NP004']);
});

describe('a pattern', () => {
  const ALL = { 'a/x.yaml': POD, 'a/y.json': '{}', 'a/readme.md': '#', 'a/b/z.yml': POD, 'node_modules/n.yaml': POD };

  test.each<[string, readonly string[]]>([
    ['a/*.yaml', ['a/x.yaml']],
    ['a/*', ['a/x.yaml', 'a/y.json']],
    ['**', ['a/b/z.yml', 'a/x.yaml', 'a/y.json']],
    ['**/*.{yaml,yml}', ['a/b/z.yml', 'a/x.yaml']],
    ['a/[xy].*', ['a/x.yaml', 'a/y.json']],
    ['a/?eadme.md', ['a/readme.md']],
  ])('stands for the files that it fits: %s', (pattern, files) => {
    write(ALL);
    expect(read([pattern])).toEqual({ files, findings: [] });
  });

  test('that fits nothing is a finding', () => {
    write(ALL);
    expect(read(['b/*.yaml', 'a/x.yaml'])).toEqual({ files: ['a/x.yaml'], findings: ['NP014 nothing-fits b/*.yaml'] });
  });

  test('is a name like any other where there is a file or a folder of that name', () => {
    write({ 'a[1].yaml': POD, '(b)/c.yaml': POD });
    expect(read(['a[1].yaml', '(b)'])).toEqual({ files: ['a[1].yaml', '(b)/c.yaml'], findings: [] });
  });

  test('does not read a file twice', () => {
    write(ALL);
    expect(read(['a/x.yaml', 'a/*.yaml', 'a']).files).toEqual(['a/x.yaml', 'a/b/z.yml', 'a/y.json']);
  });
});

test('who wants to show how far the reading has come is told of each file before it is read', () => {
  write({ 'a.yaml': POD, 'b.yaml': POD });
  const told: unknown[] = [];
  const onFile = (file: string, index: number, count: number) => told.push([file, index, count]);
  readManifestPaths([folder, '-'], { onFile, stdin: () => new TextEncoder().encode(POD) });
  expect(told).toEqual([
    [join(folder, 'a.yaml'), 0, 3],
    [join(folder, 'b.yaml'), 1, 3],
    ['<stdin>', 2, 3],
  ]);
});

test('what was read can be told from a folder with nothing in it, and from one where nothing can be read', () => {
  write({ 'good/a.yaml': `${POD}---\n---\n${POD}`, 'bad/a.yaml': 'a: [', 'empty/a.yaml': '# nothing' });
  const documents = (name: string) => readManifestPaths([join(folder, name)]).documents;
  expect(['good', 'bad', 'empty'].map(documents)).toEqual([2, 0, 0]);
});
