import type { ApiObject } from 'cdk8s';
import type { PlannedCluster } from '../dsl';
import type { ObjectKind } from '../manifests/kinds';

const objectsByKind = new WeakMap<PlannedCluster, ReadonlyMap<ObjectKind, readonly ApiObject[]>>();
const NONE: readonly ApiObject[] = Object.freeze([]);

/** The cluster's API objects of one kind, as they will be written. */
export function objectsOf(planned: PlannedCluster, kind: ObjectKind): readonly ApiObject[] {
  const known = objectsByKind.get(planned) ?? byKind(planned);
  objectsByKind.set(planned, known);
  return known.get(kind) ?? NONE;
}

function byKind({ apiObjects, rendering }: PlannedCluster): ReadonlyMap<ObjectKind, readonly ApiObject[]> {
  const groups = new Map<ObjectKind, ApiObject[]>();
  for (const object of apiObjects) {
    const kind = rendering.kindOf(object);
    const group = groups.get(kind);
    if (group) group.push(object);
    else groups.set(kind, [object]);
  }
  return groups;
}
