import type { Labels } from '../../model/labels';
import type { Requirement, Selector } from '../../model/selector';
import type { Truth } from '../truth';
import { ALWAYS, NEVER, PERHAPS, truthIn, type Bounds } from './bounds';

/** What is known of an object's labels: their values, and keys that are there with a value only known at run time. */
export interface KnownLabels {
  readonly labels: Labels;
  readonly runtimeLabels?: readonly string[];
}

/** The value of a key; undefined where it is absent or only known at run time. What objects inherit is never text. */
export function valueOf(labels: Labels, key: string): string | undefined {
  const value: unknown = labels[key];
  return typeof value === 'string' ? value : undefined;
}

/**
 * All four operators ask one question, whether the key is there with one of the values (or with any value), and want it
 * answered one way or the other.
 */
function asksForValues({ operator }: Requirement): boolean {
  return operator === 'In' || operator === 'NotIn';
}

function wants({ operator }: Requirement): boolean {
  return operator === 'In' || operator === 'Exists';
}

/** Whether it hangs on the value that a label gets at run time. */
export function isUndecided(requirement: Requirement, { labels, runtimeLabels = [] }: KnownLabels): boolean {
  const { key } = requirement;
  return asksForValues(requirement) && runtimeLabels.includes(key) && valueOf(labels, key) === undefined;
}

function meets(requirement: Requirement, { labels, runtimeLabels }: KnownLabels): Bounds {
  const { key, values } = requirement;
  const value = valueOf(labels, key);
  const isThere = value !== undefined || (runtimeLabels?.includes(key) ?? false);
  if (!isThere || !asksForValues(requirement)) return isThere === wants(requirement) ? ALWAYS : NEVER;
  if (value === undefined) return PERHAPS;
  return values.includes(value) === wants(requirement) ? ALWAYS : NEVER;
}

/** Whether an object meets all of some requirements. */
export function meetsAll(requirements: readonly Requirement[], known: KnownLabels): Bounds {
  let all: number = ALWAYS;
  for (const requirement of requirements) {
    all &= meets(requirement, known);
    if (all === NEVER) break;
  }
  return all as Bounds;
}

/**
 * Whether a selector selects an object; `depends` where that hangs on a label that gets its value at run time.
 *
 * @example selects(selectorOfLabels({ app: 'web' }), { labels: { app: 'web', tier: 'a' } }) // 'yes'
 */
export function selects({ requirements }: Selector, known: KnownLabels): Truth {
  return truthIn(meetsAll(requirements, known));
}

/** A requirement that every selected object has a label with one of some values; undefined where there is none. */
export function demandedLabel({ requirements }: Selector): Requirement | undefined {
  return requirements.find(({ operator }) => operator === 'In');
}
