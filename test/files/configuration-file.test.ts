/** Where the configuration of a project is looked for. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findConfiguration, readConfigurationFile } from '../../lib/files/configuration-file';

const folder = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-configuration-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const own = write('own/netpol.config.json', '{}');
write('own/package.json', '{ "netpol": {} }');
write('own/deep/inside/x.txt', '');
const ofPackage = write('package/package.json', '{ "netpol": { "preset": "strict" } }');
write('other/package.json', '{ "name": "x", "bin": { "netpol": "x.js" } }');
const broken = write('broken/package.json', '{ "netpol": ');
write('unrelated/package.json', '{ "name": ');

test.each([
  ['of the folder itself', 'own', { file: own, text: '{}' }],
  ['of a folder above', 'own/deep/inside', { file: own, text: '{}' }],
  ['in package.json', 'package', { file: ofPackage, text: '{ "netpol": { "preset": "strict" } }', member: 'netpol' }],
  ['none, where package.json says nothing', 'other', undefined],
  [
    'that nobody can read, where package.json is broken',
    'broken',
    { file: broken, text: '{ "netpol": ', member: 'netpol' },
  ],
  ['none, where package.json is broken and does not speak of it', 'unrelated', undefined],
])('the configuration is the one %s', (_, path, found) => {
  expect(findConfiguration(join(folder, path))).toEqual(found);
});

test('a file that is named has to be there', () => {
  expect(readConfigurationFile(join(folder, 'nowhere.json'))).toMatchObject({
    reason: 'ENOENT: no such file or directory',
  });
  expect(readConfigurationFile(ofPackage)).toMatchObject({ member: 'netpol' });
});

test('what is there and cannot be read is found, with the reason', () => {
  mkdirSync(join(folder, 'odd', 'netpol.config.json'), { recursive: true });
  expect(findConfiguration(join(folder, 'odd'))).toMatchObject({
    reason: 'EISDIR: illegal operation on a directory',
  });
});
