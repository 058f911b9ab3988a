import type { Place } from '../diagnostics/finding';
import type { PolicySpelling } from '../manifests/policy-spelling';
import type { Labels } from '../model/labels';
import type { NonEmpty, Policy } from '../model/policy';
import type { NumberedPorts, Port } from '../model/port';
import type { Routing, RoutingPart } from '../model/routing';
import type { Selector } from '../model/selector';
import type { Workload } from '../model/workload';
import type { MetadataService } from '../profile/metadata-service';
import type { NetworkPlugin } from '../profile/network-plugin';
import type { World } from '../reachability';
import type { EndQuery } from '../reachability/questions';
import type { Family } from '../sets/address';
import type { Cidr } from '../sets/cidr';

/** A policy as it will be in the cluster, and where it came from. */
export interface JudgedPolicy {
  readonly policy: Policy;
  /** `statement`: generated for an `allow` or a pattern; `person`: written by hand; `elsewhere`: installed by others. */
  readonly writtenBy: 'statement' | 'person' | 'elsewhere';
  /** The ends that a generated policy was written for; the policy selects the part of them that some deny isolates. */
  readonly subjects?: readonly Selector[];
  /** How it is written; undefined where no manifest of it is at hand. */
  spelling(): PolicySpelling | undefined;
  /** Where a finding about it points, down to a field of the API object. */
  place(field?: string): Place;
}

/** A Namespace object that the app writes, or that it says others installed. */
export interface WrittenNamespace {
  readonly name: string;
  readonly annotations: Labels;
  place(): Place;
}

/** Pods as they will be in the cluster, and where they came from. */
export interface JudgedWorkload {
  readonly workload: Workload;
  /** False where the author said that its pods look up no names. */
  readonly needsDns: boolean;
  /** Set where others answer for the pods: they are known, and nobody here can change them. */
  readonly ofOthers?: boolean;
  /**
   * True for a Pod that is written down for pods which something else makes.
   * @default false
   */
  readonly standsIn?: boolean;
  place(): Place;
}

/** What leads to the pods of a cluster, and where it came from. */
export interface JudgedRouting extends Routing {
  /** Where a finding about one of its parts points. */
  placeOf(part: RoutingPart): Place;
}

/** A port of a Service, and the ports of its pods to which it leads: one, unless they give one name to several. */
export interface ServiceLead {
  readonly port: Port;
  readonly leadsTo: readonly Port[];
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
  /** The Service that was named for the pods, as findings print it: the ports are those to which it leads. */
  readonly service?: string;
  /** The ports of that Service, each with those of the pods to which it leads. */
  readonly servicePorts?: readonly ServiceLead[];
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

/** A statement that opens nothing, since whatever it could open is open already. */
export interface IdleMention extends Mention {
  /** True where it writes policies all the same, which select none of the known pods. */
  readonly writes: boolean;
}

/** A chain that lacks its last call. */
export interface UnfinishedMention extends Mention {
  readonly lacks: string;
}

/** A way to look up names: reaching one of the resolvers on all of the ports is enough. */
export interface DnsRoute {
  readonly resolvers: readonly EndQuery[];
  readonly ports: readonly NumberedPorts[];
  /**
   * Others that may answer in their place, where the cluster has them.
   * @default none
   */
  readonly alternatives?: readonly EndQuery[];
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

/** What is said of a cluster, as far as the network plugin and addresses go. */
export interface DeclaredProfile {
  /** Absent: one that does what the API says. */
  readonly plugin?: NetworkPlugin;
  /** Where pods have their addresses, if somebody says so. */
  readonly podCidrs: readonly Cidr[];
  readonly nodeCidrs: readonly Cidr[];
  readonly serviceCidrs: readonly Cidr[];
  readonly apiServerCidrs: readonly Cidr[];
  /** Where it is said. */
  place(): Place;
}

/** Who holds the namespaces of an app to a baseline. */
export interface BaselineMention {
  /** The namespaces that may stay open. */
  readonly exempt: ReadonlySet<string>;
  /** Denies that are only looked at: they count, since their namespaces are being taken over. */
  readonly previewed: readonly Policy[];
  place(): Place;
}

/** A service outside the cluster that somebody has to look at again by some day. */
export interface ExternalServiceMention extends Mention {
  readonly owner: string;
  /** As `2027-06-30`. */
  readonly expires: string;
}

/** Who calls the pods of a cluster without a statement that says so, as far as the author names them. */
export interface DeclaredCallers {
  /** Who brings connections in from outside, by the name of an IngressClass, a GatewayClass or a Gateway. */
  readonly ingressControllers: Readonly<Record<string, IntentEnd>>;
  /** Who scrapes metrics. */
  readonly monitoring?: IntentEnd;
}

/** All that rules about one cluster may look at. */
export interface LintContext {
  /**
   * Who has to do something about what is found: those who write an app, or those who write the manifests themselves.
   * @default 'app'
   */
  readonly reader?: 'app' | 'manifests';
  readonly world: World;
  readonly policies: readonly JudgedPolicy[];
  readonly workloads: readonly JudgedWorkload[];
  /** Services, what brings connections to them, and who else calls them; read when a rule asks for it first. */
  readonly routing: JudgedRouting;
  readonly intents: readonly Intent[];
  readonly idleStatements: readonly IdleMention[];
  readonly dnsRoutes: readonly DnsRoute[];
  /**
   * Who answers in the DNS shapes that somebody has named, besides those of the routes: they are there, declared or not.
   * @default none
   */
  readonly resolversNamed?: readonly EndQuery[];
  /**
   * The namespaces of objects that make pods of which nobody can tell the labels.
   * @default none
   */
  readonly podsUnknownIn?: ReadonlySet<string>;
  readonly refusals: readonly Refusal[];
  /** The namespaces whose labels are written down, in this app or by what others installed. */
  readonly namespacesDeclared: ReadonlySet<string>;
  readonly namespacesWritten: readonly WrittenNamespace[];
  /** The families of addresses that the pods have, where the author says so. */
  readonly ipFamilies?: NonEmpty<Family>;
  /** Whose metadata service the nodes have, where the author says so. */
  readonly metadata?: MetadataService;
  /** Absent where nothing is said of the cluster. */
  readonly profile?: DeclaredProfile;
  /** Absent where nobody is named. */
  readonly callers?: DeclaredCallers;
  /** The service mesh of the cluster, where the author says so. */
  readonly mesh?: 'istio-ambient' | 'istio-sidecar';
  readonly baselines: readonly BaselineMention[];
  /** The namespaces in which the app makes or declares pods, or writes policies. */
  readonly namespacesGoverned: readonly string[];
  /** The policy as traces name it, with the line that wrote it. */
  nameOf(policy: Policy): string;
}

/** All that rules about a whole app may look at. */
export interface AppContext {
  /** How many NetworkPolicies the app writes. */
  readonly policiesWritten: number;
  /** How many denies are only looked at. */
  readonly previews: number;
  /** The constructs and statements of this package that speak of policies. */
  readonly statements: readonly Mention[];
  readonly unfinishedChains: readonly UnfinishedMention[];
  readonly collisions: readonly FileCollision[];
  /** Those that have a day of expiry. */
  readonly externalServices: readonly ExternalServiceMention[];
  /** The day of the synthesis, as `2027-06-30`; undefined where nobody says it. */
  readonly today: string | undefined;
}
