import type { Finding } from '../../diagnostics/finding';
import { readManifestPaths } from '../../files/path-reading';
import { clusterOf, type ClusterReading } from '../../manifests/cluster-reading';
import type { World } from '../../reachability/world';
import { BadInput } from '../bad-input';
import { printManyFindings } from '../print-findings';
import type { Progress } from '../progress';
import { evaluationOptions, type EvaluationSwitches } from '../switches/evaluation-switches';
import type { ReadingSwitches } from '../switches/reading-switches';
import { noDocuments, scarcityOf, type Strangeness } from './input-findings';
import { namespaceLabelsWarnings } from './namespace-labels-warning';
import { notJudgedWarnings } from './not-judged-warnings';
import { worldUnderProfile } from './world-under-profile';

/** A cluster that was read from files, ready to be asked. */
export interface ReadWorld {
  readonly world: World;
  readonly reading: ClusterReading;
  /** Whether everything could be read and would be accepted; if not, the world is the rest of it. */
  readonly isComplete: boolean;
}

export interface HowToTell {
  /** The texts of what was printed before: nothing is said twice. @default nothing was */
  readonly told?: Set<string>;
  /** @default connections of pods that nobody read are not shown */
  readonly strangeness?: Strangeness;
}

function newOnes(findings: readonly Finding[], told: Set<string>): readonly Finding[] {
  return findings.filter((finding) => {
    const { origin, ...where } = finding.where;
    const place = origin && [origin.file, origin.line, origin.column];
    const text = JSON.stringify([finding.code, finding.headline, finding.found, where, place]);
    if (told.has(text)) return false;
    told.add(text);
    return true;
  });
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
  { told = new Set(), strangeness }: HowToTell = {},
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
  const warnings = [
    ...found,
    ...scarcityOf(paths, reading, strangeness),
    ...namespaceLabelsWarnings(reading),
    ...notJudgedWarnings(reading.notJudged),
  ];
  printManyFindings(newOnes(warnings, told));
  const { world, findings } = worldUnderProfile(reading, evaluationOptions(switches), switches);
  printManyFindings(newOnes(findings, told));
  return { world, reading, isComplete: isComplete && findings.every(({ severity }) => severity !== 'error') };
}
