import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type * as Tinyglobby from 'tinyglobby';
import { MANIFEST_EXTENSIONS, TOOL_FOLDERS } from './folder-walk';

/** What has a meaning of its own in a pattern; a backslash takes it away. */
const MAGIC = /[*?[\]{}()!]/;

/** True for a path that stands for all those that it fits: there is something in it to fit, and nothing of its name. */
export function isPattern(path: string): boolean {
  return MAGIC.test(path) && !existsSync(path);
}

/**
 * The files that a pattern such as `apps/*.yaml` fits, sorted by name. One that ends in a star fits whatever
 * there is, so that of these only manifests are meant.
 *
 * @throws what the operating system says
 */
export function filesOfPattern(pattern: string): readonly string[] {
  // Only those who give patterns wait until it is loaded.
  const { globSync } = require('tinyglobby') as typeof Tinyglobby;
  // Folders of tools are passed over, unless they are named.
  const tools = TOOL_FOLDERS.filter((folder) => !pattern.includes(folder));
  const files = globSync(pattern, {
    absolute: isAbsolute(pattern),
    expandDirectories: false,
    ignore: tools.map((folder) => `**/${folder}/**`),
  });
  const isManifest = (file: string): boolean =>
    MANIFEST_EXTENSIONS.some((extension) => file.toLowerCase().endsWith(extension));
  // What is ignored counts from the folder in which the process runs, and the files may be elsewhere.
  const isOfTool = (file: string): boolean => file.split('/').some((name) => tools.includes(name));
  return files.filter((file) => !isOfTool(file) && (isManifest(file) || !pattern.endsWith('*'))).sort();
}
