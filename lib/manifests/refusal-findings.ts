import type { Finding, Place } from '../diagnostics/finding';
import { kindOf } from './kinds';
import { identityOf, objectName, type Manifest } from './manifest';
import { manifestKey } from './manifest-key';
import { resolvePlain } from './reading/yaml-scalars';
import type { Refusal } from './refusal';
import { helpFor, NO_STRING } from './refusal-help';

/**
 * How findings name an object: its kind, and `namespace/name` in backticks.
 *
 * @param namespace the namespace of an object that names none
 */
export function describeObject({ object }: Manifest, namespace = ''): string {
  const identity = identityOf(object);
  // A Namespace is in no namespace.
  const owner = kindOf(object) === 'namespace' ? '' : identity.namespace || namespace;
  const name = objectName({ ...identity, namespace: owner });
  return `${identity.kind} \`${name === '' ? '(no name)' : name}\``;
}

/** Where a finding about a field of an object points; without a field, at the object. */
export function placeOf(manifest: Manifest, field = ''): Place {
  const origin = manifest.originOf(field) ?? manifest.origin;
  return {
    path: manifest.path ?? objectName(identityOf(manifest.object)),
    ...(origin === undefined ? {} : { origin }),
    ...(field === '' ? {} : { field }),
    ...(manifest.path === undefined && manifest.origin ? { belongsTo: { objects: [manifestKey(manifest)] } } : {}),
  };
}

/**
 * What the API server refuses about an object. No switch silences it: the object cannot come to be.
 *
 * @param acceptedUpTo the newest Kubernetes version that accepts the object, if there is one
 */
export function refusedByApiServer(
  manifest: Manifest,
  { field, message }: Refusal,
  namespace: string,
  acceptedUpTo?: string,
): Finding {
  const accepted = acceptedUpTo && `; Kubernetes up to ${acceptedUpTo} accepts it`;
  const judge = acceptedUpTo && `; \`--kubernetes-version ${acceptedUpTo}\` judges it as it is`;
  return {
    code: 'NP101',
    id: 'refused-by-api-server',
    severity: 'error',
    headline: `${describeObject(manifest, namespace)} is refused by the API server: ${message}`,
    where: placeOf(manifest, field),
    ...unquoted(manifest, field, message),
    why: `the object would not be created, so it is left out of every verdict${accepted ?? ''}`,
    help: `${helpFor(field, message)}${judge ?? ''}`,
    binding: true,
  };
}

/** What the API server accepts with a warning. */
export function warnedByApiServer(manifest: Manifest, { field, message }: Refusal, namespace: string): Finding {
  return {
    code: 'NP111',
    id: 'warned-by-api-server',
    severity: 'warning',
    headline: `${describeObject(manifest, namespace)} is accepted by the API server with a warning: ${message}`,
    where: placeOf(manifest, field),
    why: 'the object is created as it is written, and may be refused by a later Kubernetes version',
    help: `write \`${field}\` as the warning says`,
  };
}

/** What the API server would refuse about an object that is in the cluster already. */
export function outlivedRefusal(manifest: Manifest, { field, message }: Refusal, namespace: string): Finding {
  const name = describeObject(manifest, namespace);
  return {
    code: 'NP111',
    id: 'warned-by-api-server',
    severity: 'warning',
    headline: `${name} exists already, and would be refused by the API server if it were written again: ${message}`,
    where: placeOf(manifest, field),
    why: 'it is in the cluster, and in force since an older version accepted it, so it is judged as it is',
    help: helpFor(field, message),
  };
}

/** What stands where a string belongs: YAML 1.1 takes more words for something else than people know of. */
function unquoted(manifest: Manifest, field: string, message: string): Pick<Finding, 'found' | 'expected'> {
  const written = NO_STRING.test(message) ? manifest.writtenAt?.(field) : undefined;
  if (written === undefined) return {};
  const value = resolvePlain(written);
  const [noun, read] = typeof value === 'boolean' ? ['boolean', `${value}`] : ['number', `${Number(value)}`];
  const found = read === written ? `a ${noun}` : `which YAML 1.1 reads as the ${noun} \`${read}\``;
  return { found: `\`${written}\`, ${found}`, expected: `a string: \`"${written}"\`` };
}
