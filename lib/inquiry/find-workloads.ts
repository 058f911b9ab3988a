import type { Finding } from '../diagnostics/finding';
import { nearest } from '../diagnostics/nearest';
import { workloadId, type Workload } from '../model/workload';
import { fullWorkloadName } from '../report/workload-names';
import { BadInput } from './bad-input';
import type { WorkloadName } from './end-words';
import { kindSpelt } from './workload-kinds';

/** So many names are listed in a finding; more are counted. */
const NAMES_SHOWN = 12;

function listed(names: Iterable<string>): string {
  const sorted = [...new Set(names)].sort();
  const shown = sorted.slice(0, NAMES_SHOWN).map((name) => `\`${name}\``);
  const more = sorted.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

function written({ namespace, kind, name }: WorkloadName): string {
  return kind === undefined ? `${namespace}/${name}` : `${namespace}/${kind}/${name}`;
}

/** Whether a kind that a person wrote, if any, is one of Kubernetes, or of those that were read. */
function isKnownKind({ kind }: WorkloadName, workloads: readonly Workload[]): boolean {
  if (kind === undefined || kindSpelt(kind) !== undefined) return true;
  return workloads.some((workload) => workload.kind.toLowerCase() === kind.toLowerCase());
}

function unknownWorkload(wanted: WorkloadName, workloads: readonly Workload[]): Finding {
  const text = written(wanted);
  const inNamespace = workloads.filter(({ namespace }) => namespace === wanted.namespace);
  const nameOf = wanted.kind === undefined ? workloadId : fullWorkloadName;
  // Pods of a live cluster go by the name of their owner, with which their own names begin.
  const owner =
    inNamespace.find(({ name }) => wanted.name === name) ??
    inNamespace.find(({ name }) => wanted.name.startsWith(`${name}-`));
  const meant = owner
    ? nameOf(owner)
    : (nearest(text, inNamespace.map(nameOf)) ?? nearest(text, workloads.map(nameOf)));
  const expected =
    workloads.length === 0
      ? 'a workload, and none was read'
      : inNamespace.length > 0
        ? `a workload of \`${wanted.namespace}\`: ${listed(inNamespace.map(({ name }) => name))}`
        : `a workload of one of the namespaces ${listed(workloads.map(({ namespace }) => namespace))}`;
  return {
    code: 'NP031',
    id: 'unknown-workload',
    severity: 'error',
    headline: isKnownKind(wanted, workloads)
      ? `there is no workload \`${text}\` in what was read`
      : `there is no kind \`${wanted.kind}\` of workloads in what was read`,
    where: {},
    found: `\`${text}\``,
    expected,
    why: 'nothing can be said about pods that nobody knows',
    help: meant ? `did you mean \`${meant}\`?` : 'correct the name, or give the manifests that hold the workload, too',
  };
}

function ambiguousWorkload(wanted: WorkloadName, found: readonly Workload[]): Finding {
  return {
    code: 'NP032',
    id: 'ambiguous-workload',
    severity: 'error',
    headline: `\`${written(wanted)}\` is the name of ${found.length} workloads`,
    where: {},
    found: listed(found.map(fullWorkloadName)),
    expected: 'the name of one workload',
    why: 'they may be judged differently',
    help: `name one of them, such as \`${found[0] ? fullWorkloadName(found[0]) : ''}\``,
  };
}

/** Whether a workload is one of those that a person named. Kinds are read whatever their case. */
export function isNamed({ namespace, kind, name }: WorkloadName, workload: Workload): boolean {
  return (
    workload.namespace === namespace &&
    workload.name === name &&
    (kind === undefined || kind.toLowerCase() === workload.kind.toLowerCase())
  );
}

/**
 * The workloads that a person named, of whatever kind.
 *
 * @throws BadInput if there are none
 */
export function workloadsNamed(wanted: WorkloadName, workloads: readonly Workload[]): Workload[] {
  const found = workloads.filter((workload) => isNamed(wanted, workload));
  if (found.length === 0) throw new BadInput([unknownWorkload(wanted, workloads)]);
  return found;
}

/**
 * The one workload that a person named.
 *
 * @throws BadInput if there is none, or more than one
 */
export function workloadNamed(wanted: WorkloadName, workloads: readonly Workload[]): Workload {
  const [workload, ...others] = workloadsNamed(wanted, workloads);
  if (!workload || others.length > 0)
    throw new BadInput([ambiguousWorkload(wanted, [...(workload ? [workload] : []), ...others])]);
  return workload;
}
