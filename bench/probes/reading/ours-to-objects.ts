import { readFileSync } from 'node:fs';
import { readManifests } from '../../../lib/manifests/manifest-reading';
import { report } from '../probe';

/** Reads a file into objects, as far as the packages beside it do. */
report(({ file }: { readonly file: string }) => ({
  read: readManifests(readFileSync(file, 'utf8'), { file }).manifests.length,
}));
