import type { Origin } from '../../diagnostics/origin';

/** Finds the line and the column of an offset; it reads the text when it is first asked. */
export class LineIndex {
  private starts: readonly number[] | undefined;

  constructor(
    private readonly text: string,
    private readonly file: string,
  ) {}

  /** Lines and columns count from 1, columns in UTF-16 code units as editors do. */
  originAt(offset: number): Origin {
    const starts = (this.starts ??= lineStarts(this.text));
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = (line + after) >> 1;
      if ((starts[middle] ?? 0) <= offset) line = middle;
      else after = middle;
    }
    return { file: this.file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
