import type { Direction, Policy } from '../model/policy';
import type { Family } from '../sets/address';
import type { Truth } from './truth';

/** Whether a connection can be opened. `depends`: what the evaluator was told does not decide it. */
export type Verdict = 'allowed' | 'denied' | 'depends';

/** Why a side is allowed although no rule was asked. */
export type Exemption =
  | 'not-isolated'
  | 'outside-the-cluster'
  | 'own-address'
  | 'own-node'
  | 'host-network'
  | 'finished-pod'
  | 'no-common-family';

/** A policy that selects the pod, and so isolates it; `depends` where a label is only known at run time. */
export interface IsolatingPolicy {
  readonly policy: Policy;
  readonly selects: Exclude<Truth, 'no'>;
}

/** A rule that matches the connection. */
export interface MatchingRule {
  readonly policy: Policy;
  /** Position in `spec.ingress` or `spec.egress`. */
  readonly rule: number;
  readonly matches: Exclude<Truth, 'no'>;
}

/** One side of a connection: egress at its source, or ingress at its destination. */
export interface SideJudgement {
  readonly direction: Direction;
  readonly verdict: Verdict;
  /** Set when no policy had to be asked. */
  readonly exemption?: Exemption;
  /** True where it is not decided whether the other end is the own node of the pod. */
  readonly perhapsOwnNode?: boolean;
  readonly isolatedBy: readonly IsolatingPolicy[];
  readonly matchedBy: readonly MatchingRule[];
}

/** Something that nobody told the evaluator, and that the verdict hangs on. */
export type Unknown =
  /** The address of a pod lies somewhere in a range, and a block covers a part of that range. */
  | { readonly kind: 'pod-address'; readonly pod: string; readonly option: 'podCidrs' | 'nodeCidrs' }
  /** The value of a label that a controller adds at run time. */
  | { readonly kind: 'runtime-label'; readonly pod: string; readonly key: string }
  /** Whether an address in a range of nodes is one of a node, which no block matches. */
  | { readonly kind: 'node-address'; readonly option: 'nodeCidrs' }
  /** On which node a pod runs: the other end may be its own node, or on it. */
  | { readonly kind: 'own-node'; readonly pod: string }
  /** Which pod of a workload is meant: its pods have addresses that blocks tell apart. */
  | { readonly kind: 'replica-address'; readonly pod: string }
  /** The families disagree: the connection is allowed in one and denied in the other. */
  | { readonly kind: 'family'; readonly option: 'dualStack' };

/** The answer to one connection: the verdict, what each side says, and why. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly egress: SideJudgement;
  readonly ingress: SideJudgement;
  /** The verdict in each family that both ends can use; equal to `verdict` unless the families disagree. */
  readonly families: Readonly<Partial<Record<Family, Verdict>>>;
  /** What would have to be known to decide; empty unless the verdict is `depends`. */
  readonly unknowns: readonly Unknown[];
}
