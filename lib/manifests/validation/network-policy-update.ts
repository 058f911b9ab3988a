import { decodePolicy } from '../decode/decode-policy';
import type { DecodedPolicy } from '../decode/decoded-policy';
import type { ApiError } from './api-error';
import { validateCommonMetadata, validateMetadata } from './metadata';
import type { NameRule } from './metadata';
import { validateMetadataUpdate } from './metadata-update';
import type { Validation, ValidationOptions } from './network-policy';
import { rulesForNew } from './policy-rules';
import type { PolicyRules } from './policy-rules';
import { validateSelector } from './selector';
import { serverVersion } from './server-version';
import type { ServerVersion } from './server-version';
import { cidrTextsOf, specWarnings, validateSpec } from './spec';

/** On an update the name is that of a stored object; the server only wants it to be a part of a URL. */
const segmentProblems: NameRule = (name, prefix) => [
  ...(!prefix && (name === '.' || name === '..') ? [`may not be '${name}'`] : []),
  ...['/', '%'].filter((character) => name.includes(character)).map((character) => `may not contain '${character}'`),
];

/**
 * What the API server says when the NetworkPolicy `old` is replaced by `object`.
 *
 * The spec is judged anew, with two exceptions for what old objects hold already. Since 1.36 any text that
 * stands as a CIDR in the old object is accepted as one anywhere in the new; it must still be a strict subset
 * where it is an `except`. And if the old `spec.podSelector` breaks a rule, the `values` of all selectors may
 * be any text. Each message is given once, as the server prints it once.
 *
 * @param old the stored object; it is not judged
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @throws TypeError when `old` cannot even be decoded, so that no server can have stored it
 */
export function validateNetworkPolicyUpdate(
  old: unknown,
  object: unknown,
  options: ValidationOptions = {},
): Validation {
  const server = serverVersion(options);
  const { policy: stored, errors: storedErrors } = decodePolicy(old);
  if (stored === undefined) throw new TypeError(`the old object is no NetworkPolicy: ${storedErrors[0]?.message}`);
  const { policy, errors: decodeErrors } = decodePolicy(object);
  if (policy === undefined) return { errors: decodeErrors, warnings: [] };
  const errors = onceEach(updateErrors(stored, withStoredMetadata(policy, stored), server, options));
  return { errors, warnings: errors.length > 0 ? [] : specWarnings(policy.spec, server) };
}

function updateErrors(
  old: DecodedPolicy,
  policy: DecodedPolicy,
  server: ServerVersion,
  { requireNamespace = false }: ValidationOptions,
): readonly ApiError[] {
  const tolerating = { ...rulesForNew(server), toleratesSelectorValues: selectorWasWrong(old, server) };
  const updating: PolicyRules = {
    ...tolerating,
    acceptedCidrs: server.strictCidrs ? cidrTextsOf(old.spec) : new Set(),
  };
  return [
    ...validateCommonMetadata(policy.metadata, segmentProblems, server, requireNamespace),
    ...validateMetadataUpdate(policy.metadata, old.metadata, server),
    ...(server.validatesUpdatesAsNew
      ? [...validateMetadata(policy.metadata, server, requireNamespace), ...validateSpec(policy.spec, tolerating)]
      : []),
    ...validateSpec(policy.spec, updating),
  ];
}

/** The server gives the update the generation of the old object, whatever is written. */
function withStoredMetadata(policy: DecodedPolicy, { metadata: { generation = 0 } }: DecodedPolicy): DecodedPolicy {
  return { ...policy, metadata: { ...policy.metadata, generation } };
}

function selectorWasWrong({ spec }: DecodedPolicy, server: ServerVersion): boolean {
  return validateSelector(spec.podSelector, 'spec.podSelector', rulesForNew(server)).length > 0;
}

function onceEach(errors: readonly ApiError[]): readonly ApiError[] {
  return [...new Map(errors.map((error) => [error.message, error])).values()];
}
