import { refuse, type Decoder, type Fields, type Position } from './decode/decoder';
import { isPlainObject, ownValue } from './decode/plain-values';
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
      const decoded = decoders.flatMap(([key, decoder]): [string, unknown][] => {
        const entry = ownValue(value, key) ?? null;
        return entry === null ? [] : [[key, decoder.decode(entry, inside(position, name, key))]];
      });
      // Each value came out of the decoder that Fields<T> demands for its key.
      return Object.fromEntries(decoded) as Partial<T>;
    },
  };
}

/** Reads a whole object; it may be anything, and this never throws because of its types or its size. */
export function decodePart<T>(decoder: Decoder<T>, object: unknown): Decoding<T> {
  const problems = new Problems();
  try {
    const decoded = decoder.decode(object, { field: '', goStruct: '', goPath: '', problems });
    return problems.all.length > 0 ? { errors: problems.all } : { decoded, errors: [] };
  } catch (thrown) {
    if (!(thrown instanceof RequestTooLarge)) throw thrown;
    return { errors: [{ field: '', message: `Request entity too large: limit is ${REQUEST_LIMIT}` }] };
  }
}

function inside(position: Position, goStruct: string, key: string): Position {
  const at = (path: string): string => (path === '' ? key : `${path}.${key}`);
  return { ...position, field: at(position.field), goStruct, goPath: at(position.goPath) };
}
