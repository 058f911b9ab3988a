import type { Belonging, Place } from '../../diagnostics/finding';
import type { Manifest } from '../../manifests/manifest';
import { manifestKey } from '../../manifests/manifest-key';

/** A namespace, as what is in it belongs to it. */
export function namespaceKey(namespace: string): string {
  return `Namespace ${namespace}`;
}

/** Something that was read, and the object it was read from. */
export interface Placed {
  /** `namespace/name`, as findings print it. */
  readonly path: string;
  readonly namespace: string;
  readonly manifest: Manifest | undefined;
}

/** Where a finding about a field of an object points; without a field, at the object. */
export function placeOf({ path, namespace, manifest }: Placed, field = ''): Place {
  const origin = manifest?.originOf(field) ?? manifest?.origin;
  const objects = [...(manifest ? [manifestKey(manifest)] : []), namespaceKey(namespace)];
  const belongsTo: Belonging = { constructs: [], objects };
  return { path, ...(origin && { origin }), ...(field && { field }), belongsTo };
}
