import type { Belonging, Place } from '../../diagnostics/finding';

/** Somebody has seen the findings of one rule at one place, and says why they may stay. */
export interface Acknowledgement {
  /** The id of the rule, or its code. */
  readonly id: string;
  readonly reason: string;
  /** The last day on which it holds, as `YYYY-MM-DD`. @default it holds for good */
  readonly until?: string;
  /** What it is about, as findings name it: the path of a construct, or the kind and name of an object. */
  readonly about: string;
  /** The constructs, with all below them, and the objects that it is about. */
  readonly scope: Belonging;
  /** Where it stands. */
  place(): Place;
}
