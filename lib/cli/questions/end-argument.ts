import { readEnd, readWorkloadName, type WorkloadName } from '../../inquiry/end-words';
import { speltArgument } from './spelt-argument';

export type { EndWords as EndArgument, WorkloadName } from '../../inquiry/end-words';

/** The parser of an option that names an end. */
export const endArgument = speltArgument(readEnd);

/** The parser of an option that names a workload. */
export const workloadArgument = speltArgument(readWorkloadName);

/** The parser of an option that names workloads, and may be given several times. */
export function repeatableWorkload(text: string, before: readonly WorkloadName[] = []): readonly WorkloadName[] {
  return [...before, workloadArgument(text)];
}
