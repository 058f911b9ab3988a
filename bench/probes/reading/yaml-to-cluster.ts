import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { clusterOf } from '../../../lib/manifests/cluster-reading';
import { manifestOf } from '../../../lib/manifests/manifest';
import { report } from '../probe';

/** Reads a file with the package that cdk8s brings, then as `netpol` does: without places of findings. */
report(({ file }: { readonly file: string }) => {
  const documents = [...parseAllDocuments(readFileSync(file, 'utf8'))].map((document) => document.toJS() as object);
  return { read: clusterOf(documents.map((object) => manifestOf({ ...object }))).cluster.policies.length };
});
