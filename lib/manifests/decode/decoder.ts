import { byteLength } from '../validation/go-text';
import { isPlainObject, kindOf } from './plain-values';
import type { Position } from './position';

/**
 * Reads a value of one Go type out of anything. A value of a wrong type becomes a problem, and `zero` is
 * read in its place; so it is for null in a list, as in Go.
 */
export interface Decoder<T> {
  /** The type as Go prints it, such as `v1.NetworkPolicyPort`. */
  readonly goType: string;
  readonly zero: T;
  decode(value: unknown, position: Position): T;
}

/** A text, of type `string` or of a Go type made of it. */
export function text(goType = 'string'): Decoder<string> {
  return {
    goType,
    zero: '',
    decode(value, position) {
      if (typeof value !== 'string') return refuse(value, position, goType, '');
      position.problems.spend(byteLength(value));
      return value;
    },
  };
}

const anyText = text();

export const bool: Decoder<boolean> = {
  goType: 'bool',
  zero: false,
  decode: (value, position) => (typeof value === 'boolean' ? value : refuse(value, position, 'bool', false)),
};

/** A whole number of 32 or 64 bits, with sign. */
export function int(bits: 32 | 64): Decoder<number> {
  const goType = `int${bits}`;
  const limit = 2 ** (bits - 1);
  return {
    goType,
    zero: 0,
    decode(value, position) {
      if (typeof value !== 'number') return refuse(value, position, goType, 0);
      if (Number.isInteger(value) && value >= -limit && value < limit) return value;
      return refuse(value, position, goType, 0, `number ${value}`);
    },
  };
}

const int32 = int(32);

/** A number of 32 bits or a text, as `port` takes it. */
export const intOrString: Decoder<number | string> = {
  goType: 'intstr.IntOrString',
  zero: 0,
  decode: (value, position) =>
    typeof value === 'string' ? anyText.decode(value, position) : int32.decode(value, position.ofOwnDecoder()),
};

/** A list, null items read as zero values. */
export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  const goType = `[]${item.goType}`;
  return {
    goType,
    zero: [],
    decode(value, position) {
      if (!Array.isArray(value)) return refuse(value, position, goType, []);
      // An item and its comma have two bytes or more.
      position.problems.spend(2 * value.length);
      const items: T[] = [];
      for (let index = 0; index < value.length; index += 1) {
        const element = position.problems.valueIn(value, index) ?? null;
        items.push(element === null ? item.zero : item.decode(element, position.ofItem(index)));
      }
      return items;
    },
  };
}

/** A map of texts, sorted by key, null values read as empty texts. A Map, since a key may be `__proto__`. */
export const textMap: Decoder<ReadonlyMap<string, string>> = {
  goType: 'map[string]string',
  zero: new Map(),
  decode(value, position) {
    if (!isPlainObject(value)) return refuse(value, position, textMap.goType, textMap.zero);
    const entries = new Map<string, string>();
    for (const key of keysOf(value, position)) {
      const entry = position.problems.valueIn(value, key);
      if (entry === undefined) continue;
      entries.set(key, entry === null ? '' : anyText.decode(entry, position.ofEntry(key)));
    }
    return entries;
  },
};

/** The decoders of the fields of a Go struct. */
export type Fields<T> = { readonly [Name in keyof T]-?: Decoder<Exclude<T[Name], undefined>> };

/**
 * An object with known fields; null is as good as absent. Fields that it does not have are problems, and are
 * not looked into: so an object that contains itself is no trap.
 */
export function struct<T extends object>(name: string, fields: Fields<T>): Decoder<Partial<T>> {
  const goType = `v1.${name}`;
  const decoders = new Map<string, Decoder<unknown>>(Object.entries(fields));
  return {
    goType,
    zero: {},
    decode(value, position) {
      if (!isPlainObject(value)) return refuse(value, position, goType, {});
      const decoded: Record<string, unknown> = {};
      for (const key of keysOf(value, position)) {
        const entry = position.problems.valueIn(value, key);
        if (entry === undefined) continue;
        const decoder = decoders.get(key);
        if (decoder === undefined) position.problems.unknownField(position.ofEntry(key).field);
        else if (entry !== null) decoded[key] = decoder.decode(entry, position.ofField(key, name));
      }
      // Each value came out of the decoder that Fields<T> demands for its key.
      return decoded as Partial<T>;
    },
  };
}

/** Anything at all; it is not looked at. */
export const anything: Decoder<unknown> = { goType: 'any', zero: undefined, decode: (value) => value };

/** Records that the value has a wrong type, in Go's words, and gives what is read in its place. */
export function refuse<T>(value: unknown, position: Position, goType: string, zero: T, kind = kindOf(value)): T {
  const into = position.goStruct === '' ? 'value' : `struct field ${position.goStruct}.${position.goPath}`;
  const message = `json: cannot unmarshal ${kind} into Go ${into} of type ${goType}`;
  position.problems.wrongType(position.field, message, position.ownDecoder);
  return zero;
}

/** The keys in the order in which kubectl sends them. */
function keysOf(object: object, { problems }: Position): readonly string[] {
  const keys = Object.keys(object);
  if (!isSorted(keys)) keys.sort();
  // A key has two quotes, a colon, a value and a comma around it.
  for (const key of keys) problems.spend(key.length + 5);
  return keys;
}

function isSorted(keys: readonly string[]): boolean {
  let previous = '';
  for (const key of keys) {
    if (key < previous) return false;
    previous = key;
  }
  return true;
}
