const GAP = '  ';

/**
 * Lines of cells as aligned text, two blanks between columns and none at the end; without the line breaks.
 * It takes time in proportion to the cells, since a map may have a million lines.
 *
 * @param lines gone through twice, so that nobody has to keep them: first for the widths, then for the text
 */
export function* columns(lines: Iterable<readonly string[]>): Generator<string> {
  const widths: number[] = [];
  for (const line of lines) {
    for (let column = 0; column < line.length; column += 1) {
      widths[column] = Math.max(widths[column] ?? 0, line[column]?.length ?? 0);
    }
  }
  for (const line of lines) {
    yield line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join(GAP)
      .trimEnd();
  }
}
