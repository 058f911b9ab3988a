import type { ReadingProblem } from './reading-problem';

/** A part of a text that kubectl reads as one document. */
export interface TextPart {
  readonly text: string;
  /** Where the part starts in the whole text. */
  readonly offset: number;
}

const REST_OF_LINE = /.*/y;

/**
 * Splits a text at the lines that begin with `---`, as kubectl does before it looks at anything else. So whatever
 * is wrong with one document, the others can be read.
 *
 * Nothing but a comment may follow the dashes: kubectl refuses the document that begins so, and so it is left out.
 *
 * Source: `k8s.io/apimachinery`, `YAMLReader`.
 */
export function splitDocuments(text: string): {
  readonly parts: readonly TextPart[];
  readonly problems: readonly ReadingProblem[];
} {
  const parts: TextPart[] = [];
  const problems: ReadingProblem[] = [];
  let start = 0;
  let readable = true;
  const close = (end: number): void => {
    if (readable) parts.push(withoutByteOrderMark(text.slice(start, end), start));
  };
  for (let dashes = text.indexOf('---'); dashes >= 0; dashes = text.indexOf('---', dashes + 3)) {
    // Files with a byte order mark may have been put behind one another.
    const lineStart = text[dashes - 1] === '\ufeff' ? dashes - 1 : dashes;
    if (lineStart > 0 && text[lineStart - 1] !== '\n') continue;
    close(lineStart);
    REST_OF_LINE.lastIndex = dashes + 3;
    const behind = REST_OF_LINE.exec(text)?.[0] ?? '';
    const rest = behind.trim();
    readable = rest === '' || rest.startsWith('#');
    if (!readable) {
      problems.push({
        id: 'unreadable-document',
        offset: lineStart,
        found: `\`${excerpt(rest)}\` on the line of the separator`,
        expected: '`---` alone on its line',
      });
    }
    start = dashes + 3 + behind.length;
  }
  close(text.length);
  return { parts, problems };
}

/** The first characters of a text, for a finding. */
export function excerpt(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}

function withoutByteOrderMark(text: string, offset: number): TextPart {
  // Files with a mark may have been put behind one another: behind a separator it stands on the next line.
  const mark = (offset === 0 ? /^\ufeff/ : /^\r?\n\ufeff/).exec(text)?.[0] ?? '';
  return { text: text.slice(mark.length), offset: offset + mark.length };
}
