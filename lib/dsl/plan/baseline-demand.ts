import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';

/** That every namespace below a scope has a deny. The checks hold the app to it; the plan only keeps it. */
export interface BaselineDemand {
  /** The App, or one cluster of it. */
  readonly scope: IConstruct;
  /** Namespaces that may stay open. */
  readonly exempt: ReadonlySet<string>;
  readonly origin: () => Origin | undefined;
}
