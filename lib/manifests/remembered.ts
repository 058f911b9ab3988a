/** Values that are made again and again are kept up to this many: a cluster has few of each, and a hostile one many. */
const MANY = 10_000;

/**
 * Remembers what a function makes of a text, so that equal texts get one value. The values must not change.
 *
 * @example const cidrOf = remembered(parseCidr)
 */
export function remembered<Value>(make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => rememberedUnder(known, text, () => make(text));
}

/** The value that is known under a key, or the one that is made now. */
export function rememberedUnder<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make();
  if (known.size < MANY) known.set(key, value);
  return value;
}
