import { readFileSync } from 'node:fs';
import { clusterOf } from '../../../lib/manifests/cluster-reading';
import { readManifests } from '../../../lib/manifests/manifest-reading';
import { report } from '../probe';

/** Reads a file as `netpol` does: places of findings, validation and defaulting included. */
report(({ file }: { readonly file: string }) => {
  const { manifests } = readManifests(readFileSync(file, 'utf8'), { file });
  return { read: clusterOf(manifests).cluster.policies.length };
});
