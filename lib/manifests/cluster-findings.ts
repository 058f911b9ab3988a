import type { Finding } from '../diagnostics/finding';
import { servedInstead } from './kinds';
import { identityOf, type Manifest } from './manifest';
import { describeObject, placeOf } from './refusal-findings';

/** An object of a kind that Kubernetes does not serve under this `apiVersion` and in this spelling. */
export function notServed(manifest: Manifest): Finding {
  const { apiVersion, kind } = manifest.object;
  const served = servedInstead(identityOf(manifest.object));
  const expected = served ? `apiVersion: ${served.apiVersion}, kind: ${served.kind}` : '';
  return {
    code: 'NP112',
    id: 'not-served',
    severity: 'error',
    headline: `${describeObject(manifest)} is of a kind that Kubernetes does not serve`,
    where: placeOf(manifest, 'apiVersion'),
    found: `apiVersion: ${String(apiVersion)}, kind: ${String(kind)}`,
    expected,
    why: 'the API server has no such kind, so the object would not be created; it is left out of every verdict',
    help: `write \`${expected}\``,
    binding: true,
  };
}

/** An object that was written twice. `same` tells whether both say the same. */
export function duplicateObject(second: Manifest, first: Manifest, same: boolean, namespace: string): Finding {
  const before = first.origin ? `${first.origin.file}:${first.origin.line}` : (first.path ?? 'an earlier object');
  return {
    code: 'NP113',
    id: 'duplicate-object',
    severity: same ? 'warning' : 'error',
    headline: `${describeObject(second, namespace)} is written twice, ${same ? 'with the same content' : 'and the two differ'}`,
    where: placeOf(second, 'metadata.name'),
    found: `the same kind, namespace and name as at ${before}`,
    expected: 'one object for each kind, namespace and name',
    why: 'in the cluster the one that is applied last replaces the other; here the last one counts',
    help: 'remove one of them, or give it another name',
  };
}
