import { isReadLate, kindOf } from '../kinds';
import { identityOf, type Identity } from '../manifest';
import { resolvePlain } from './yaml-scalars';

/** Readers differ about what ends a line here. */
const ODD_LINE_BREAK = /\r(?!\n)|[\x85\u2028\u2029]/;
/** Nothing but comments stands above the first key, and that begins in the first column. */
const FIRST_KEY = /^(?: *(?:#[^\n]*)?\r?\n)*[A-Za-z]/;
/** A line that begins in the first column with something else than a plain key, a comment or an item. */
const ODD_LINE = /(?:^|\n)(?![A-Za-z][\w.-]*:(?:[ \r\n]|$)|[ #\n]|\r\n|-[ \r\n]|$)/;
const WORD = /^[A-Za-z0-9][-\w./]*$/;
const NAMES = ['name', 'namespace', 'generateName'] as const;

/**
 * What tells an object apart of which only this counts, since no verdict depends on its kind: it is not read any
 * further, so that a mistake in it is not found either. Undefined for all other objects, and where the lines that
 * say what it is can be taken for anything else: all keys of such a document begin in the first column, and just
 * one of them is its `kind`.
 */
export function unreadYaml(text: string): Identity | undefined {
  const kind = wordAt(text, 'kind');
  const apiVersion = wordAt(text, 'apiVersion');
  if (kind === undefined || apiVersion === undefined || kind.endsWith('List')) return undefined;
  if (!isReadLate(kindOf({ apiVersion, kind }))) return undefined;
  if (ODD_LINE_BREAK.test(text) || !FIRST_KEY.test(text) || ODD_LINE.test(text)) return undefined;
  const metadata = metadataIn(text);
  return metadata && identityOf({ apiVersion, kind, metadata });
}

/** The plain text behind a key in the first column that is written once; undefined for anything else. */
function wordAt(text: string, key: string): string | undefined {
  const line = lineAt(text, key);
  // A line that is indented, or one behind a blank line, could go on with the text.
  if (line === undefined || /^[ \r\n]/.test(text.slice(line.end + 1, line.end + 2))) return undefined;
  return wordIn(line.rest);
}

function lineAt(text: string, key: string): { readonly rest: string; readonly end: number } | undefined {
  const searched = `\n${key}:`;
  const found = text.startsWith(`${key}:`) ? -1 : text.indexOf(searched);
  if (found < 0 && !text.startsWith(`${key}:`)) return undefined;
  const start = found + searched.length;
  if (text.includes(searched, start)) return undefined;
  const lineFeed = text.indexOf('\n', start);
  const end = lineFeed < 0 ? text.length : lineFeed;
  return { rest: text.slice(start, end), end };
}

/** The names in the metadata, which is written line by line; undefined where it is written in another way. */
function metadataIn(text: string): Readonly<Record<string, string>> | undefined {
  const line = lineAt(text, 'metadata');
  if (line === undefined) return text.includes('\nmetadata:') || text.startsWith('metadata:') ? undefined : {};
  if (line.rest.trim() !== '') return undefined;
  const block = text.slice(line.end + 1).split(/\n(?=[^ \r\n])/, 1)[0] ?? '';
  const lines = block.split('\n').filter((one) => one.trim() !== '');
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? '';
  const names: Record<string, string> = {};
  let isName = false;
  for (const one of indent === '' ? [] : lines) {
    if (!one.startsWith(indent) || (one[indent.length] === ' ' && isName)) return undefined;
    if (one[indent.length] === ' ') continue;
    const [, key, rest = ''] = /^([A-Za-z]+):(.*)$/.exec(one.slice(indent.length).trimEnd()) ?? [];
    if (key === undefined) return undefined;
    isName = NAMES.some((name) => name === key);
    if (!isName) continue;
    const word = wordIn(rest);
    if (word === undefined || key in names) return undefined;
    names[key] = word;
  }
  return names;
}

/** The plain text that stands behind a colon. */
function wordIn(rest: string): string | undefined {
  const word = rest.trim();
  return rest.startsWith(' ') && WORD.test(word) && typeof resolvePlain(word) === 'string' ? word : undefined;
}
