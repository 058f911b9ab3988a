import type { ApiError } from '../validation/api-error';
import { metadata } from './decode-metadata';
import { spec } from './decode-spec';
import type { DecodedMetadata, DecodedPolicy, DecodedSpec } from './decoded-policy';
import { anything, struct } from './decoder';
import { Position } from './position';
import { Problems, REQUEST_LIMIT, RequestTooLarge } from './problems';

/** What came out of decoding: a policy, or the reasons why the API server could not read it. */
export type Decoding =
  | { readonly policy: DecodedPolicy; readonly errors: readonly [] }
  | { readonly policy?: undefined; readonly errors: readonly ApiError[] };

interface Fields {
  readonly apiVersion: unknown;
  readonly kind: unknown;
  readonly metadata: Partial<DecodedMetadata>;
  readonly spec: Partial<DecodedSpec>;
}

const networkPolicy = struct<Fields>('NetworkPolicy', { apiVersion: anything, kind: anything, metadata, spec });

/**
 * Decodes a raw NetworkPolicy as the API server decodes a request with strict field validation, which is
 * what kubectl asks for: a value of a wrong type, or an unknown field, is refused before any rule is applied.
 * The server stops at the first wrong type; all of them are given here, in the order in which it would come
 * to them. `apiVersion` and `kind` are taken to be right.
 *
 * The object may be anything at all: this never throws, calls no getter and does not follow cycles. A value
 * of `undefined` counts as absent, as it does in JSON.
 *
 * @param isPlainData true for an object that a reader made of a text: it is read without that care
 */
export function decodePolicy(object: unknown, isPlainData = false): Decoding {
  const problems = new Problems(isPlainData);
  try {
    const decoded = networkPolicy.decode(object, Position.ofObject(problems));
    if (problems.all.length > 0) return { errors: problems.all };
    const { apiVersion, kind } = decoded;
    return { policy: { apiVersion, kind, metadata: decoded.metadata ?? {}, spec: decoded.spec ?? {} }, errors: [] };
  } catch (thrown) {
    if (thrown instanceof RequestTooLarge) {
      const message = `Request entity too large: limit is ${REQUEST_LIMIT}`;
      return { errors: [{ field: '', kind: 'TooLarge', detail: message, message }] };
    }
    // Only an object that fights back comes here, such as a revoked Proxy.
    const message = 'the object cannot be read';
    return { errors: [{ field: '', kind: 'Unreadable', detail: message, message }] };
  }
}
