/**
 * Looking at values that may be anything: no getter is called, nothing inherited is read, nothing is walked.
 */

/** What {@link ownValue} gives for a property that is computed by a getter. */
export const COMPUTED: unique symbol = Symbol('a computed property');

/** True for objects that JSON and YAML readers make; false for lists, instances of classes, maps and dates. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The root prototype of another realm is as good as ours, so it is known by having no prototype itself.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The object's own value under the key; undefined when there is none. */
export function ownValue(object: object, key: string | number): unknown {
  const property = Object.getOwnPropertyDescriptor(object, key);
  if (property === undefined) return undefined;
  return 'value' in property ? property.value : COMPUTED;
}

/** The kind of a value, as Go's JSON decoder names it in its errors. */
export function kindOf(value: unknown): string {
  if (value === COMPUTED) return 'computed property';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value !== 'object' || value === null) return typeof value;
  if (Array.isArray(value)) return 'array';
  return isPlainObject(value) ? 'object' : 'instance of a class';
}
