import { readFileSync } from 'node:fs';
import type { Finding } from '../diagnostics/finding';
import { readManifests, type ManifestReading } from '../manifests/manifest-reading';
import { notUtf8 } from './file-findings';
import { FolderWalk } from './folder-walk';
import { attempt } from './reading-attempt';
import { decodeUtf8 } from './utf8';

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

/**
 * Reads files and folders: a file whatever its name, of a folder all `.yaml`, `.yml` and `.json` files in it and
 * below it, sorted by name, without `.git` and `node_modules`. `-` is standard input. Each file is read once,
 * however many paths and links lead to it. What cannot be read becomes a finding; it never throws because of it.
 *
 * @example readPaths(['manifests', 'extra.yaml']).texts.map(({ file }) => file)
 */
export function readPaths(paths: readonly string[], options: PathOptions = {}): PathReading {
  const { stdin = () => readFileSync(0) } = options;
  const walk = new FolderWalk();
  const texts: FileText[] = [];
  const findings: Finding[] = [];
  let stdinIsRead = false;
  for (const path of paths) {
    if (path === STDIN_PATH) {
      if (!stdinIsRead) read(STDIN_NAME, stdin);
      stdinIsRead = true;
      continue;
    }
    const known = walk.files.length;
    walk.add(path);
    for (const file of walk.files.slice(known)) read(file, () => readFileSync(file));
  }
  return { texts, findings: [...walk.findings, ...findings] };

  function read(file: string, bytesOf: () => Uint8Array): void {
    // A text can also be too long for a string.
    const decoded = attempt(file, findings, () => decodeUtf8(bytesOf()));
    if (decoded === undefined) return;
    const { text, mistake } = decoded;
    if (mistake) findings.push(notUtf8(file, { file, line: mistake.line, column: mistake.column }, mistake.found));
    else texts.push({ file, text });
  }
}

/**
 * Reads the Kubernetes objects in files and folders: {@link readPaths}, then {@link readManifests} for each text.
 *
 * @example clusterOf(readManifestPaths(['manifests']).manifests)
 */
export function readManifestPaths(paths: readonly string[], options: PathOptions = {}): ManifestReading {
  const { texts, findings } = readPaths(paths, options);
  const readings = texts.map(({ text, file }) => readManifests(text, { file }));
  return {
    manifests: readings.flatMap((reading) => reading.manifests),
    findings: [...findings, ...readings.flatMap((reading) => reading.findings)],
  };
}
