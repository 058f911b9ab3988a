import type { LocatedValue } from './field-path';
import { isPlainObject, kindOf, ownValue } from './decode/plain-values';
import type { ReadingProblem } from './reading/reading-problem';

/** One object of a text, and where it stands. */
export interface LocatedObject {
  readonly object: Readonly<Record<string, unknown>>;
  readonly place: LocatedValue;
}

/** The objects of a document, and what is none. */
export interface ObjectsOfDocument {
  readonly objects: readonly LocatedObject[];
  readonly problems: readonly ReadingProblem[];
}

/**
 * The objects of one document: itself, or the items of a `List` and of typed lists such as `PodList`, also of
 * lists in lists. The items of a typed list need not name their kind. An empty document has none.
 */
export function objectsOf(value: unknown, place: LocatedValue): ObjectsOfDocument {
  return value === null ? { objects: [], problems: [] } : objectsIn(value, place, {});
}

/** What a typed list says about all of its items; a `List` says nothing. */
export type ItemType = { readonly apiVersion?: string; readonly kind?: string };

/** True for the kinds whose objects stand for their items: `List`, and those like `PodList` that have some. */
export function isList(kind: string, hasItems: boolean): boolean {
  return kind.endsWith('List') && (hasItems || kind === 'List');
}

/** What a list of this type says about its items. */
export function itemTypeIn(apiVersion: string, kind: string): ItemType {
  return kind === 'List' ? {} : { apiVersion, kind: kind.slice(0, -'List'.length) };
}

function objectsIn(value: unknown, place: LocatedValue, itemType: ItemType): ObjectsOfDocument {
  if (!isPlainObject(value)) return notAnObject(value, place);
  const object = { ...itemType, ...(value as Record<string, unknown>) };
  const { apiVersion, kind } = object;
  if (typeof apiVersion !== 'string' || typeof kind !== 'string' || apiVersion === '' || kind === '') {
    return { objects: [], problems: [noKind(apiVersion, kind, place)] };
  }
  const items = ownValue(object, 'items');
  if (!isList(kind, items !== undefined)) {
    return { objects: [{ object, place }], problems: [] };
  }
  const itemPlace = place.child('items') ?? place;
  if (items !== null && items !== undefined && !Array.isArray(items)) return notAList(items, itemPlace);
  const inside = itemTypeIn(apiVersion, kind);
  const places = itemPlace.items() ?? [];
  const found = ((items ?? []) as unknown[]).map((item, index) => objectsIn(item, places[index] ?? itemPlace, inside));
  return {
    objects: found.flatMap(({ objects }) => objects),
    problems: found.flatMap(({ problems }) => problems),
  };
}

function notAnObject(value: unknown, { offset }: LocatedValue): ObjectsOfDocument {
  const found = `${describeKind(value)} where an object should be`;
  const expected = 'a Kubernetes object, with `apiVersion` and `kind`';
  return { objects: [], problems: [{ id: 'not-an-object', offset, found, expected }] };
}

function notAList(value: unknown, { offset }: LocatedValue): ObjectsOfDocument {
  const found = `${describeKind(value)} as the \`items\` of a list`;
  return { objects: [], problems: [{ id: 'not-an-object', offset, found, expected: 'a list of objects' }] };
}

function noKind(apiVersion: unknown, kind: unknown, { offset }: LocatedValue): ReadingProblem {
  const missing = [
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? [] : ['`apiVersion`']),
    ...(typeof kind === 'string' && kind !== '' ? [] : ['`kind`']),
  ];
  return {
    id: 'no-kind',
    offset,
    found: `an object without ${missing.join(' and ')}`,
    expected: 'a Kubernetes object, with `apiVersion` and `kind`',
  };
}

function describeKind(value: unknown): string {
  if (value === null) return 'nothing';
  const kind = kindOf(value);
  return kind === 'array' ? 'a list' : kind === 'bool' ? 'a boolean' : `a ${kind}`;
}
