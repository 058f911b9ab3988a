import { readFileSync } from 'node:fs';
import type { Finding } from '../diagnostics/finding';
import { readManifests, type ManifestReading } from '../manifests/manifest-reading';
import type { Manifest } from '../manifests/manifest';
import { nothingFits, notUtf8 } from './file-findings';
import { FolderWalk } from './folder-walk';
import { filesOfPattern, isPattern } from './path-patterns';
import { attempt } from './reading-attempt';
import { decodeUtf8, type Utf8Text } from './utf8';

/** The path that stands for standard input. */
export const STDIN_PATH = '-';

/** How findings name what came from standard input. */
const STDIN_NAME = '<stdin>';

export interface PathOptions {
  /**
   * Gives the bytes of standard input, for the path `-`.
   *
   * @default reads the standard input of the process to its end
   */
  readonly stdin?: () => Uint8Array;
}

/** One text, and the file it came from as it was named or found. */
export interface FileText {
  readonly file: string;
  readonly text: string;
}

/** The texts that were read, in the order of the paths, and what could not be read. */
export interface PathReading {
  readonly texts: readonly FileText[];
  readonly findings: readonly Finding[];
}

export interface ManifestPathOptions extends PathOptions {
  /**
   * Is told of each file before it is read: its name, how many were read before it, and how many there are.
   *
   * @default nobody is told
   */
  readonly onFile?: (file: string, index: number, count: number) => void;
}

/**
 * Reads files and folders: a file whatever its name, of a folder all `.yaml`, `.yml` and `.json` files in it and
 * below it, sorted by name, without `.git` and `node_modules`. A path of which there is no file, and that has the
 * signs of a pattern in it, stands for the files that it fits. `-` is standard input. Each file is read once,
 * however many paths and links lead to it. What cannot be read becomes a finding; it never throws because of it.
 *
 * @example readPaths(['manifests', 'extra.yaml']).texts.map(({ file }) => file)
 */
export function readPaths(paths: readonly string[], options: PathOptions = {}): PathReading {
  const { sources, findings } = sourcesAt(paths, options);
  const texts = sources.flatMap((source) => textOf(source, findings) ?? []);
  return { texts, findings };
}

/**
 * Reads the Kubernetes objects in files and folders, as {@link readPaths} finds them and {@link readManifests} reads
 * them, one file after the other.
 *
 * @example clusterOf(readManifestPaths(['manifests']).manifests)
 */
export function readManifestPaths(paths: readonly string[], options: ManifestPathOptions = {}): ManifestReading {
  const { sources, findings } = sourcesAt(paths, options);
  const manifests: Manifest[] = [];
  const found: Finding[] = [];
  let documents = 0;
  for (const [index, source] of sources.entries()) {
    options.onFile?.(source.file, index, sources.length);
    const read = textOf(source, findings);
    if (read === undefined) continue;
    const reading = readManifests(read.text, { file: read.file });
    for (const manifest of reading.manifests) manifests.push(manifest);
    for (const finding of reading.findings) found.push(finding);
    documents += reading.documents;
  }
  return { manifests, findings: [...findings, ...found], documents };
}

/** A file that is there, or standard input, not read yet. */
interface Source {
  readonly file: string;
  readonly read: () => Utf8Text;
}

function sourcesAt(paths: readonly string[], { stdin = () => readFileSync(0) }: PathOptions) {
  const walk = new FolderWalk();
  const sources: Source[] = [];
  let stdinIsRead = false;
  for (const path of paths) {
    if (path === STDIN_PATH) {
      if (!stdinIsRead) sources.push({ file: STDIN_NAME, read: () => decodeUtf8(stdin()) });
      stdinIsRead = true;
      continue;
    }
    const known = walk.files.length;
    if (isPattern(path)) addFitting(path, walk);
    else walk.add(path);
    for (const file of walk.files.slice(known)) sources.push({ file, read: () => textOfFile(file) });
  }
  return { sources, findings: walk.findings };
}

function addFitting(pattern: string, walk: FolderWalk): void {
  const files = attempt(pattern, walk.findings, () => filesOfPattern(pattern));
  if (files?.length === 0) walk.findings.push(nothingFits(pattern));
  for (const file of files ?? []) walk.add(file);
}

/** The bytes of a large file and its text are never in memory together for longer than it takes to decode them. */
function textOfFile(file: string): Utf8Text {
  const text = readFileSync(file, 'utf8');
  // What stands for bytes that are no UTF-8 may also be written.
  return text.includes('\ufffd') ? decodeUtf8(readFileSync(file)) : { text };
}

function textOf({ file, read }: Source, findings: Finding[]): FileText | undefined {
  // A text can also be too long for a string.
  const decoded = attempt(file, findings, read);
  if (decoded?.mistake === undefined) return decoded && { file, text: decoded.text };
  const { line, column, found } = decoded.mistake;
  findings.push(notUtf8(file, { file, line, column }, found));
  return undefined;
}
