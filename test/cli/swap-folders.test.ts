import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { swapFolders } from '../../lib/cli/swap-folders';

const root = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-swap-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with one file, and a place for what it replaces. */
function prepare(name: string): { readonly at: (path: string) => string } {
  const at = (path: string) => join(root, name, path);
  mkdirSync(at('scratch'), { recursive: true });
  return { at };
}

function folder(path: string, content: string): string {
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, 'file'), content);
  return path;
}

const contentOf = (path: string) => readFileSync(join(path, 'file'), 'utf8');

test('puts each folder in the place of an older one, or where none was', () => {
  const { at } = prepare('both');
  folder(at('dist/one'), 'old');
  const swaps = [
    { from: folder(at('scratch/one'), 'new one'), to: at('dist/one') },
    { from: folder(at('scratch/two'), 'new two'), to: at('dist/two') },
  ];
  swapFolders(swaps, at('scratch'));
  expect([contentOf(at('dist/one')), contentOf(at('dist/two'))]).toEqual(['new one', 'new two']);
});

test('puts everything back when one of them fails', () => {
  const { at } = prepare('none');
  folder(at('dist/one'), 'old one');
  folder(at('dist/three'), 'old three');
  const swaps = [
    { from: folder(at('scratch/one'), 'new one'), to: at('dist/one') },
    { from: folder(at('scratch/two'), 'new two'), to: at('dist/two') },
    { from: at('scratch/gone'), to: at('dist/three') },
  ];
  expect(() => swapFolders(swaps, at('scratch'))).toThrow(/ENOENT/);
  expect(readdirSync(at('dist')).sort()).toEqual(['one', 'three']);
  expect([contentOf(at('dist/one')), contentOf(at('dist/three'))]).toEqual(['old one', 'old three']);
});
