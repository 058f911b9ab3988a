import { invalid, tooLong } from './api-error';
import type { ApiError } from './api-error';
import { byteLength, goLowerCase, goQuoted } from './go-text';
import { labelKeyProblems } from './label-key';
import { labelValueProblems } from './label-value';
import { NEWEST_SERVER } from './server-version';
import type { ServerVersion } from './server-version';

const ANNOTATIONS_LIMIT = 256 * 1024;

/** Keys and values: a Map where keys come from outside, or an object. */
export type TextsByKey = ReadonlyMap<string, string> | Readonly<Record<string, string>>;

/**
 * What the API server says about labels, also about the `matchLabels` of a selector. Every error is at
 * `field` itself; its value is the wrong key or the wrong value. The server goes through labels in no fixed
 * order; here they are in the order that is given.
 *
 * @example validateLabels({ app: 'a b' }, 'metadata.labels')[0].value // '"a b"'
 */
export function validateLabels(labels: TextsByKey, field: string, server: ServerVersion = NEWEST_SERVER): ApiError[] {
  const errors: ApiError[] = [];
  for (const [key, value] of entriesOf(labels)) {
    for (const problem of labelKeyProblems(key, server)) errors.push(invalid(field, goQuoted(key), problem));
    for (const problem of labelValueProblems(value, server)) errors.push(invalid(field, goQuoted(value), problem));
  }
  return errors;
}

/** What the API server says about one label key, which stands at `field`. */
export function validateLabelKey(key: string, field: string, server: ServerVersion = NEWEST_SERVER): ApiError[] {
  return labelKeyProblems(key, server).map((problem) => invalid(field, goQuoted(key), problem));
}

/** What the API server says about annotations: keys are label keys in any case, all together have 256 KiB at most. */
export function validateAnnotations(
  annotations: TextsByKey,
  field: string,
  server: ServerVersion = NEWEST_SERVER,
): ApiError[] {
  const errors: ApiError[] = [];
  let size = 0;
  for (const [key, value] of entriesOf(annotations)) {
    for (const problem of labelKeyProblems(goLowerCase(key), server))
      errors.push(invalid(field, goQuoted(key), problem));
    size += byteLength(key) + byteLength(value);
  }
  if (size > ANNOTATIONS_LIMIT) {
    const limit = server.saysNotMoreThan ? 'may not be more than' : 'must have at most';
    errors.push(tooLong(field, `${limit} ${ANNOTATIONS_LIMIT} bytes`));
  }
  return errors;
}

function entriesOf(texts: TextsByKey): Iterable<readonly [string, string]> {
  return texts instanceof Map ? texts : Object.entries(texts);
}
