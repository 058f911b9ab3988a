import type { LineCursor } from './line-cursor';
import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  startsPlain,
} from './ordinary-characters';
import { addKey, ordinaryKey, unescaped, unusual } from './ordinary-scalars';

/** Gives plain scalars their values. */
type PlainValues = (text: string) => unknown;

/** Deeper than any brackets that people write in one line, and far from what a stack can hold. */
const DEEPEST = 100;

/** Reads a quoted text that ends in its line; the cursor is left behind it. */
export function readQuoted(lines: LineCursor): string {
  const { text, end } = lines;
  const quote = text.charCodeAt(lines.at);
  const start = lines.at + 1;
  let close = start;
  for (; close < end; close += 1) {
    const code = text.charCodeAt(close);
    if (code === quote && !(quote === SINGLE_QUOTE && text.charCodeAt(close + 1) === quote)) break;
    // What follows is escaped: by a backslash, or a quote by a quote.
    if (code === quote || (code === BACKSLASH && quote === DOUBLE_QUOTE)) close += 1;
  }
  if (close >= end) unusual();
  lines.column += close + 1 - lines.at;
  lines.at = close + 1;
  const inside = text.slice(start, close);
  return quote === DOUBLE_QUOTE ? unescaped(inside) : inside.replaceAll("''", "'");
}

/** Reads a list in brackets or a map in braces that ends in its line; the cursor is left behind it. */
export function readFlow(lines: LineCursor, plainValue: PlainValues, depth = 1): unknown[] | Record<string, unknown> {
  if (depth > DEEPEST) unusual();
  const isMap = lines.text.charCodeAt(lines.at) === OPEN_BRACE;
  return isMap ? flowMap(lines, plainValue, depth) : flowList(lines, plainValue, depth);
}

function flowMap(lines: LineCursor, plainValue: PlainValues, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (let more = begins(lines, CLOSE_BRACE); more; more = continues(lines, CLOSE_BRACE)) {
    const key = flowKey(lines);
    if (!lines.moveTo(lines.at)) unusual();
    addKey(object, key, flowValue(lines, plainValue, depth));
  }
  return object;
}

function flowList(lines: LineCursor, plainValue: PlainValues, depth: number): unknown[] {
  const items: unknown[] = [];
  for (let more = begins(lines, CLOSE_BRACKET); more; more = continues(lines, CLOSE_BRACKET)) {
    items.push(flowValue(lines, plainValue, depth));
  }
  return items;
}

/** Steps over the bracket; false if the one that closes follows, which is stepped over, too. */
function begins(lines: LineCursor, close: number): boolean {
  if (!lines.moveTo(lines.at + 1)) unusual();
  if (lines.text.charCodeAt(lines.at) !== close) return true;
  step(lines);
  return false;
}

/** Steps over the comma, or over the bracket that closes: then it is false. */
function continues(lines: LineCursor, close: number): boolean {
  if (!lines.moveTo(lines.at)) unusual();
  const code = lines.text.charCodeAt(lines.at);
  if (code !== COMMA && code !== close) unusual();
  if (code === close) step(lines);
  else if (!lines.moveTo(lines.at + 1)) unusual();
  return code === COMMA;
}

function step(lines: LineCursor): void {
  lines.at += 1;
  lines.column += 1;
}

/** Reads a key and the colon behind it. */
function flowKey(lines: LineCursor): string {
  const { text } = lines;
  const code = text.charCodeAt(lines.at);
  const isQuoted = code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  const key = isQuoted ? readQuoted(lines) : ordinaryKey(plainText(lines));
  if (text.charCodeAt(lines.at) !== COLON || text.charCodeAt(lines.at + 1) !== SPACE) unusual();
  step(lines);
  return key;
}

function flowValue(lines: LineCursor, plainValue: PlainValues, depth: number): unknown {
  const code = lines.text.charCodeAt(lines.at);
  if (code === OPEN_BRACE || code === OPEN_BRACKET) return readFlow(lines, plainValue, depth + 1);
  if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return readQuoted(lines);
  const plain = plainText(lines);
  if (lines.text.charCodeAt(lines.at) === COLON) unusual();
  return plainValue(plain);
}

/** Reads a plain scalar, up to a comma, a bracket that closes, or a colon that ends a key. */
function plainText(lines: LineCursor): string {
  const { text, at: start, end } = lines;
  if (!startsPlain(text.charCodeAt(start), text.charCodeAt(start + 1))) unusual();
  let at = start;
  for (; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code === COMMA || code === CLOSE_BRACE || code === CLOSE_BRACKET) break;
    if (code === COLON && !isInsidePlain(text.charCodeAt(at + 1))) break;
    if (code === OPEN_BRACE || code === OPEN_BRACKET) unusual();
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) unusual();
  }
  if (at >= end) unusual();
  lines.column += at - start;
  lines.at = at;
  const written = text.slice(start, at);
  // A colon belongs to the key in front of it, and a blank between the two is unusual.
  if (text.charCodeAt(at) === COLON && written.endsWith(' ')) unusual();
  return written.trimEnd();
}

/** True for what may follow a colon that is a part of a plain scalar. */
function isInsidePlain(code: number): boolean {
  return (
    code !== SPACE &&
    code !== COMMA &&
    code !== OPEN_BRACE &&
    code !== OPEN_BRACKET &&
    code !== CLOSE_BRACE &&
    code !== CLOSE_BRACKET
  );
}
