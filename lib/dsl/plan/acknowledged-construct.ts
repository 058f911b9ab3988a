import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';

/** A construct of which somebody has acknowledged the findings of one rule. The checks judge what it says. */
export interface AcknowledgedConstruct {
  readonly construct: IConstruct;
  readonly id: string;
  readonly reason: string;
  readonly until?: string;
  readonly origin: () => Origin | undefined;
}
