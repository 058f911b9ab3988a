import type { TextPart } from './document-splitting';
import { JsonPlace } from './json-place';
import { JsonScanner } from './json-scanner';
import type { DocumentReading, ReadDocument } from './read-document';
import { UnreadableText } from './reading-problem';

/** True for a part that kubectl first tries to read as JSON. */
export function mayBeJson({ text }: TextPart): boolean {
  return /^[ \t\r\n]*\{/.test(text);
}

/** True for a part that was meant to be JSON, and not the maps of YAML in braces. */
export function looksLikeJson({ text }: TextPart): boolean {
  return /^[ \t\r\n]*\{[ \t\r\n]*["}]/.test(text);
}

/** Reads the values of JSON in a part, one after the other with nothing but space between them. */
export function readJson({ text, offset }: TextPart): DocumentReading {
  const documents: ReadDocument[] = [];
  const scanner = new JsonScanner(text);
  try {
    while (!scanner.atEnd()) {
      const start = scanner.offset;
      const value = scanner.value();
      documents.push({ value, root: new JsonPlace(offset + start, text, offset, start) });
    }
  } catch (thrown) {
    if (!(thrown instanceof UnreadableText)) throw thrown;
    return { documents, problems: [...scanner.problems, thrown.problem].map(inWholeText) };
  }
  return scanner.problems.length > 0
    ? { documents: [], problems: scanner.problems.map(inWholeText) }
    : { documents, problems: [] };

  function inWholeText(problem: DocumentReading['problems'][number]) {
    return { ...problem, offset: offset + problem.offset };
  }
}
