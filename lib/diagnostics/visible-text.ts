import type { Finding, Place, TraceLine } from './finding';

/**
 * What is no text to a terminal or to a log: control characters, line breaks among them, and what turns the direction of
 * the text around it.
 */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  const digits = code.toString(16);
  return SHORT[character] ?? (code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u${digits.padStart(4, '0')}`);
}

/**
 * Text as it may be printed: on one line, and without anything that a terminal or the log of a CI server would obey. Names
 * in manifests may hold whatever YAML can write, such as a line that is a command of GitHub Actions.
 *
 * @example visibleText('web\n::stop-commands::x') // 'web\\n::stop-commands::x'
 */
export function visibleText(text: string): string {
  return text.replace(INVISIBLE, escaped);
}

function visiblePlace({ path, origin, field, ...place }: Place): Place {
  return {
    ...place,
    ...(path !== undefined && { path: visibleText(path) }),
    ...(origin && { origin: { file: visibleText(origin.file), line: origin.line, column: origin.column } }),
    ...(field !== undefined && { field: visibleText(field) }),
  };
}

function visibleLine({ side, verdict, because }: TraceLine): TraceLine {
  return { side: visibleText(side), verdict, because: visibleText(because) };
}

/** A finding as it may be printed: each part of it is one line. */
export function visibleFinding({ found, expected, trace, ...finding }: Finding): Finding {
  return {
    ...finding,
    headline: visibleText(finding.headline),
    where: visiblePlace(finding.where),
    ...(found !== undefined && { found: visibleText(found) }),
    ...(expected !== undefined && { expected: visibleText(expected) }),
    why: visibleText(finding.why),
    help: visibleText(finding.help),
    ...(trace && { trace: trace.map(visibleLine) }),
  };
}
