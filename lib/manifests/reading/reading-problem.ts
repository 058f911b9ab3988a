/** The ways in which a text is no manifest; each is the id of a finding. */
export type ReadingProblemId =
  | 'unreadable-document'
  | 'helm-template'
  | 'duplicate-key'
  | 'not-an-object'
  | 'nested-too-deep'
  | 'excessive-aliases'
  | 'no-kind';

/** One thing that is wrong with a text. */
export interface ReadingProblem {
  readonly id: ReadingProblemId;
  /** Where it is, as an offset into the text of the whole file. */
  readonly offset: number;
  /** What stands there. */
  readonly found: string;
  /** What could stand there. */
  readonly expected: string;
  /** What to do about it, where that is not what most problems of this id need. */
  readonly help?: string;
}

/** A key that is written twice in one map. */
export interface DuplicateKey extends ReadingProblem {
  readonly key: string;
  /** Whether the map is the whole document. */
  readonly isOfDocument: boolean;
}

/** A problem that ends the reading of a document; the readers throw it, and catch it themselves. */
export class UnreadableText extends Error {
  constructor(readonly problem: ReadingProblem) {
    super(problem.found);
  }
}

/** The deepest nesting of maps and lists that is read. No Kubernetes object comes near; readers are recursive. */
export const MAX_DEPTH = 500;

/** A document that is nested too deep to be read. */
export function nestedTooDeep(offset: number): ReadingProblem {
  return {
    id: 'nested-too-deep',
    offset,
    found: `maps and lists nested more than ${MAX_DEPTH} deep`,
    expected: `at most ${MAX_DEPTH} levels`,
  };
}

/** A key that a map has already; kubectl would keep one of the two values and drop the other. */
export function duplicateKey(key: string, offset: number, isOfDocument = false): DuplicateKey {
  const found = `a second \`${key}\` in the same map`;
  return { id: 'duplicate-key', offset, found, expected: 'each key once', key, isOfDocument };
}
