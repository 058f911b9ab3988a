/** The parts of a runner's `expect` that the matchers use. */
export interface RunnerExpect {
  (value: unknown): { toMatchSnapshot(hint?: string): void };
  extend(matchers: Record<string, unknown>): void;
  addSnapshotSerializer?(serializer: object): void;
  getState?(): ExpectState;
  setState?(state: ExpectState): void;
}

/** What an `expect` remembers of a test. */
export interface ExpectState {
  readonly assertionCalls?: number;
  /** Failures that did not end the test at once: those of snapshots. */
  readonly suppressedErrors?: readonly Error[];
}

/** Where Vitest keeps its `expect`, whether or not it is also a global. */
const VITEST = Symbol.for('expect-global');

let registered: RunnerExpect | undefined;

function isExpect(value: unknown): value is RunnerExpect {
  return typeof value === 'function' && 'extend' in value && typeof value.extend === 'function';
}

/** The `expect` of the runner in whose tests this runs; undefined outside of tests. */
export function runnersExpect(): RunnerExpect | undefined {
  const places = globalThis as { readonly expect?: unknown; readonly [VITEST]?: unknown };
  return [registered, places.expect, places[VITEST]].find(isExpect);
}

/** Keeps an `expect` that is in no place where it would be found. */
export function rememberExpect(expect: RunnerExpect): void {
  registered = expect;
}
