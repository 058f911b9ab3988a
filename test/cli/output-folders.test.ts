import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { AppProblem } from '../../lib/cli/apps';
import { checkOutputFolders, staleFolders } from '../../lib/cli/output-folders';

/** Nothing that a person wrote is replaced by what a synthesis writes. */
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'netpol-output-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function file(...parts: string[]): string {
  const full = path.join(root, ...parts);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, 'kind: List\n');
  return full;
}

const shop = () => [{ name: 'shop', main: file('apps', 'shop', 'main.ts') }];

test('an output folder that holds the sources of an app is refused', () => {
  expect(() => checkOutputFolders(shop(), path.join(root, 'apps'))).toThrow(AppProblem);
  expect(() => checkOutputFolders(shop(), path.join(root, 'apps', 'shop'))).toThrow(AppProblem);
});

test('an output folder that holds what no synthesis writes is refused, and the file is named', () => {
  file('dist', 'shop', 'notes', 'read-me.txt');
  expect(() => checkOutputFolders(shop(), path.join(root, 'dist'))).toThrow(/`shop\/notes\/read-me\.txt`/);
});

test('an output folder of an earlier synthesis is replaced', () => {
  file('dist', 'shop', 'shop.k8s.yaml');
  file('dist', 'shop', 'construct-metadata.json');
  expect(() => checkOutputFolders(shop(), path.join(root, 'dist'))).not.toThrow();
});

test('folders that belong to no app are found', () => {
  file('dist', 'shop', 'shop.k8s.yaml');
  file('dist', 'gone', 'gone.k8s.yaml');
  expect(staleFolders(shop(), path.join(root, 'dist'))).toEqual([path.join(root, 'dist', 'gone')]);
});
