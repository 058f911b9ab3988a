import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { report } from '../probe';

/** Reads a file with the package that cdk8s brings. */
report(({ file }: { readonly file: string }) => ({
  read: [...parseAllDocuments(readFileSync(file, 'utf8'))].map((document) => document.toJS() as unknown).length,
}));
