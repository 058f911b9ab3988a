import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { report } from '../probe';

/** Reads a file with the fastest of the well-known packages. */
report(({ file }: { readonly file: string }) => ({ read: loadAll(readFileSync(file, 'utf8')).length }));
