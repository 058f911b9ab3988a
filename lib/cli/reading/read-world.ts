import type { Finding } from '../../diagnostics/finding';
import { readManifestPaths } from '../../files/path-reading';
import { clusterOf, type ClusterReading } from '../../manifests/cluster-reading';
import { worldOf, type World } from '../../reachability/world';
import { BadInput } from '../bad-input';
import { printManyFindings } from '../print-findings';
import type { Progress } from '../progress';
import { evaluationOptions, type EvaluationSwitches } from '../switches/evaluation-switches';
import type { ReadingSwitches } from '../switches/reading-switches';
import { noDocuments, noPolicies, noWorkloads } from './input-findings';
import { namespaceLabelsWarnings } from './namespace-labels-warning';
import { notJudgedWarnings } from './not-judged-warnings';

/** A cluster that was read from files, ready to be asked. */
export interface ReadWorld {
  readonly world: World;
  readonly reading: ClusterReading;
  /** Whether everything could be read and would be accepted; if not, the world is the rest of it. */
  readonly isComplete: boolean;
}

function scarcityOf(paths: readonly string[], { cluster }: ClusterReading): Finding[] {
  if (cluster.policies.length === 0) return [noPolicies(paths)];
  return cluster.workloads.length === 0 ? [noWorkloads(paths, cluster.policies.length)] : [];
}

/**
 * Reads files and folders into a cluster, and prints what was found in them.
 *
 * @throws BadInput if nothing could be read, or if anything could not and `--strict` is given
 */
export function readWorld(
  paths: readonly string[],
  switches: ReadingSwitches & EvaluationSwitches,
  progress: Progress,
): ReadWorld {
  const { namespace, kubernetesVersion, strict } = switches;
  progress.at('reading');
  const read = readManifestPaths(paths, {
    onFile: (file, index, count) => progress.at(`reading ${file} (${index + 1} of ${count})`),
  });
  const reading = clusterOf(read.manifests, {
    defaultNamespace: namespace,
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  });
  progress.end();
  const found = [...read.findings, ...reading.findings];
  const isComplete = found.every(({ severity }) => severity !== 'error');
  // Where something could not be read, that is why there is nothing.
  if (read.documents === 0) throw new BadInput(isComplete ? [...found, noDocuments(paths)] : found);
  if (strict && !isComplete) throw new BadInput(found);
  printManyFindings([
    ...found,
    ...scarcityOf(paths, reading),
    ...namespaceLabelsWarnings(reading),
    ...notJudgedWarnings(reading.notJudged),
  ]);
  return { world: worldOf(reading.cluster, evaluationOptions(switches)), reading, isComplete };
}
