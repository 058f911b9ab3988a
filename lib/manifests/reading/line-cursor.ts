import { HASH, SPACE } from './ordinary-characters';
import { unusual } from './ordinary-scalars';

const CARRIAGE_RETURN = 0x0d;

/** All but the printable characters that no reader takes for a blank, a line break or a mark. */
const UNUSUAL_CHARACTER =
  /[^\n\r\x20-\x7e\xa1-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff]|\r(?!\n)/;

/**
 * Goes through a text line by line and passes over blank lines and comments. The fields tell where it stands; at
 * the end of the text the column is -1.
 */
export class LineCursor {
  /** Where the reading stands; at first where the first line begins that says something. */
  at = 0;
  /** The column of `at`, from 0. */
  column = -1;
  /** Where what the line says ends, without the blanks behind it. A comment is not cut off. */
  end = 0;
  /** Where the next line starts. */
  next = 0;

  /** @throws UnusualText for a text with characters that need a closer look */
  constructor(readonly text: string) {
    if (UNUSUAL_CHARACTER.test(text)) unusual();
    this.advance();
  }

  /** Goes to the next line that says something. */
  advance(): void {
    const { text } = this;
    while (this.next < text.length) {
      const start = this.next;
      const lineEnd = this.lineEnd(start);
      this.next = lineEnd + 1;
      const at = this.afterBlanks(start, lineEnd);
      const end = this.withoutBlanks(at, lineEnd);
      if (at === end || text.charCodeAt(at) === HASH) continue;
      this.at = at;
      this.column = at - start;
      this.end = end;
      return;
    }
    this.at = this.end = text.length;
    this.column = -1;
  }

  /** Goes on inside of the line, to what follows the blanks; false where only a comment does, or nothing. */
  moveTo(at: number): boolean {
    const next = this.afterBlanks(at, this.end);
    this.column += next - this.at;
    this.at = next;
    return next < this.end && !(next > at && this.text.charCodeAt(next) === HASH);
  }

  /** Where the line ends that holds this place, in front of its line feed. */
  lineEnd(place: number): number {
    const lineFeed = this.text.indexOf('\n', place);
    return lineFeed < 0 ? this.text.length : lineFeed;
  }

  /** The end of a part of a line without the carriage return and the blanks behind it. */
  withoutBlanks(start: number, lineEnd: number): number {
    let end = this.withoutCarriageReturn(start, lineEnd);
    while (end > start && this.text.charCodeAt(end - 1) === SPACE) end -= 1;
    return end;
  }

  withoutCarriageReturn(start: number, lineEnd: number): number {
    return lineEnd > start && this.text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
  }

  afterBlanks(start: number, end: number): number {
    let at = start;
    while (at < end && this.text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }
}
