/** What a series of samples comes down to. Never a mean: one slow sample would move it. */
export interface Statistics {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export function statisticsOf(samples: readonly number[]): Statistics {
  const sorted = [...samples].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** Each member of a series divided by the one of the other series that was measured beside it. */
export function ratios(above: readonly number[], below: readonly number[]): number[] {
  return above.slice(0, below.length).map((value, index) => value / (below[index] ?? Number.NaN));
}
