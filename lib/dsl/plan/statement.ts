import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { EndLike } from '../end';

/** Ports as a statement asks for them: all, those that each destination declares, or by number or declared name. */
export type RequestedPorts = 'any' | 'declared' | NonEmpty<NumberedPorts | string>;

/** One `allow`, or one pattern: who may open connections to whom, on which ports. */
export interface Statement {
  /** `allow` for what a person wrote pair by pair; `pattern` for what a pattern says about a whole namespace. */
  readonly kind: 'allow' | 'pattern';
  /**
   * Whose policy a pattern is: one for each subject, with all of the other side as its peers.
   * @default 'from'
   */
  readonly subject?: 'from' | 'to';
  readonly from: readonly EndLike[];
  readonly to: readonly EndLike[];
  readonly ports: RequestedPorts;
  /** The construct whose tree and cluster the statement belongs to. */
  readonly anchor: IConstruct;
  /** The construct path of the statement; a chain, which is no construct, is named by the paths of its ends. */
  readonly path: string;
  readonly origin: () => Origin | undefined;
  /** What it is about, for people: lands as an annotation, as do the next two. */
  readonly description?: string;
  /** The team that answers for it. */
  readonly owner?: string;
  /** Why it is needed. */
  readonly reason?: string;
  /** Whether ports that it asks for by name are written by name. @default as the chart of the policy has it */
  readonly keepPortNames?: boolean;
  /** The name of the policy, where the generated one does not suit. */
  readonly policyName?: string;
  readonly patches: readonly JsonPatch[];
}
