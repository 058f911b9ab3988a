import type { Workload } from '../model/workload';
import { addressEnd, podEnd } from '../reachability/connection';
import { workloadNames } from '../report/workload-names';
import { formatAddress, type Address } from '../sets/address';
import type { EndWords } from './end-words';
import { workloadNamed } from './find-workloads';
import type { QuestionEnd } from './question';

/** The workload of a pod that has an address; pods on the host network share theirs with their node. */
function ownerOf({ family, value }: Address, workloads: readonly Workload[]): Workload | undefined {
  const owners = workloads.filter(
    ({ hostNetwork, finished, addresses }) =>
      !hostNetwork && !finished && addresses.some((one) => one.family === family && one.value === value),
  );
  return owners.length === 1 ? owners[0] : undefined;
}

/**
 * Finds the end that a person means. The address of a pod that was read is that pod: policies apply to it, and select
 * it by its labels.
 *
 * @param note told what was not written, and is meant
 * @throws BadInput if it is a workload that was not read, or one of several
 */
export function askedEnd(
  argument: EndWords,
  workloads: readonly Workload[],
  note: (text: string) => void,
): QuestionEnd {
  if (argument.is === 'anywhere') return { kind: 'anywhere' };
  if (argument.is === 'workload') return podEnd(workloadNamed(argument.workload, workloads));
  if (argument.is === 'block') return { kind: 'block', block: argument.block };
  const owner = ownerOf(argument.address, workloads);
  if (!owner) return addressEnd(argument.address);
  note(`${formatAddress(argument.address)} is the address of ${workloadNames(workloads)(owner)}, which is judged`);
  return podEnd(owner);
}
