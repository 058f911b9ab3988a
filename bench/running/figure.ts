export type Unit = 'ms' | 'µs' | 'MB' | 'x' | '%';

/** One measured thing. Lower is better, unless the target says that it is to be reached from below. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly samples: readonly number[];
  readonly target?: Target;
}

/** What a figure has to hold and what it is meant to reach: upper bounds, or lower ones where more is better. */
export interface Target {
  readonly must: number;
  readonly aim?: number;
  readonly moreIsBetter?: boolean;
}

export type Standing = 'aim' | 'must' | 'missed' | '';

/** How a median stands to its target: information, not judgement, for machines are noisy. */
export function standingOf(median: number, target: Target | undefined): Standing {
  if (target === undefined) return '';
  const { must, aim, moreIsBetter = false } = target;
  const reaches = (bound: number) => (moreIsBetter ? median >= bound : median <= bound);
  if (aim !== undefined && reaches(aim)) return 'aim';
  return reaches(must) ? 'must' : 'missed';
}
