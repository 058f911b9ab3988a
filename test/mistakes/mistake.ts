import type { NonEmpty } from '../../lib/model/policy';

/** What is written here avoids the mistake: a program with the same aim, which proves with `ensure` what it came to. */
export interface Avoided {
  readonly how: 'avoided';
  /** What avoids it, in Markdown. */
  readonly by: string;
  /** The body of a program, in which no check may find anything. */
  readonly program: string;
  /** Lines that the policies have to hold, as YAML, where the proof is in how they are written. */
  readonly writes?: readonly string[];
  /** Lines that no policy may hold. */
  readonly neverWrites?: readonly string[];
}

/** A check finds the mistake. */
export interface Caught {
  readonly how: 'caught';
  /** The id of the finding. */
  readonly by: string;
  /** The body of a program that makes the mistake. */
  readonly program: string;
  /** The same program without it: then there is no such finding. */
  readonly mended: string;
}

/** Nothing could be done by a program: it is good to know. */
export interface Documented {
  readonly how: 'documented';
  /** What to know, in Markdown. */
  readonly note: string;
}

export type Answer = Avoided | Caught | Documented;

/** A mistake that people have made, and what becomes of it here. */
export interface KnownMistake {
  readonly id: string;
  /** What people write, or forget. */
  readonly title: string;
  /** What happens in the cluster. */
  readonly effect: string;
  readonly answers: NonEmpty<Answer>;
}
