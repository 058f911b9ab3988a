import type { Verdict } from '../judgement';
import type { Truth } from '../truth';

/**
 * What is known of a yes or no, as two bits: whether it is possibly yes, and whether it is certainly yes.
 * So "and" is `&`, "or" is `|`, and no case has to be told apart.
 */
export type Bounds = 0b00 | 0b01 | 0b11;

export const NEVER = 0b00;
export const PERHAPS = 0b01;
export const ALWAYS = 0b11;

/** Both of two. */
export function both(one: Bounds, other: Bounds): Bounds {
  return (one & other) as Bounds;
}

/** One of two, or both. */
export function either(one: Bounds, other: Bounds): Bounds {
  return (one | other) as Bounds;
}

/** The bounds of something that is certain, or at least possible. */
export function boundsOf(certain: boolean, possible: boolean): Bounds {
  return certain ? ALWAYS : possible ? PERHAPS : NEVER;
}

/** What holds wherever one looks, of what holds in two places: certain if it is in both, possible if it is in one. */
export function throughout(one: Bounds, other: Bounds): Bounds {
  return one === other ? one : PERHAPS;
}

const TRUTHS = { [NEVER]: 'no', [PERHAPS]: 'depends', [ALWAYS]: 'yes' } as const;
const VERDICTS = { [NEVER]: 'denied', [PERHAPS]: 'depends', [ALWAYS]: 'allowed' } as const;

export function truthIn(bounds: Bounds): Truth {
  return TRUTHS[bounds];
}

export function verdictIn(bounds: Bounds): Verdict {
  return VERDICTS[bounds];
}
