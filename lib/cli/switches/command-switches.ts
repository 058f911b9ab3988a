import type { EndArgument, WorkloadName } from '../questions/end-argument';
import type { PortArgument } from '../questions/port-argument';
import type { EvaluationSwitches } from './evaluation-switches';
import type { ReadingSwitches } from './reading-switches';
import type { WritingSwitches } from './writing-switches';

/** What `netpol map` is asked for. */
export interface MapSwitches extends ReadingSwitches, EvaluationSwitches, WritingSwitches {
  readonly focus?: readonly WorkloadName[];
  readonly selfPairs?: true;
  readonly strangers?: true;
}

/** What `netpol explain` is asked for. */
export interface ExplainSwitches extends ReadingSwitches, EvaluationSwitches, WritingSwitches {
  readonly from: EndArgument;
  readonly to: EndArgument;
  readonly port?: PortArgument;
}

/** What can become of a connection. */
export const CHANGES = ['added', 'removed', 'changed'] as const;
export type ChangeName = (typeof CHANGES)[number];

/** What `netpol diff` is asked for. */
export interface DiffSwitches extends ReadingSwitches, EvaluationSwitches, WritingSwitches {
  /** What is read into both. */
  readonly with?: readonly string[];
  readonly failOn?: readonly ChangeName[];
  readonly focus?: readonly WorkloadName[];
  readonly selfPairs?: true;
}
