import { excerpt } from './document-splitting';
import { setOwn } from './read-document';
import { duplicateKey, MAX_DEPTH, nestedTooDeep, UnreadableText, type ReadingProblem } from './reading-problem';

/** A member of an object: its key, and where key and value start. */
export interface JsonMember {
  readonly key: string;
  readonly keyOffset: number;
  readonly valueOffset: number;
}

const SPACE = /[ \t\r\n]*/y;
/** What ends a run of plain characters in a string. */
const SPECIAL = /["\\\x00-\x1f]/g;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Reads values of JSON out of a text, from the place where it stands. Offsets count from the start of the text. */
export class JsonScanner {
  /** Keys that are written twice; they do not end the reading. */
  readonly problems: ReadingProblem[] = [];

  constructor(
    private readonly text: string,
    public offset = 0,
  ) {}

  /** True when nothing but space is left. */
  atEnd(): boolean {
    this.match(SPACE);
    return this.offset >= this.text.length;
  }

  /** @throws UnreadableText with the first mistake */
  value(depth = 0): unknown {
    this.match(SPACE);
    if (depth > MAX_DEPTH) throw new UnreadableText(nestedTooDeep(this.offset));
    const first = this.text[this.offset];
    if (first === '{') return this.object(depth);
    if (first === '[') return Array.from(this.items(), () => this.value(depth + 1));
    return first === '"' ? this.string() : this.wordOrNumber();
  }

  /** The members of the object that starts here; the caller reads each value before it asks for the next one. */
  *members(): Generator<JsonMember> {
    for (const keyOffset of this.items()) {
      const key = this.string();
      this.expect(':', 'a colon after the key');
      this.match(SPACE);
      yield { key, keyOffset, valueOffset: this.offset };
    }
  }

  /** The offsets of the items of the list or object that starts here; the caller reads each before the next one. */
  *items(): Generator<number> {
    const close = this.text[this.offset] === '{' ? '}' : ']';
    this.offset += 1;
    this.match(SPACE);
    if (this.text[this.offset] === close) {
      this.offset += 1;
      return;
    }
    for (;;) {
      yield this.offset;
      this.match(SPACE);
      if (this.text[this.offset] === close) break;
      this.expect(',', `a comma or \`${close}\``);
      this.match(SPACE);
    }
    this.offset += 1;
  }

  private object(depth: number): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const { key, keyOffset } of this.members()) {
      if (Object.hasOwn(object, key)) this.problems.push(duplicateKey(key, keyOffset));
      setOwn(object, key, this.value(depth + 1));
    }
    return object;
  }

  /** One pattern for the whole string would be shorter, and would try for ages where the last quote is missing. */
  private string(): string {
    const start = this.offset;
    this.expect('"', 'a string in double quotes');
    let escaped = false;
    for (;;) {
      SPECIAL.lastIndex = this.offset;
      const special = SPECIAL.exec(this.text);
      this.offset = special?.index ?? this.text.length;
      if (special?.[0] === '"') break;
      if (special?.[0] !== '\\') throw this.mistake('a double quote at the end of the string');
      if (this.match(ESCAPE) === undefined) throw this.mistake('an escape that JSON knows');
      escaped = true;
    }
    this.offset += 1;
    if (!escaped) return this.text.slice(start + 1, this.offset - 1);
    return JSON.parse(this.text.slice(start, this.offset)) as string;
  }

  private wordOrNumber(): boolean | null | number {
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, this.offset)) continue;
      this.offset += word.length;
      return value;
    }
    const start = this.offset;
    const number = Number(this.match(NUMBER) ?? NaN);
    if (Number.isFinite(number)) return number;
    this.offset = start;
    throw this.mistake('a value');
  }

  private expect(character: string, expected: string): void {
    this.match(SPACE);
    if (this.text[this.offset] !== character) throw this.mistake(expected);
    this.offset += 1;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const [found] = pattern.exec(this.text) ?? [];
    this.offset += found?.length ?? 0;
    return found;
  }

  private mistake(expected: string): UnreadableText {
    const rest = excerpt(this.text.slice(this.offset, this.offset + 100));
    const found = this.offset < this.text.length ? `\`${rest}\`` : 'the end of the text';
    return new UnreadableText({ id: 'unreadable-document', offset: this.offset, found, expected });
  }
}
