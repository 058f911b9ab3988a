import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../lib/cli/writing/replace-file';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'netpol-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function* breaking(): Generator<string> {
  yield 'half';
  throw new Error('the rest cannot be made');
}

test('a file is written, and nothing else', async () => {
  await replaceFile(join(folder, 'map.json'), ['{', '}\n']);
  expect(readFileSync(join(folder, 'map.json'), 'utf8')).toBe('{}\n');
  expect(readdirSync(folder)).toEqual(['map.json']);
});

test('an older file is as it was if the new one cannot be finished', async () => {
  writeFileSync(join(folder, 'map.json'), 'before\n');
  await expect(replaceFile(join(folder, 'map.json'), breaking())).rejects.toThrow('the rest cannot be made');
  expect(readFileSync(join(folder, 'map.json'), 'utf8')).toBe('before\n');
  expect(readdirSync(folder)).toEqual(['map.json']);
});

test('a replaced file keeps its permissions', async () => {
  const file = join(folder, 'map.json');
  writeFileSync(file, 'before\n');
  chmodSync(file, 0o640);
  await replaceFile(file, ['after\n']);
  expect(statSync(file).mode & 0o777).toBe(0o640);
});

test('a link stays a link, and what it leads to is replaced', async () => {
  writeFileSync(join(folder, 'real.json'), 'before\n');
  symlinkSync('real.json', join(folder, 'link.json'));
  await replaceFile(join(folder, 'link.json'), ['after\n']);
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'real.json'), 'utf8')).toBe('after\n');
});

test('what is no file is written into, not replaced', async () => {
  await replaceFile('/dev/null', ['gone\n']);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

test('a folder that is not there, or a folder in the place of the file, is an error of the operating system', async () => {
  mkdirSync(join(folder, 'map.json'));
  await expect(replaceFile(join(folder, 'map.json'), ['x'])).rejects.toMatchObject({ code: 'EISDIR' });
  await expect(replaceFile(join(folder, 'none', 'map.json'), ['x'])).rejects.toMatchObject({ code: 'ENOENT' });
  expect(readdirSync(folder)).toEqual(['map.json']);
});
