/** A text, or the place of the first byte that is no UTF-8: both count from 1, columns in characters. */
export type Utf8Text =
  | { readonly text: string; readonly mistake?: undefined }
  | {
      readonly text?: undefined;
      readonly mistake: { readonly line: number; readonly column: number; readonly found: string };
    };

const UTF_16_MARKS: readonly (readonly [string, readonly [number, number]])[] = [
  ['UTF-16, least byte first', [0xff, 0xfe]],
  ['UTF-16, greatest byte first', [0xfe, 0xff]],
];

/** Reads bytes as UTF-8; a byte order mark stays in the text. */
export function decodeUtf8(bytes: Uint8Array): Utf8Text {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw thrown;
  }
  const other = UTF_16_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte));
  if (other) return { mistake: { line: 1, column: 1, found: `text in ${other[0]}` } };
  return { mistake: firstMistake(bytes) };
}

function firstMistake(bytes: Uint8Array) {
  // A character that is only begun is left out of the text before the mistake, since it is the mistake.
  const valid = bytes.subarray(0, validLength(bytes));
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(valid, { stream: true });
  const lines = before.split('\n');
  const byte = (bytes[new TextEncoder().encode(before).length] ?? 0).toString(16).padStart(2, '0');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, found: `the byte 0x${byte}` };
}

/** How many bytes at the start are UTF-8: what a decoder can take, when it may wait for more. */
function validLength(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length + 1];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isPrefixOfUtf8(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isPrefixOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
