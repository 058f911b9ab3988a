import type { Place } from '../diagnostics/finding';
import type { NonEmpty, Policy } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { Selector } from '../model/selector';
import type { Workload } from '../model/workload';
import type { World } from '../reachability';
import type { EndQuery } from '../reachability/questions';

/** A policy as it will be in the cluster, and where it came from. */
export interface JudgedPolicy {
  readonly policy: Policy;
  /** `statement`: generated for an `allow` or a pattern; `person`: written by hand; `elsewhere`: installed by others. */
  readonly writtenBy: 'statement' | 'person' | 'elsewhere';
  /** The end that a generated policy was written for; the policy selects the part of it that some deny isolates. */
  readonly subject?: Selector;
  /** Where a finding about it points, down to a field of the API object. */
  place(field?: string): Place;
}

/** Pods as they will be in the cluster, and where they came from. */
export interface JudgedWorkload {
  readonly workload: Workload;
  /** False where the author said that its pods look up no names. */
  readonly needsDns: boolean;
  place(): Place;
}

/** One end of an intent, looked up. */
export interface IntentEnd {
  /** As findings print it, such as `frontend/web`. */
  readonly text: string;
  readonly query: EndQuery;
  /** True for an end that stands for whoever may come (`anywhere()`, namespaces by label), not for pods of its own. */
  readonly whoever: boolean;
  /** The pods, where a construct declares or creates them. */
  readonly workload?: Workload;
  readonly selector?: Selector;
  /** What the names of its ports stand for, ranges included, which no container can declare. */
  readonly namedPorts?: readonly NumberedPorts[];
}

/** What a statement is meant to open between two ends. */
export interface Intent {
  readonly from: IntentEnd;
  readonly to: IntentEnd;
  readonly ports: 'any' | NonEmpty<NumberedPorts>;
  place(): Place;
}

/** Somewhere in the source, and what stands there. */
export interface Mention {
  readonly text: string;
  place(): Place;
}

/** A chain that lacks its last call. */
export interface UnfinishedMention extends Mention {
  readonly lacks: string;
}

/** A way to look up names: reaching one of the resolvers on all of the ports is enough. */
export interface DnsRoute {
  readonly resolvers: readonly EndQuery[];
  readonly ports: readonly NumberedPorts[];
}

/** What the API server would say about a policy, line by line. */
export interface Refusal {
  /** `namespace/name`. */
  readonly policy: string;
  readonly field: string;
  /** The line as the API server prints it. */
  readonly message: string;
  place(): Place;
}

/** A file that several objects would be written to, each over the one before. */
export interface FileCollision {
  readonly file: string;
  readonly objects: readonly Mention[];
}

/** All that rules about one cluster may look at. */
export interface LintContext {
  readonly world: World;
  readonly policies: readonly JudgedPolicy[];
  readonly workloads: readonly JudgedWorkload[];
  readonly intents: readonly Intent[];
  readonly idleStatements: readonly Mention[];
  readonly dnsRoutes: readonly DnsRoute[];
  readonly refusals: readonly Refusal[];
  /** The namespaces whose labels are written down, in this app or by what others installed. */
  readonly namespacesDeclared: ReadonlySet<string>;
  /** The policy as traces name it, with the line that wrote it. */
  nameOf(policy: Policy): string;
}

/** All that rules about a whole app may look at. */
export interface AppContext {
  /** How many NetworkPolicies the app writes. */
  readonly policiesWritten: number;
  /** The constructs and statements of this package that speak of policies. */
  readonly statements: readonly Mention[];
  readonly unfinishedChains: readonly UnfinishedMention[];
  readonly collisions: readonly FileCollision[];
}
