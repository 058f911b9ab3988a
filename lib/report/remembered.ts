/**
 * The same function, which works out each object's text once: in a map, few values stand in very many rows.
 * Objects are told apart by identity; they must not change.
 */
export function remembered<T extends object, R>(write: (value: T) => R): (value: T) => R {
  const texts = new WeakMap<T, R>();
  return (value) => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = write(value);
    texts.set(value, text);
    return text;
  };
}
