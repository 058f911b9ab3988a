/**
 * What is wrong, in the words of the API server; the last four come from reading the request, before any
 * rule is looked at.
 */
export type ApiErrorKind =
  | 'Required'
  | 'Invalid'
  | 'Unsupported'
  | 'Forbidden'
  | 'TooLong'
  | 'WrongType'
  | 'UnknownField'
  | 'Unreadable'
  | 'TooLarge';

/** One reason for which the API server would refuse an object. */
export interface ApiError {
  /** Path of the field, such as `spec.ingress[0].from[1].ipBlock.cidr`. */
  readonly field: string;
  readonly kind: ApiErrorKind;
  /** The offending value as the server prints it, quotes included; absent where the server prints none. */
  readonly value?: string;
  /** The last part of the message; may be empty. */
  readonly detail: string;
  /** The whole line, exactly as the server prints it. */
  readonly message: string;
}

/** One thing that the API server accepts and warns about. */
export interface ApiWarning {
  readonly field: string;
  /** The whole line, exactly as the server prints it, with the field. */
  readonly message: string;
}

const PRINTED_KINDS = {
  Required: 'Required value',
  Invalid: 'Invalid value',
  Unsupported: 'Unsupported value',
  Forbidden: 'Forbidden',
  TooLong: 'Too long',
} as const;

/** A required field is missing or empty. */
export function required(field: string, detail: string): ApiError {
  return ruleError(field, 'Required', detail);
}

/** A value breaks a rule; `value` is rendered already. */
export function invalid(field: string, value: string, detail: string): ApiError {
  return ruleError(field, 'Invalid', detail, value);
}

/** A value is none of those that are supported; `value` is rendered already. */
export function unsupported(field: string, value: string, supported: readonly string[]): ApiError {
  const listed = supported.map((one) => `"${one}"`).join(', ');
  return ruleError(field, 'Unsupported', `supported values: ${listed}`, value);
}

/** A field that may not be there under these conditions. */
export function forbidden(field: string, detail: string): ApiError {
  return ruleError(field, 'Forbidden', detail);
}

/** A value is too long; the server does not repeat it. */
export function tooLong(field: string, detail: string): ApiError {
  return ruleError(field, 'TooLong', detail);
}

function ruleError(field: string, kind: keyof typeof PRINTED_KINDS, detail: string, value?: string): ApiError {
  const parts = [field, PRINTED_KINDS[kind], ...(value === undefined ? [] : [value]), ...(detail ? [detail] : [])];
  return { field, kind, ...(value === undefined ? {} : { value }), detail, message: parts.join(': ') };
}
