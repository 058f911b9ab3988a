import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { Direction } from '../../model/policy';
import type { EndLike } from '../end';
import type { RequestedPorts } from './statement';

/** What an `ensure` demands of the finished app. The checks prove it; the plan only keeps it. */
export type Demand =
  | {
      readonly kind: 'can-reach' | 'cannot-reach';
      readonly destinations: readonly EndLike[];
      readonly ports: RequestedPorts;
    }
  | { readonly kind: 'is-reached-only-by'; readonly sources: readonly EndLike[] }
  | { readonly kind: 'is-isolated'; readonly directions: readonly Direction[] };

/** One `ensure`. */
export interface Assertion {
  readonly subjects: readonly EndLike[];
  readonly demand: Demand;
  readonly anchor: IConstruct;
  /** The assertion as it was written, such as `ensure(frontend/web).cannotReach(payments/db)`. */
  readonly text: string;
  readonly origin: () => Origin | undefined;
}
