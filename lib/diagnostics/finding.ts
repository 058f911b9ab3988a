import type { Origin } from './origin';

/** How serious a finding is: an error stops the synthesis, a warning is printed once, an info only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** What a place is a part of. Who acknowledges a finding there, or above it, has acknowledged it. */
export interface Belonging {
  /** Paths of constructs. */
  readonly constructs?: readonly string[];
  /** API objects by kind, namespace and name, such as `NetworkPolicy.networking.k8s.io payments/allow-dns`. */
  readonly objects?: readonly string[];
}

/**
 * Where a finding points: in the construct tree, in a source file, and in the API object.
 *
 * Every part is optional, because a policy that came from a file has no construct path, and a
 * chain of calls has no API field; a finding gives all the parts that it knows.
 */
export interface Place {
  /** Path of the construct, such as `payments/allow-dns`, or `namespace/name` of a manifest. */
  readonly path?: string;
  /** The line of TypeScript (or YAML) that wrote it. */
  readonly origin?: Origin;
  /** Path of the API field, such as `spec.ingress[0].from[1].ipBlock.cidr`. */
  readonly field?: string;
  /** @default the construct at `path` */
  readonly belongsTo?: Belonging;
}

/** One line of a trace: which side, what it decided, and because of what. */
export interface TraceLine {
  /** The side of the connection, such as `egress from frontend/web`. */
  readonly side: string;
  /** What that side says: `allowed`, `denied` or `depends`. */
  readonly verdict: string;
  /** The policies and rules that decided, in words. */
  readonly because: string;
}

/** How findings of one cause become one, when all that is acknowledged is gone. */
export interface Together {
  /** Equal for findings of one rule that have one cause. */
  readonly key: string;
  /** Whom this one is about, as the headline of all names it. */
  readonly name: string;
  /** What is said of several, after their count: `workloads cannot look up names`. */
  readonly said: string;
  /** Where the finding about several points. @default where the first one does */
  readonly where?: Place;
}

/**
 * One thing that is wrong, in the one shape that every check uses and every format renders.
 *
 * The headline stands alone and holds no fix; `found` and `expected` come together; `why` says what
 * would happen in the cluster; `help` is one change that can be made.
 */
export interface Finding {
  /** Stable code, such as `NP301`. */
  readonly code: string;
  /** Stable readable id, such as `allowed-but-denied`. */
  readonly id: string;
  readonly severity: Severity;
  /** One sentence; values stand in backticks. */
  readonly headline: string;
  readonly where: Place;
  readonly found?: string;
  readonly expected?: string;
  readonly why: string;
  readonly help: string;
  readonly trace?: readonly TraceLine[];
  /** True for what the API server would refuse: no switch silences it. */
  readonly binding?: boolean;
  /** Set while findings are gathered; readers of findings never see it. */
  readonly together?: Together;
}
