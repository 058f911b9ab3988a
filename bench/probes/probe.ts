/** Runs what a probe measures and prints its result with the peak memory, for `running/probe-run.ts`. */
export function report<Given, Result>(measure: (given: Given) => Result): void {
  const result = measure(JSON.parse(process.argv[2] ?? '{}') as Given);
  const peak = process.resourceUsage().maxRSS / 1024;
  process.stdout.write(JSON.stringify({ result, peak }));
}

/** Runs something once; the time is in milliseconds. */
export function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const begin = process.hrtime.bigint();
  const value = work();
  return { ms: Number(process.hrtime.bigint() - begin) / 1e6, value };
}

/** Collects the garbage of what came before, so that it is not charged to what comes next. */
export function settle(): void {
  globalThis.gc?.();
}
