import { existsSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { AppProblem, type AppFolder } from './apps';

/** What a synthesis writes; anything else in an app's output folder is somebody's work. */
const WRITTEN = /\.(ya?ml|json)$/;

function foreignFile(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) return folder;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(folder, file))
    .find((file) => statSync(file).isFile() && !WRITTEN.test(file));
}

function holds(outer: string, inner: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}

/**
 * Makes sure that nothing is lost when the output folders of apps are replaced.
 *
 * @throws AppProblem if one of them holds an app's sources, or files that no synthesis writes.
 */
export function checkOutputFolders(apps: readonly AppFolder[], output: string): void {
  for (const { name, main } of apps) {
    const folder = path.join(output, name);
    const sources = path.dirname(path.resolve(main));
    if (holds(folder, sources) || holds(sources, folder)) {
      throw new AppProblem(`\`${folder}\` is where the sources of \`${name}\` are: name another folder with --output`);
    }
    const foreign = foreignFile(folder);
    if (foreign) {
      throw new AppProblem(
        `\`${folder}\` would be replaced, and holds \`${path.relative(output, foreign)}\`, which netpol did not write: ` +
          'move it, or name another folder with --output',
      );
    }
  }
}

/** The folders of an output folder that belong to no app: what is left of apps that are gone. */
export function staleFolders(apps: readonly AppFolder[], output: string): string[] {
  const names = new Set(apps.map(({ name }) => name));
  return readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !names.has(entry.name))
    .map(({ name }) => path.join(output, name))
    .sort();
}
