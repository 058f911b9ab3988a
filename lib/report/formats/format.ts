/** One way to write one kind of report. */
export interface Format<Report> {
  /** What `--format` calls it; the name of its file. */
  readonly id: string;
  /** How files of it are named, without the dot. */
  readonly extension: string;
  /** True where rows that no policy governs are left out, so that nobody has to work them out. */
  readonly governedOnly?: true;
  /** True where each row is written and forgotten, so that there may be any number of them. */
  readonly streamed?: true;
  /** The text, piece by piece: a big map is more than one string can hold. */
  readonly render: (report: Report) => Iterable<string>;
  /** What readers of this format may stumble over in this report, each a sentence. */
  readonly cautions?: (report: Report) => readonly string[];
}

/** The formats of one kind of report by id, each loaded only when it is asked for; the first is the default. */
export type FormatRegistry<Report> = Readonly<Record<string, () => Promise<Format<Report>>>>;
