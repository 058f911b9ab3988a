import { decodePolicy } from '../decode/decode-policy';
import type { DecodedPolicy } from '../decode/decoded-policy';
import type { ApiError, ApiWarning } from './api-error';
import { validateMetadata } from './metadata';
import { rulesForNew } from './policy-rules';
import { serverVersion } from './server-version';
import type { ServerVersion, ServerVersionOptions } from './server-version';
import { specWarnings, validateSpec } from './spec';

export interface ValidationOptions extends ServerVersionOptions {
  /**
   * Whether `metadata.namespace` must be written. The API server takes it from the URL, and `kubectl` from
   * its context, so that it may be absent.
   *
   * @default false
   */
  readonly requireNamespace?: boolean;
}

/** What the API server would answer: it refuses the object for the errors; without any, it gives the warnings. */
export interface Validation {
  readonly errors: readonly ApiError[];
  readonly warnings: readonly ApiWarning[];
}

/**
 * What the API server says when this NetworkPolicy is created, in its own words and order.
 *
 * The object may be anything: this never throws because of it. Fields of a wrong type and unknown fields are
 * refused while decoding, as with kubectl's strict validation; then nothing else is said. `apiVersion` and
 * `kind` are taken to be right.
 *
 * Two things the server leaves to chance: the order in which it goes through labels (here: sorted by key),
 * and a generated name (here: not judged). Since 1.36 it may say a missing `cidr` after all other errors.
 *
 * Source: Kubernetes API validation for NetworkPolicy.
 *
 * @throws RangeError for a `kubernetesVersion` that is unknown here
 * @example validateNetworkPolicy({ metadata: { name: 'a' }, spec: { ingress: [{ from: [{}] }] } }).errors[0].message
 * // 'spec.ingress[0].from[0]: Required value: must specify a peer'
 */
export function validateNetworkPolicy(object: unknown, options: ValidationOptions = {}): Validation {
  const server = serverVersion(options);
  const { policy, errors: decodeErrors } = decodePolicy(object);
  if (policy === undefined) return { errors: decodeErrors, warnings: [] };
  const errors = policyErrors(policy, server, options.requireNamespace ?? false);
  return { errors, warnings: errors.length > 0 ? [] : specWarnings(policy.spec, server) };
}

/** What the API server says about a new policy that it could decode. */
export function policyErrors(policy: DecodedPolicy, server: ServerVersion, requireNamespace: boolean): ApiError[] {
  return [
    ...validateMetadata(policy.metadata, server, requireNamespace),
    ...validateSpec(policy.spec, rulesForNew(server)),
  ];
}
