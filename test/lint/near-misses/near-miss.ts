/** The bad example of a rule, minus one condition of the mistake: of this the rule says nothing. */
export interface NearMiss {
  /** The condition that is missing. */
  readonly without: string;
  /** What is written in its place: a text of the bad example, and another one. */
  readonly change: readonly [text: string, instead: string];
}

/** Near misses by the id of the rule. */
export type NearMisses = Readonly<Record<string, readonly [NearMiss, ...NearMiss[]]>>;
