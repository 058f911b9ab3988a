import { refuse, type Decoder, type Fields } from './decode/decoder';
import { isPlainObject } from './decode/plain-values';
import { Position } from './decode/position';
import { Problems, REQUEST_LIMIT, RequestTooLarge } from './decode/problems';
import type { Refusal } from './refusal';

/** What came out of an object; where there are errors, the API server could not read it either. */
export type Decoding<T> =
  | { readonly decoded: T; readonly errors: readonly [] }
  | { readonly decoded?: undefined; readonly errors: readonly Refusal[] };

/**
 * Reads the fields that are named and looks at no others: of most kinds only a part is known here, so an unknown
 * field is not a mistake. A value of a wrong type is refused in the words of the API server.
 */
export function someFields<T extends object>(name: string, fields: Fields<T>): Decoder<Partial<T>> {
  const goType = `v1.${name}`;
  const decoders: readonly [string, Decoder<unknown>][] = Object.entries(fields);
  return {
    goType,
    zero: {},
    decode(value, position) {
      if (!isPlainObject(value)) return refuse(value, position, goType, {});
      const decoded: Record<string, unknown> = {};
      for (const [key, decoder] of decoders) {
        const entry = position.problems.valueIn(value, key) ?? null;
        if (entry !== null) decoded[key] = decoder.decode(entry, position.ofField(key, name));
      }
      // Each value came out of the decoder that Fields<T> demands for its key.
      return decoded as Partial<T>;
    },
  };
}

/**
 * Reads a whole object; it may be anything, and this never throws because of its types or its size.
 *
 * @param isPlainData true for an object that a reader made of a text
 */
export function decodePart<T>(decoder: Decoder<T>, object: unknown, isPlainData = false): Decoding<T> {
  const problems = new Problems(isPlainData);
  try {
    const decoded = decoder.decode(object, Position.ofObject(problems));
    return problems.all.length > 0 ? { errors: problems.all } : { decoded, errors: [] };
  } catch (thrown) {
    if (!(thrown instanceof RequestTooLarge)) throw thrown;
    return { errors: [{ field: '', message: `Request entity too large: limit is ${REQUEST_LIMIT}` }] };
  }
}
