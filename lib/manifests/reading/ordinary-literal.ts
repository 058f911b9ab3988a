import type { LineCursor } from './line-cursor';
import { unusual } from './ordinary-scalars';

/** Reads a literal text, whose bar is here and whose lines follow, to the right of the parent's column. */
export function readLiteral(lines: LineCursor, parent: number): string {
  const { text } = lines;
  const chomping = text.slice(lines.at + 1, lines.end);
  if (chomping !== '' && chomping !== '-' && chomping !== '+') unusual();
  const content: string[] = [];
  let [column, written] = [-1, 0];
  let start = lines.next;
  while (start < text.length) {
    const lineFeed = lines.lineEnd(start);
    // How readers end a text that ends with the file differs.
    if (lineFeed === text.length) unusual();
    const lineEnd = lines.withoutCarriageReturn(start, lineFeed);
    const at = lines.afterBlanks(start, lineEnd);
    if (at === lineEnd) {
      // Blanks beyond the column are a part of the text, or a mistake.
      if (at - start > Math.max(column, 0)) unusual();
      content.push('');
    } else {
      if (column < 0) column = at - start;
      if (at - start < column || column <= parent) break;
      content.push(text.slice(start + column, lineEnd));
      written = content.length;
    }
    start = lineFeed + 1;
  }
  if (written === 0) unusual();
  lines.next = start;
  lines.advance();
  if (lines.column > parent) unusual();
  const kept = chomping === '+' ? content : content.slice(0, written);
  return kept.join('\n') + (chomping === '-' ? '' : '\n');
}
