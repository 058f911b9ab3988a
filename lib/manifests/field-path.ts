/**
 * The path of a field in an object: as the API server writes it (`spec.ingress[0].from[1]`), or step by step,
 * for keys that hold dots (`['metadata', 'labels', 'app.kubernetes.io/name']`).
 */
export type FieldPath = string | readonly (string | number)[];

/** One value of a text that was read, with the place where it stands. */
export interface LocatedValue {
  /** Where the value starts, or the key in front of it, as an offset into the text. */
  readonly offset: number;
  /** What is written there, where it is a scalar of YAML without quotes: its value may be another one. */
  readonly written?: string | undefined;
  /** What is written as the key in front of the value, where that is a scalar of YAML without quotes. */
  readonly writtenKey?: string | undefined;
  /** The keys of a map; undefined for anything else. */
  keys(): readonly string[] | undefined;
  /** The items of a list, in order; undefined for anything else. */
  items(): readonly LocatedValue[] | undefined;
  /** The value under a key or at an index; undefined where there is none. */
  child(step: string | number): LocatedValue | undefined;
}

/**
 * The place of a field, or of its nearest parent that is there: a field that is missing has no place of its own.
 *
 * In a written path a key may hold dots (`metadata.labels.app.kubernetes.io/name`), so at each map the longest
 * key that the rest of the path begins with is taken.
 */
export function locate(root: LocatedValue, path: FieldPath): LocatedValue {
  return typeof path === 'string' ? locateWritten(root, path) : locateSteps(root, path);
}

function locateSteps(root: LocatedValue, steps: readonly (string | number)[]): LocatedValue {
  let place = root;
  for (const step of steps) {
    const child = place.child(step);
    if (child === undefined) return place;
    place = child;
  }
  return place;
}

function locateWritten(root: LocatedValue, path: string): LocatedValue {
  let place = root;
  let rest = path;
  while (rest !== '') {
    const index = /^\[(\d{1,9})\]\.?/.exec(rest);
    const step = index ? Number(index[1]) : longestKey(place.keys() ?? [], rest);
    const child = step === undefined ? undefined : place.child(step);
    if (step === undefined || child === undefined) return place;
    place = child;
    rest = index ? rest.slice(index[0].length) : rest.slice(String(step).length).replace(/^\./, '');
  }
  return place;
}

function longestKey(keys: readonly string[], path: string): string | undefined {
  let longest: string | undefined;
  for (const key of keys) {
    const ends = key !== '' && path.startsWith(key) && /^(?:$|[.[])/.test(path.slice(key.length, key.length + 1));
    if (ends && key.length > (longest?.length ?? 0)) longest = key;
  }
  return longest;
}
