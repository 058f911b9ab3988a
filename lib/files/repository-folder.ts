import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/**
 * The folder of the repository that a folder is in: the nearest one upwards that holds `.git`, which is a file in a
 * worktree; the folder itself where none does.
 *
 * @example repositoryFolder(process.cwd()) // '/home/me/shop'
 */
export function repositoryFolder(folder: string): string {
  const own = resolve(folder);
  for (let current = own; ;) {
    if (existsSync(join(current, '.git'))) return current;
    const above = dirname(current);
    if (above === current) return own;
    current = above;
  }
}
