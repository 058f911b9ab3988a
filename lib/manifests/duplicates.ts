import type { Finding } from '../diagnostics/finding';
import { duplicateObject } from './cluster-findings';
import { kindOf } from './kinds';
import { identityOf, qualifiedKind, type Manifest } from './manifest';
import { sameValue } from './same-value';

/**
 * Each object once, in the order of first appearance: the last one of those with the same kind, namespace and
 * name, which is the one that stays when they are applied one after the other.
 *
 * @param namespace the namespace of objects that name none
 */
export function withoutDuplicates(
  manifests: readonly Manifest[],
  namespace: string,
): { readonly unique: readonly Manifest[]; readonly findings: readonly Finding[] } {
  const unique = new Map<unknown, Manifest>();
  const findings: Finding[] = [];
  for (const manifest of manifests) {
    const key = keyOf(manifest, namespace);
    const earlier = unique.get(key);
    if (earlier) {
      findings.push(duplicateObject(manifest, earlier, sameValue(earlier.object, manifest.object), namespace));
    }
    unique.set(key, manifest);
  }
  return { unique: [...unique.values()], findings };
}

/** The API server makes up a name of its own for each object without one, so such an object is only itself. */
function keyOf(manifest: Manifest, namespace: string): unknown {
  const identity = identityOf(manifest.object);
  if (identity.name === '') return manifest;
  const owner = kindOf(manifest.object) === 'namespace' ? '' : identity.namespace || namespace;
  return JSON.stringify([qualifiedKind(identity), owner, identity.name]);
}
