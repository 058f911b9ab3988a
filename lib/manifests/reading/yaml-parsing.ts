import { Composer, Lexer, Parser, type CST, type Document, type ParsedNode } from 'yaml';
import { excerpt, type TextPart } from './document-splitting';
import { MAX_DEPTH, nestedTooDeep, UnreadableText } from './reading-problem';

/** What no YAML may hold; a half of a surrogate pair counts only where it stands alone. */
const FORBIDDEN = new RegExp(
  '[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\ufffe\\uffff\\ud800-\\udfff]',
  'u',
);

/** Line breaks of YAML 1.1, which kubectl reads, that YAML 1.2 no longer knows. */
const OLD_LINE_BREAKS = /\r(?!\n)|[\x85\u2028\u2029]/g;

/**
 * Parses one document of YAML without giving a meaning to its scalars; undefined where there is only space and
 * comments. Offsets of the nodes count from the start of the part.
 *
 * @throws UnreadableText with the first mistake of the document
 */
export function parseYaml(part: TextPart): ParsedNode | undefined {
  refuseForbiddenCharacters(part);
  const text = part.text.replace(OLD_LINE_BREAKS, '\n');
  // Keys are compared by the reader, in linear time; all scalars stay strings, since kubectl has rules of its own.
  const composer = new Composer({ schema: 'failsafe', resolveKnownTags: false, uniqueKeys: false, strict: true });
  const documents = [...composer.compose(tokensOf(text, part))];
  const [first, second] = documents;
  const mistake = first ? first.errors[0] : composer.streamInfo().errors[0];
  if (mistake) throw unreadable(part, mistake.pos[0], mistake.message, 'YAML that kubectl can read');
  if (second) refuseSecond(part, second);
  return first?.contents ?? undefined;
}

/** The syntax of the text; it stops before the nesting is too deep for readers that are recursive. */
function* tokensOf(text: string, part: TextPart): Generator<CST.Token> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'directive') refuseDirective(part, token);
      yield token;
    }
    if (parser.stack.length > MAX_DEPTH) throw new UnreadableText(nestedTooDeep(part.offset + parser.offset));
  }
  yield* parser.end();
}

function refuseForbiddenCharacters(part: TextPart): void {
  const found = FORBIDDEN.exec(part.text);
  if (!found) return;
  const code = (found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  throw unreadable(part, found.index, `the character U+${code}`, 'text without control characters');
}

/** kubectl splits a text before it reads it, and so it takes a directive for a document that does not begin. */
function refuseDirective(part: TextPart, { offset, source }: CST.Directive): never {
  throw unreadable(part, offset, `the directive \`${excerpt(source)}\``, 'a document without directives');
}

/** kubectl would read the first of them and drop the others without a word. */
function refuseSecond(part: TextPart, second: Document.Parsed): void {
  const offset = second.contents?.range[0] ?? second.range[0];
  const found = `\`${excerpt(part.text.slice(offset))}\` after the end of the document`;
  throw unreadable(part, offset, found, '`---` between two documents');
}

function unreadable(part: TextPart, offset: number, found: string, expected: string): UnreadableText {
  return new UnreadableText({ id: 'unreadable-document', offset: part.offset + offset, found, expected });
}
