import type * as fc from 'fast-check';

/**
 * A sentence that holds for every value of an arbitrary. Values are plain data (see `written-value.ts`), so that a
 * counterexample can be kept as a case.
 */
export interface Law {
  /** The sentence; unique. */
  readonly name: string;
  readonly arbitrary: fc.Arbitrary<unknown>;
  /** @throws AssertionError where the law does not hold */
  readonly holds: (value: unknown) => void;
  /** Of the clusters that a run looks at, the part that this law looks at: less for laws of large clusters. @default 1 */
  readonly share: number;
}

/** Makes a law; `holds` gets values of the arbitrary, or what was read from a case that was written from one. */
export function lawOf<T>(
  name: string,
  arbitrary: fc.Arbitrary<T>,
  holds: (value: T) => void,
  { share = 1 }: { readonly share?: number } = {},
): Law {
  return { name, arbitrary, holds: (value) => holds(value as T), share };
}
