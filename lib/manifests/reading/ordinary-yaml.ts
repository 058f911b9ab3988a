import { LineCursor } from './line-cursor';
import {
  BAR,
  COLON,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  startsPlain,
} from './ordinary-characters';
import { readFlow, readQuoted } from './ordinary-flow';
import { readLiteral } from './ordinary-literal';
import { addKey, isSurprisingNumber, ordinaryKey, ordinaryValue, unusual, UnusualText } from './ordinary-scalars';

/** A stretch of a text that holds one node in block style, whose first line begins in a column. */
export interface BlockRange {
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** A document of ordinary YAML: a map, or nothing but space and comments. */
export interface OrdinaryDocument {
  readonly value: Readonly<Record<string, unknown>> | null;
  readonly range: BlockRange;
  /** Where the items of each list are that is the value of a key of the document. */
  readonly itemRanges: ReadonlyMap<unknown, readonly BlockRange[]>;
  /** True if there are numbers that are not what they look like, such as `010`. */
  readonly hasSurprises: boolean;
}

/** @throws UnusualText where the document has to be read as a whole */
export type ItemReader = (item: BlockRange) => unknown;

/** Deeper than any object that people write, and far from what a stack can hold. */
const DEEPEST = 100;
/** How deep a list lies that is the value of a key of the document. */
const ITEMS_DEPTH = 2;

interface ItemPlace {
  readonly start: number;
  readonly column: number;
  readonly listColumn: number;
}

/**
 * Reads a document of YAML as most are written: maps and lists in block style, lists and maps in brackets that end
 * in their line, plain, quoted and literal texts. Undefined for every other document, also for one with a mistake:
 * the reader for all of YAML, which is slow, has to look at it. Where there is a value, it is the same.
 *
 * @param readItem reads an item of a list of objects that is less ordinary than the others
 */
export function readOrdinaryYaml(text: string, readItem: ItemReader = unusual): OrdinaryDocument | undefined {
  try {
    return new OrdinaryYaml(text, readItem).document();
  } catch (thrown) {
    if (thrown instanceof UnusualText) return undefined;
    throw thrown;
  }
}

class OrdinaryYaml {
  private readonly lines: LineCursor;
  private readonly itemRanges = new Map<unknown, readonly BlockRange[]>();
  private hasSurprises = false;
  private depth = 0;

  constructor(
    text: string,
    private readonly readItem: ItemReader,
  ) {
    this.lines = new LineCursor(text);
  }

  document(): OrdinaryDocument {
    const { lines, itemRanges } = this;
    const range = { start: lines.at, end: lines.text.length, column: lines.column };
    const value = lines.column < 0 ? null : this.block();
    if (lines.column >= 0 || typeof value !== 'object' || Array.isArray(value)) unusual();
    return { value: value as OrdinaryDocument['value'], range, itemRanges, hasSurprises: this.hasSurprises };
  }

  /** The map or the list that starts here, in a line of its own; anything else is seldom written so. */
  private block(): unknown {
    return this.isItem() ? this.list() : this.map();
  }

