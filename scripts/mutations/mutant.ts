/** One small mistake, put into one file. */
export interface Mutant {
  /** What is wrong with it; unique in its file. */
  readonly name: string;
  /** Below `lib/reachability/`. */
  readonly file: string;
  /** The text that is replaced; it occurs in the file just once. */
  readonly find: string;
  readonly replace: string;
}

/** The file of a mutant in the checkout. */
export function pathOf({ file }: Mutant): string {
  return `lib/reachability/${file}`;
}

/** The name of a mutant among all. */
export function nameOf({ file, name }: Mutant): string {
  return `${file}: ${name}`;
}
