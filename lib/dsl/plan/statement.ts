import type { JsonPatch } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { EndLike } from '../end';

/** Ports as a statement asks for them: by number, or by a name that each destination declares. */
export type RequestedPorts = 'any' | NonEmpty<NumberedPorts | string>;

/** One `allow`, or one pattern: who may open connections to whom, on which ports. */
export interface Statement {
  /** `allow` for what a person wrote pair by pair; `pattern` for what a pattern says about a whole namespace. */
  readonly kind: 'allow' | 'pattern';
  readonly from: readonly EndLike[];
  readonly to: readonly EndLike[];
  readonly ports: RequestedPorts;
  /** The construct whose tree and cluster the statement belongs to. */
  readonly anchor: IConstruct;
  /** The construct path of the statement; a chain, which is no construct, is named by the paths of its ends. */
  readonly path: string;
  readonly origin: () => Origin | undefined;
  readonly description?: string;
  /** The name of the policy, where the generated one does not suit. */
  readonly policyName?: string;
  readonly patches: readonly JsonPatch[];
}
