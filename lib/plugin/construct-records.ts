import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { constructRecordFile, type ConstructRecord } from '../checks/construct-record';

/** A folder that may be the output folder of a file: one of those that it lies in. */
function foldersAbove(file: string): string[] {
  const folder = path.dirname(path.resolve(file));
  const parent = path.dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersAbove(folder)];
}

/**
 * Takes the record that the synthesis of these files has left, and deletes it: the next synthesis leaves its own.
 *
 * @returns undefined for an app that does not use this package
 */
export function takeConstructRecord(root: string, manifests: readonly string[]): ConstructRecord | undefined {
  const folders = new Set(manifests.flatMap(foldersAbove));
  const file = [...folders].map((folder) => constructRecordFile(root, folder)).find((one) => existsSync(one));
  if (file === undefined) return undefined;
  const record = JSON.parse(readFileSync(file, 'utf8')) as ConstructRecord;
  rmSync(file);
  return record;
}
