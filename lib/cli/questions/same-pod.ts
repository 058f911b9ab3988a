import { isPlainObject, ownValue } from '../../manifests/decode/plain-values';
import type { Manifest } from '../../manifests/manifest';
import { STAND_IN_IMAGE } from '../../manifests/stand-in';
import type { Workload } from '../../model/workload';
import { FAMILIES } from '../../sets/address';
import type { EndArgument } from './end-argument';
import type { QuestionEnd } from './question';

function isStandIn(manifest: Manifest | undefined): boolean {
  const spec = manifest?.object['spec'];
  const containers = isPlainObject(spec) ? ownValue(spec, 'containers') : undefined;
  return (
    Array.isArray(containers) &&
    containers.some((one) => isPlainObject(one) && ownValue(one, 'image') === STAND_IN_IMAGE)
  );
}

/** Whether a workload is one pod, and not all those that something makes. */
function isOnePod({ kind, addresses }: Workload, manifest: Manifest | undefined): boolean {
  const perFamily = FAMILIES.map((family) => addresses.filter((one) => one.family === family).length);
  return kind === 'Pod' && Math.max(...perFamily) <= 1 && !isStandIn(manifest);
}

/** An end as a person named it, and as it was found. */
export interface FoundEnd {
  readonly argument: EndArgument;
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
