import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The version of this package, from the package.json two folders up, in the sources as in the build. */
export function version(): string {
  const file = path.join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
