/**
 * The raw `networking.k8s.io/v1` NetworkPolicy, field for field, as it is written in YAML or JSON.
 *
 * In this API an empty list and an absent one mean the same, and that is mostly *everything*: prefer to
 * leave a key out.
 */

/** One requirement of a label selector (`matchExpressions`). */
export interface LabelSelectorRequirement {
  /** The label key, with its prefix if it has one: `app`, `example.com/team`. */
  readonly key: string;
  /** `NotIn` and `DoesNotExist` also select objects that lack the key. */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
  /** One value or more for `In` and `NotIn`; absent for `Exists` and `DoesNotExist`. */
  readonly values?: readonly string[];
}

/** Objects by their labels; all requirements must hold. `{}` selects every object. */
export interface LabelSelector {
  /** Each label must be there with just this value. */
  readonly matchLabels?: Readonly<Record<string, string>>;
  readonly matchExpressions?: readonly LabelSelectorRequirement[];
}

/** Addresses: those inside `cidr` and inside none of `except`. */
export interface IPBlock {
  /** A block such as `192.168.1.0/24` or `2001:db8::/64`, without bits beyond the prefix. */
  readonly cidr: string;
  /** Blocks inside `cidr`, each with a longer prefix, that this peer leaves out. Other peers may add them again. */
  readonly except?: readonly string[];
}

/**
 * Whom a rule opens to. Either `ipBlock` alone, or one or both selectors: with both, pods that `podSelector`
 * selects in namespaces that `namespaceSelector` selects.
 */
export interface NetworkPolicyPeer {
  /** Pods by label; without `namespaceSelector`, in the namespace of the policy. */
  readonly podSelector?: LabelSelector;
  /** Namespaces by label; without `podSelector`, all pods in them. `{}` selects every namespace. */
  readonly namespaceSelector?: LabelSelector;
  /** Addresses; must stand alone. */
  readonly ipBlock?: IPBlock;
}

/** Which ports a rule opens: ports of the destination pods, after Service translation. */
export interface NetworkPolicyPort {
  /** Defaults to `TCP`. */
  readonly protocol?: 'TCP' | 'UDP' | 'SCTP';
  /** A number from 1 to 65535 or the name of a container port; absent: every port of the protocol. */
  readonly port?: number | string;
  /** Opens the range from `port` to `endPort`, both included; `port` must be a number. */
  readonly endPort?: number;
}

/** Opens ingress from every peer in `from` on every port in `ports`. `{}` opens all ingress. */
export interface NetworkPolicyIngressRule {
  /** Absent or empty: every port of every protocol. */
  readonly ports?: readonly NetworkPolicyPort[];
  /** Absent or empty: every source. */
  readonly from?: readonly NetworkPolicyPeer[];
}

/** Opens egress to every peer in `to` on every port in `ports`. `{}` opens all egress. */
export interface NetworkPolicyEgressRule {
  /** Absent or empty: every port of every protocol. */
  readonly ports?: readonly NetworkPolicyPort[];
  /** Absent or empty: every destination. */
  readonly to?: readonly NetworkPolicyPeer[];
}

/** A direction in which the policy isolates the pods it selects. */
export type PolicyType = 'Ingress' | 'Egress';

/** What a NetworkPolicy says. */
export interface NetworkPolicySpec {
  /** The pods of the policy's namespace that it applies to. Absent or `{}`: all of them. */
  readonly podSelector?: LabelSelector;
  /** What is opened for ingress. Absent or empty while ingress is isolated: nothing. */
  readonly ingress?: readonly NetworkPolicyIngressRule[];
  /** What is opened for egress. Absent or empty while egress is isolated: nothing. */
  readonly egress?: readonly NetworkPolicyEgressRule[];
  /** Absent or empty: `Ingress`, and `Egress` too when there is an egress rule. */
  readonly policyTypes?: readonly PolicyType[];
}
