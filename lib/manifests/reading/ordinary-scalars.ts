import { resolvePlain } from './yaml-scalars';

/** What ends the reading of a text that is not ordinary: somebody more careful has to read it. */
export class UnusualText extends Error {}

const UNUSUAL = new UnusualText('an unusual text');

/** @throws UnusualText always */
export function unusual(): never {
  throw UNUSUAL;
}

/** Words that stand for something else than themselves have five letters or fewer: `false`, `.nan`, `-.inf`. */
const LONGEST_WORD = 5;
const SMALL_NUMBER = /^(?:0|[1-9][0-9]{0,14})$/;
const DECIMAL = /^(?:0|-?[1-9][0-9]*)$/;
/** More than any key of an object has; YAML has a limit of its own above it. */
const LONGEST_KEY = 500;
/** Keys come again and again, so it is remembered which ones are texts; but not without end. */
const MANY_KEYS = 10_000;
const textKeys = new Map<string, string>();

/** A plain scalar as a value of JSON. It says the same as {@link resolvePlain}, sooner. */
export function ordinaryValue(text: string): unknown {
  if (isLetter(text.charCodeAt(0)) && text.length > LONGEST_WORD) return text;
  if (SMALL_NUMBER.test(text)) return Number(text);
  const value = resolvePlain(text);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number' && !Number.isFinite(value)) unusual();
  return value;
}

/** True for a whole number that is not written as people write one: in another base, with a sign or underscores. */
export function isSurprisingNumber(text: string, value: unknown): boolean {
  return (
    typeof value === 'number' && Number.isInteger(value) && !DECIMAL.test(text) && /^[-+0-9][0-9a-zA-Z_]*$/.test(text)
  );
}

/** A plain scalar as the key of a map, which has to be a text. */
export function ordinaryKey(text: string): string {
  const known = textKeys.get(text);
  if (known !== undefined) return known;
  if (text === '<<' || text.length > LONGEST_KEY || typeof resolvePlain(text) !== 'string') unusual();
  if (textKeys.size < MANY_KEYS) textKeys.set(text, text);
  return text;
}

/** Gives an object one more key. */
export function addKey(object: Record<string, unknown>, key: string, value: unknown): void {
  // Keys that are there already, and those that every object has, such as `constructor` and `__proto__`.
  if (key in object) unusual();
  object[key] = value;
}

/** The text between double quotes in one line. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  // What YAML and JSON both know; of \u there are halves of characters.
  if (/\\[^"\\/bfnrt]/.test(text.replaceAll('\\\\', ''))) unusual();
  return JSON.parse(`"${text}"`) as string;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
