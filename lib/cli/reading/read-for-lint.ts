import type { Finding } from '../../diagnostics/finding';
import { readManifestPaths } from '../../files/path-reading';
import { clusterOf, type ClusterReading } from '../../manifests/cluster-reading';
import { BadInput } from '../bad-input';
import type { Progress } from '../progress';
import type { ReadingSwitches } from '../switches/reading-switches';
import { noDocuments } from './input-findings';

/** What was read to be linted: what is wrong with it is part of the result, and not printed beside it. */
export interface ReadForLint {
  readonly reading: ClusterReading;
  /** What was found while the texts were read. */
  readonly found: readonly Finding[];
}

/**
 * Reads files and folders into a cluster.
 *
 * @throws BadInput if nothing could be read, or if anything could not and `--strict` is given
 */
export function readForLint(
  paths: readonly string[],
  { namespace, kubernetesVersion, strict }: ReadingSwitches,
  progress: Progress,
): ReadForLint {
  progress.at('reading');
  const { manifests, documents, findings } = readManifestPaths(paths, {
    onFile: (file, index, count) => progress.at(`reading ${file} (${index + 1} of ${count})`),
  });
  progress.end();
  // Where something could not be read, that is why there is nothing.
  if (documents === 0) {
    const isSaid = findings.some(({ severity }) => severity === 'error');
    throw new BadInput(isSaid ? findings : [...findings, noDocuments(paths)]);
  }
  const reading = clusterOf(manifests, {
    defaultNamespace: namespace,
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  });
  const errors = [...findings, ...reading.findings].filter(({ severity }) => severity === 'error');
  if (strict && errors.length > 0) throw new BadInput(errors);
  return { reading, found: findings };
}
