import type { TextPart } from './document-splitting';
import type { DocumentReading } from './read-document';
import type { ReadingProblem } from './reading-problem';

/** What Helm alone has in double braces, or double braces at the start of a line. Alerts have braces, too, in quotes. */
const TEMPLATE =
  /^[ \t]*\{\{.*|\{\{-?[ \t]*(?:\.(?:Values|Release|Chart|Files|Capabilities)\b|include\b|template\b).*/m;

/** A text that is shorter is read at once: it takes a tenth of a second at most. */
const SHORT = 16_384;

/**
 * The problem of a long document that is a Helm template, found in the beginning of it: readers take their time with
 * a text that has mistakes all over. Undefined where that is not sure, and all has to be read.
 *
 * @param read reads the beginning
 */
export function templateAtStart(part: TextPart, read: (part: TextPart) => DocumentReading): ReadingProblem | undefined {
  const { text, offset } = part;
  const braces = text.indexOf('{{');
  if (braces < 0) return undefined;
  for (let length = SHORT; length < text.length; length *= 4) {
    const end = text.lastIndexOf('\n', length);
    // A text that is cut off in the middle of something has a mistake at its end, which is none.
    const sure = text.lastIndexOf('\n', end - 1);
    if (braces > sure) continue;
    const [mistake] = read({ text: text.slice(0, end + 1), offset }).problems;
    if (mistake && mistake.offset - offset < sure) return helmTemplate(part, mistake);
  }
  return undefined;
}

/**
 * The problem of a document that cannot be read because it is a Helm template; undefined where the mistake is
 * another one. It is a template if what cannot be read is on a line with double braces, or if Helm speaks in it.
 */
export function helmTemplate({ text, offset }: TextPart, mistake: ReadingProblem): ReadingProblem | undefined {
  const at = mistake.offset - offset;
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const line = text.slice(lineStart).split('\n', 1)[0] ?? '';
  const braces = line.indexOf('{{');
  const found = braces >= 0 ? { index: lineStart + braces, text: line.slice(braces) } : templateIn(text);
  if (found === undefined) return undefined;
  return {
    id: 'helm-template',
    offset: offset + found.index,
    found: `\`${found.text.trim().slice(0, 60)}\``,
    expected: 'manifests as Helm renders them',
  };
}

function templateIn(text: string): { readonly index: number; readonly text: string } | undefined {
  const found = TEMPLATE.exec(text);
  return found ? { index: found.index, text: found[0] } : undefined;
}
