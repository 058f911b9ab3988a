/**
 * Text as Go prints it: the API server quotes offending values in three different ways, and counts bytes.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
  '\\': '\\\\',
  '"': '\\"',
};

/**
 * What Go's `unicode.IsPrint` calls printable: letters, marks, numbers, punctuation, symbols, the ASCII
 * blank. Go and this runtime may know different versions of Unicode; that shows only in how a message escapes
 * a character that is new to one of them.
 */
const PRINTABLE = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** What no valid UTF-8 can hold: a half of a surrogate pair. Go reads it as the replacement character. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Texts that need no escape; most do not, and some are very long. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** How Go's `%q` prints a string, quotes included. */
export function goQuoted(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  return `"${Array.from(wellFormed(text), quotedCharacter).join('')}"`;
}

/** How Go's `json.Marshal` prints a string or a list of strings: also `<`, `>` and `&` are escaped. */
export function goJson(value: string | readonly string[]): string {
  if (typeof value !== 'string') return `[${value.map(goJson).join(',')}]`;
  return JSON.stringify(wellFormed(value)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Bytes of the text in UTF-8: what `len` counts in Go. */
export function byteLength(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    length += code < 0x800 ? 1 : 2;
    // Both halves of a surrogate pair have four bytes together; a half alone has three, as what replaces it.
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(index + 1))) index += 1;
  }
  return length;
}

/** `strings.ToLower` of Go: one character for one, where JavaScript makes two out of the dotted capital I. */
export function goLowerCase(text: string): string {
  return text.replaceAll('\u0130', 'i').toLowerCase();
}

function quotedCharacter(character: string): string {
  const escape = ESCAPES[character];
  if (escape !== undefined) return escape;
  if (PRINTABLE.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x20 || code === 0x7f) return `\\x${digits.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd');
}
