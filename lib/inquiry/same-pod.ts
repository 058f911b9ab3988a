import type { Manifest } from '../manifests/manifest';
import { isStandIn } from '../manifests/stand-in';
import type { Workload } from '../model/workload';
import { FAMILIES } from '../sets/address';
import type { EndWords } from './end-words';
import type { QuestionEnd } from './question';

/** Whether a workload is one pod, and not all those that something makes. */
function isOnePod({ kind, addresses }: Workload, manifest: Manifest | undefined): boolean {
  const perFamily = FAMILIES.map((family) => addresses.filter((one) => one.family === family).length);
  return kind === 'Pod' && Math.max(...perFamily) <= 1 && !(manifest && isStandIn(manifest.object));
}

/** An end as a person named it, and as it was found. */
export interface FoundEnd {
  readonly argument: EndWords;
  readonly end: QuestionEnd;
}

/**
 * Whether a question is about a pod that calls its own address: one pod on both sides, or one address of a pod. Of other
 * workloads, one replica calls another.
 */
export function isSamePod(from: FoundEnd, to: FoundEnd, sources: ReadonlyMap<unknown, Manifest>): boolean {
  if (from.end.kind !== 'pod' || to.end.kind !== 'pod' || from.end.workload !== to.end.workload) return false;
  const [one, other] = [from.argument, to.argument];
  if (one.is === 'address' && other.is === 'address') {
    const isEqual = one.address.family === other.address.family && one.address.value === other.address.value;
    if (isEqual) return true;
  }
  return isOnePod(from.end.workload, sources.get(from.end.workload));
}
