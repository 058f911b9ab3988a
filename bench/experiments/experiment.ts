import type { BenchRun } from '../running/bench-run';
import type { Figure } from '../running/figure';

/** Exact numbers of how much work was done: the same on every machine, so tests hold them. */
export type Counters = Readonly<Record<string, number>>;

export interface Outcome {
  readonly figures: readonly Figure[];
  /** By scenario. */
  readonly counters?: Readonly<Record<string, Counters>>;
}

/** Something that the bench can find out. */
export interface Experiment {
  /** What `--only` calls it. */
  readonly name: string;
  readonly about: string;
  /** False for what is only run when it is named, because it takes long. @default true */
  readonly usual?: boolean;
  readonly run: (run: BenchRun) => Outcome;
}
