import * as fc from 'fast-check';
import type { Law } from './law';
import { writeValue } from './written-value';

/** A law that was broken. */
export interface Failure {
  readonly law: Law;
  /** The seed of the batch of clusters in which it was. */
  readonly seed: number;
  readonly message: string;
  /** A case, as test/cases/counterexamples keeps them. */
  readonly written: string;
}

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Called after each batch. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Each batch starts with the smallest values, and looks at larger ones later. */
const BATCH = 500;

/** Looks for a value for which the law does not hold, and for the smallest of them; undefined if it holds for all. */
export function checkLaw(law: Law, { runs, seed, onProgress }: CheckOptions): Failure | undefined {
  const property = fc.property(law.arbitrary, (value) => law.holds(value));
  const all = Math.ceil(runs * law.share);
  for (let done = 0; done < all; done += BATCH) {
    const batchSeed = seed + done / BATCH;
    const details = fc.check(property, { numRuns: Math.min(BATCH, all - done), seed: batchSeed });
    if (details.failed) {
      const message = details.errorInstance instanceof Error ? details.errorInstance.message : 'the law threw no error';
      const written = writeValue({ law: law.name, about: 'what was wrong', value: details.counterexample?.[0] });
      return { law, seed: batchSeed, message, written };
    }
    onProgress?.(Math.min(done + BATCH, all), all);
  }
  return undefined;
}
