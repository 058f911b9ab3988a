import type { ApiError } from './api-error';
import { goQuoted } from './go-text';

const READING_FAILED = 'NetworkPolicy in version "v1" cannot be handled as a NetworkPolicy: ';

/**
 * The whole message of the API server's answer: all errors as one text, each message once.
 *
 * Of several values of wrong types the server sees the first only, so the others are left out.
 *
 * @param name the name of the policy
 * @param errors what {@link validateNetworkPolicy} or {@link validateNetworkPolicyUpdate} found, one or more
 * @example statusOf('web', errors) // 'NetworkPolicy.networking.k8s.io "web" is invalid: spec.policyTypes[0]: ...'
 */
export function statusOf(name: string, errors: readonly ApiError[]): string {
  const [first] = errors;
  const messages = [...new Set(errors.map((error) => error.message))];
  const refusal = `NetworkPolicy.networking.k8s.io ${goQuoted(name)} is invalid`;
  if (first === undefined) return refusal;
  if (first.kind === 'TooLarge' || first.kind === 'Unreadable') return first.message;
  if (first.kind === 'WrongType') return READING_FAILED + first.message;
  if (first.kind === 'UnknownField') return `${READING_FAILED}strict decoding error: ${messages.join(', ')}`;
  return `${refusal}: ${messages.length === 1 ? first.message : `[${messages.join(', ')}]`}`;
}