  /** The item that starts here, behind its dash. What goes on in the next lines stands to the right of the column. */
  private item(listColumn: number): unknown {
    const { lines } = this;
    const { at, column } = lines;
    const code = lines.text.charCodeAt(at);
    if (code === BAR) return readLiteral(lines, listColumn);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) return this.flow();
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) {
      const text = readQuoted(lines);
      if (lines.text.charCodeAt(lines.at) !== COLON) return this.endOfLine(text);
      [lines.at, lines.column] = [at, column];
      return this.map();
    }
    if (this.isItem()) return this.list();
    const end = this.plainEnd();
    return this.isKeyEnd(end) ? this.map() : this.plain(end, listColumn);
  }

  private map(): Record<string, unknown> {
    const { lines } = this;
    const { column } = lines;
    const object: Record<string, unknown> = {};
    this.descend();
    do addKey(object, this.key(), this.valueOfKey(column));
    while (lines.column === column);
    this.ascend(column);
    return object;
  }

  private list(): unknown[] {
    const { lines } = this;
    const { column } = lines;
    const items: unknown[] = [];
    const ranges: BlockRange[] = [];
    this.descend();
    while (lines.column === column && this.isItem()) {
      const isInLine = lines.moveTo(lines.at + 1);
      if (!isInLine) lines.advance();
      const { at: start, column: itemColumn } = lines;
      const read = (): unknown => (isInLine ? this.item(column) : itemColumn > column ? this.block() : null);
      if (this.depth > ITEMS_DEPTH) items.push(read());
      else {
        items.push(this.objectIn(read, { start, column: itemColumn, listColumn: column }));
        ranges.push({ start, column: itemColumn, end: this.lineStart() });
      }
    }
    this.ascend(column);
    if (this.depth === 1) this.itemRanges.set(items, ranges);
    return items;
  }

  /** An item that is an object, as a rule: a list of many is read although one of them is unusual. */
  private objectIn(read: () => unknown, place: ItemPlace): unknown {
    const { lines } = this;
    try {
      return read();
    } catch (thrown) {
      if (!(thrown instanceof UnusualText)) throw thrown;
      this.depth = ITEMS_DEPTH;
      lines.next = lines.lineEnd(place.start) + 1;
      do lines.advance();
      while (lines.column > place.listColumn);
      this.hasSurprises = true;
      return this.readItem({ start: place.start, column: place.column, end: this.lineStart() });
    }
  }

  /** Where the line starts in which the reading stands. */
  private lineStart(): number {
    return this.lines.at - Math.max(this.lines.column, 0);
  }

  /** Reads a key and steps over the colon behind it. */
  private key(): string {
    const { lines } = this;
    const code = lines.text.charCodeAt(lines.at);
    let key: string;
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) key = readQuoted(lines);
    else {
      const end = this.plainEnd();
      key = ordinaryKey(lines.text.slice(lines.at, end));
      lines.column += end - lines.at;
      lines.at = end;
    }
    if (!this.isKeyEnd(lines.at)) unusual();
    lines.at += 1;
    lines.column += 1;
    return key;
  }

  private valueOfKey(column: number): unknown {
    const { lines } = this;
    if (!lines.moveTo(lines.at)) {
      lines.advance();
      if (lines.column > column) return this.block();
      // A list may stand in the column of its key.
      return lines.column === column && this.isItem() ? this.list() : null;
    }
    const code = lines.text.charCodeAt(lines.at);
    if (code === BAR) return readLiteral(lines, column);
    if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) return this.endOfLine(readQuoted(lines));
    if (code === OPEN_BRACE || code === OPEN_BRACKET) return this.flow();
    const end = this.plainEnd();
    if (this.isKeyEnd(end)) unusual();
    return this.plain(end, column);
  }

  private flow(): unknown {
    return this.endOfLine(readFlow(this.lines, (text) => this.plainValue(text)));
  }

  /** A plain scalar, the first line of which ends here. */
  private plain(firstEnd: number, parent: number): unknown {
    const { lines } = this;
    let end = firstEnd;
    let text = lines.text.slice(lines.at, end);
    let isOneLine = true;
    for (;;) {
      const hasComment = end < lines.end;
      const nextStart = lines.next;
      lines.advance();
      if (lines.column <= parent) return isOneLine ? this.plainValue(text) : text;
      // It goes on, unless something stands in between.
      if (hasComment || lines.at - lines.column !== nextStart) unusual();
      end = this.plainEnd();
      if (this.isKeyEnd(end)) unusual();
      text += ` ${lines.text.slice(lines.at, end)}`;
      isOneLine = false;
    }
  }

  private plainValue(text: string): unknown {
    const value = ordinaryValue(text);
    if (isSurprisingNumber(text, value)) this.hasSurprises = true;
    return value;
  }

  /** Where the plain scalar ends that starts here: at a colon with a blank behind it, or where the line ends. */
  private plainEnd(): number {
    const { text, at: start, end } = this.lines;
    if (!startsPlain(text.charCodeAt(start), text.charCodeAt(start + 1)) || text.startsWith('...', start)) unusual();
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at);
      if (code === COLON && this.isKeyEnd(at)) {
        if (text.charCodeAt(at - 1) === SPACE) unusual();
        return at;
      }
      if (code === HASH && text.charCodeAt(at - 1) === SPACE) return this.lines.withoutBlanks(start, at);
    }
    return end;
  }

  private isKeyEnd(at: number): boolean {
    const { text, end } = this.lines;
    return at < end && text.charCodeAt(at) === COLON && (at + 1 === end || text.charCodeAt(at + 1) === SPACE);
  }

  private isItem(): boolean {
    const { text, at, end } = this.lines;
    return text.charCodeAt(at) === DASH && (at + 1 === end || text.charCodeAt(at + 1) === SPACE);
  }

  /** Nothing but a comment may follow the value in its line. */
  private endOfLine<T>(value: T): T {
    if (this.lines.moveTo(this.lines.at)) unusual();
    this.lines.advance();
    return value;
  }

  private descend(): void {
    this.depth += 1;
    if (this.depth > DEEPEST) unusual();
  }

  private ascend(column: number): void {
    this.depth -= 1;
    if (this.lines.column > column) unusual();
  }
}
