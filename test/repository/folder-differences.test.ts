import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { differenceLines, folderDifferences } from '../../scripts/folder-differences';

const scratch = mkdtempSync(join(tmpdir(), 'cdk8s-netpol-folders-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Writes a folder whose files have these contents, and gives its path. */
function folderOf(name: string, files: Record<string, string>): string {
  const folder = join(scratch, name);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const right = folderOf('right', { 'a/x.yaml': 'x', 'a/y.yaml': 'y', 'b/z.yaml': 'z' });

describe('the comparison behind the drift checks', () => {
  test('finds nothing between folders with the same bytes', () => {
    const same = folderOf('same', { 'a/x.yaml': 'x', 'a/y.yaml': 'y', 'b/z.yaml': 'z' });
    expect(differenceLines(folderDifferences(right, same))).toEqual([]);
  });

  test('finds each file that was changed, is missing or is new, in every folder below', () => {
    const other = folderOf('other', { 'a/x.yaml': 'x ', 'a/y.yaml': 'y', 'c/deep/n.yaml': '' });
    expect(differenceLines(folderDifferences(right, other))).toEqual([
      'changed     a/x.yaml',
      'missing     b/z.yaml',
      'unexpected  c/deep/n.yaml',
    ]);
  });

  test('finds every file missing in a folder that does not exist', () => {
    expect(folderDifferences(right, join(scratch, 'nowhere')).missing).toEqual(['a/x.yaml', 'a/y.yaml', 'b/z.yaml']);
  });

  test('counts only the paths that it is told to', () => {
    const other = folderOf('partial', { 'a/x.yaml': 'changed' });
    expect(folderDifferences(right, other, (path) => path === 'a/x.yaml')).toEqual({
      changed: ['a/x.yaml'],
      missing: [],
      unexpected: [],
    });
  });
});
