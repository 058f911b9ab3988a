import type { Finding } from '../../diagnostics/finding';
import type { ClusterReading } from '../../manifests/cluster-reading';

const PATHS_HELP = 'give the files or folders that hold the policies and the workloads; `-` is standard input';

function listed(paths: readonly string[]): string {
  return paths.map((path) => `\`${path}\``).join(', ');
}

/** Nothing at all was read. */
export function noDocuments(paths: readonly string[]): Finding {
  return {
    code: 'NP033',
    id: 'no-documents',
    severity: 'error',
    headline: `no document could be read from ${listed(paths)}`,
    where: {},
    why: 'there is nothing to judge, and an empty result would look like an answer',
    help: PATHS_HELP,
  };
}

/** Documents, and no policy among them. */
export function noPolicies(paths: readonly string[]): Finding {
  return {
    code: 'NP034',
    id: 'no-policies',
    severity: 'warning',
    headline: `there is no NetworkPolicy in ${listed(paths)}`,
    where: {},
    found: 'no object of kind `NetworkPolicy` in `networking.k8s.io/v1`',
    expected: 'one or more',
    why: 'without policies everyone reaches everyone',
    help: PATHS_HELP,
  };
}

/** Whether connections of pods that nobody read are shown, too, and how manifests are added. */
export interface Strangeness {
  readonly strangers: boolean;
  /** @default the manifests are given as paths */
  readonly addedBy?: string;
}

/** Policies, and no pods for them. */
export function noWorkloads(paths: readonly string[], policies: number, { strangers, addedBy }: Strangeness): Finding {
  return {
    code: 'NP035',
    id: 'no-workloads',
    severity: 'warning',
    headline: `there are no pods for the ${policies === 1 ? 'policy' : `${policies} policies`} in ${listed(paths)}`,
    where: {},
    found: 'no Pod, and no object that makes pods',
    expected: 'the workloads that the policies select',
    why: strangers
      ? 'only pods that may exist are shown, under names in parentheses'
      : 'connections are between pods, so there is none to show',
    help: `give the manifests of the workloads, too${addedBy ? `, with ${addedBy}` : ''}; for apps they are in \`.netpol/inventory\``,
  };
}

/** What there is too little of to say much. */
export function scarcityOf(
  paths: readonly string[],
  { cluster }: Pick<ClusterReading, 'cluster'>,
  strangeness: Strangeness = { strangers: false },
): Finding[] {
  if (cluster.policies.length === 0) return [noPolicies(paths)];
  return cluster.workloads.length === 0 ? [noWorkloads(paths, cluster.policies.length, strangeness)] : [];
}

/** A file that the result cannot be written to. `reason` is what the operating system says. */
export function unwritableFile(path: string, reason: string): Finding {
  return {
    code: 'NP036',
    id: 'unwritable-file',
    severity: 'error',
    headline: `\`${path}\` cannot be written`,
    where: { path },
    found: reason,
    expected: 'a file in a folder that is there and may be written',
    why: 'the result is lost; what was there before is as it was',
    help: 'make the folder, or name another file with --output',
  };
}

/** More connections than a format can hold in memory. */
export function tooManyConnections(count: number, format: string): Finding {
  return {
    code: 'NP037',
    id: 'too-many-connections',
    severity: 'error',
    headline: `the map has too many connections for the format \`${format}\``,
    where: {},
    found: `up to ${count} connections between workloads`,
    expected: 'as many as fit into memory',
    why: 'the program would end in the middle, without a result',
    help: 'ask for some workloads with `--focus`, or for `--format json` or `csv`, which are written line by line',
  };
}
