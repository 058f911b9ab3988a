/** The characters that structure ordinary YAML, as codes: readers compare them by the million. */
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const COLON = 0x3a;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const BAR = 0x7c;
export const CLOSE_BRACE = 0x7d;

const PLAIN_STARTS = new Set(
  [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./$+~(^;<='].map(codeOf),
);
const STARTS: readonly boolean[] = Array.from({ length: 0x80 }, (_, code) => PLAIN_STARTS.has(code));
const FIRST_BEYOND_ASCII = 0x80;

/**
 * True for a character that begins a plain scalar wherever it stands; a dash and a colon do if no blank follows.
 * There are more, which are left to a closer look.
 */
export function startsPlain(code: number, following: number): boolean {
  if (code >= FIRST_BEYOND_ASCII || STARTS[code] === true) return true;
  if (code === COLON) return STARTS[following] === true;
  return code === DASH && (STARTS[following] === true || following === DASH);
}

function codeOf(character: string): number {
  return character.charCodeAt(0);
}
