/**
 * Where a value came from: a line of a source file.
 *
 * `file` is as the runtime or the reader names it (an absolute path, or the path that was given to
 * the reader); `line` and `column` count from 1.
 */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
