import { readdirSync, statSync, type BigIntStats } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../diagnostics/finding';
import { noManifests } from './file-findings';
import { attempt } from './reading-attempt';

/** The endings of the files that are read in a folder; a file that is named itself is read whatever its name. */
export const MANIFEST_EXTENSIONS: readonly string[] = Object.freeze(['.yaml', '.yml', '.json']);

/** Folders that hold the things of tools, and copies of what stands elsewhere. */
export const TOOL_FOLDERS: readonly string[] = ['.git', 'node_modules'];

/** Finds the files below paths, each once, however many paths and links lead to it. */
export class FolderWalk {
  /** The files to read, as they were named or found, in the order of the paths and sorted by name below them. */
  readonly files: string[] = [];
  readonly findings: Finding[] = [];
  private readonly seen = new Set<string>();

  /** Takes a file, or all manifests in a folder and in those below it. */
  add(path: string): void {
    const stats = this.look(path, this.findings);
    if (stats === undefined) return;
    if (!stats.isDirectory()) this.file(path, stats);
    else if (this.isNew(stats) && !this.folder(path)) this.findings.push(noManifests(path, MANIFEST_EXTENSIONS));
  }

  /** True if there is a manifest in the folder or below it, one that was found before included. */
  private folder(path: string): boolean {
    const names = attempt(path, this.findings, () => readdirSync(path).sort());
    // Why a folder cannot be read is said already.
    if (names === undefined) return true;
    let found = false;
    for (const name of names) {
      const inside = join(path, name);
      const isManifest = MANIFEST_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(extension));
      // Only of what would be read it matters that it cannot: editors leave links to nothing beside it.
      const stats = this.look(inside, isManifest ? this.findings : []);
      if (stats?.isDirectory() && !TOOL_FOLDERS.includes(name)) {
        if (this.isNew(stats)) found = this.folder(inside) || found;
      } else if (stats?.isFile() && isManifest) {
        this.file(inside, stats);
        found = true;
      }
    }
    return found;
  }

  private file(path: string, stats: BigIntStats): void {
    if (this.isNew(stats)) this.files.push(path);
  }

  /** Links may lead to the same place twice, or round in circles; what they lead to has one number on its disk. */
  private isNew({ dev, ino }: BigIntStats): boolean {
    const identity = `${dev}:${ino}`;
    if (this.seen.has(identity)) return false;
    this.seen.add(identity);
    return true;
  }

  private look(path: string, findings: Finding[]): BigIntStats | undefined {
    return attempt(path, findings, () => statSync(path, { bigint: true }));
  }
}
