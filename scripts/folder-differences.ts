import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** How one folder differs from another: paths below both, with `/`, sorted. */
export interface FolderDifferences {
  /** In both, with other bytes. */
  readonly changed: readonly string[];
  /** Expected and not there. */
  readonly missing: readonly string[];
  /** There and not expected. */
  readonly unexpected: readonly string[];
}

/** The bytes of each file below `folder` for which `accept` holds, by path; none where the folder does not exist. */
function filesBelow(folder: string, accept: (path: string) => boolean): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const entry of entriesBelow(folder)) {
    if (entry.isDirectory()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).split(sep).join('/');
    if (accept(path)) files.set(path, readFileSync(file));
  }
  return files;
}

function entriesBelow(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Compares two folders byte for byte. It asks no version control, so it sees new files, and works in an archive.
 *
 * @param expected the folder that is right
 * @param actual the folder that is held to it; a folder that does not exist holds no files
 * @param accept which paths below both count; all of them by default
 */
export function folderDifferences(
  expected: string,
  actual: string,
  accept: (path: string) => boolean = () => true,
): FolderDifferences {
  const right = filesBelow(expected, accept);
  const found = filesBelow(actual, accept);
  const changed: string[] = [];
  const missing: string[] = [];
  for (const [path, bytes] of right) {
    const other = found.get(path);
    if (other === undefined) missing.push(path);
    else if (!bytes.equals(other)) changed.push(path);
  }
  const unexpected = [...found.keys()].filter((path) => !right.has(path));
  return { changed: changed.sort(), missing: missing.sort(), unexpected: unexpected.sort() };
}

/** One line for each difference, ready to print; empty where the folders are equal. */
export function differenceLines(differences: FolderDifferences): string[] {
  return [
    ...differences.changed.map((path) => `changed     ${path}`),
    ...differences.missing.map((path) => `missing     ${path}`),
    ...differences.unexpected.map((path) => `unexpected  ${path}`),
  ];
}
