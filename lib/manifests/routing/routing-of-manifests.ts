import type { Finding } from '../../diagnostics/finding';
import { joinedRouting, partsOf, type Routing, type RoutingPart } from '../../model/routing';
import { duplicateObject } from '../cluster-findings';
import { KnownObjects } from '../duplicates';
import { identityOf, type Manifest } from '../manifest';
import { refusedByApiServer } from '../refusal-findings';
import { sameValue } from '../same-value';
import type { ServerVersionOptions } from '../validation/server-version';
import { routingOfObject } from './routing-of';

/** What leads to the pods of a cluster, and where it is written. */
export interface RoutingOfManifests {
  readonly routing: Routing;
  /** The object behind each part. */
  readonly sources: ReadonlyMap<RoutingPart, Manifest>;
  /** What cannot be read, what the API server would refuse, and what is written twice; no verdict depends on it. */
  readonly findings: readonly Finding[];
}

/**
 * Reads what leads to pods out of objects of kind `routing`, in any order. Of two objects with the same kind, namespace
 * and name the last one counts, as it does when they are applied one after the other.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 */
export function routingOfManifests(
  manifests: readonly Manifest[],
  { namespace, ...version }: ServerVersionOptions & { readonly namespace: string },
): RoutingOfManifests {
  const known = new KnownObjects(namespace);
  const counting: Manifest[] = [];
  const findings: Finding[] = [];
  for (const manifest of manifests) {
    const unreadable = manifest.unreadable?.() ?? [];
    if (unreadable.length > 0) {
      findings.push(...unreadable);
      continue;
    }
    const place = known.placeOf(manifest.unread ?? identityOf(manifest.object), 'routing', counting.length);
    const earlier = counting[place];
    if (earlier) {
      const same = sameValue(earlier.object, manifest.object);
      findings.push(duplicateObject(manifest, earlier, same, namespace));
    }
    counting[place] = manifest;
  }
  const sources = new Map<RoutingPart, Manifest>();
  const routings = counting.map((manifest) => {
    const { isPlainData = false } = manifest;
    const { routing, errors } = routingOfObject(manifest.object, { ...version, namespace, isPlainData });
    for (const error of errors) findings.push(refusedRouting(refusedByApiServer(manifest, error, namespace)));
    for (const part of partsOf(routing)) sources.set(part, manifest);
    return routing;
  });
  return { routing: joinedRouting(routings), sources, findings };
}

/** What is refused about an object that no verdict depends on. */
function refusedRouting({ binding: _, ...finding }: Finding): Finding {
  return {
    ...finding,
    severity: 'warning',
    why: 'the object would not be created, and so lead nowhere; no verdict depends on it',
  };
}
