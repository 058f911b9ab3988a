import type { BlockPeer, Direction, Peer, PodsPeer, Policy, Rule } from '../../model/policy';
import type { DeclaredPort, NamedPort, NumberedPorts } from '../../model/port';
import type { Requirement } from '../../model/selector';
import type { Workload } from '../../model/workload';
import type { Cidr } from '../../sets/cidr';
import type { Connection, End } from '../connection';
import type { Judgement } from '../judgement';

/** Why a connection is judged as it is, and what it would take to allow it. Values only: reports put them into words. */
export interface Explanation {
  readonly connection: Connection;
  /** `matchedBy` of its sides holds every rule that allows the connection. */
  readonly judgement: Judgement;
  /** For a side that is not allowed, the rules that come nearest to matching, the nearest first; else empty. */
  readonly nearMisses: Readonly<Record<Direction, readonly NearMiss[]>>;
  /** One for each side that is denied by policies: together they allow the connection. Egress first. */
  readonly changes: readonly Change[];
}

/** A rule of an isolating policy of which one half matches the connection and the other half does not. */
export type NearMiss =
  /** Its peers match, its ports do not: each of them, and why. */
  | {
      readonly missed: 'ports';
      readonly policy: Policy;
      /** Position in `spec.ingress` or `spec.egress`, whichever the side is about. */
      readonly rule: number;
      readonly ports: readonly PortMiss[];
    }
  /** Its ports match, its peers do not: each of them, and why; the nearest first. */
  | {
      readonly missed: 'peers';
      readonly policy: Policy;
      readonly rule: number;
      readonly peers: readonly PeerMiss[];
    };

/** Why one entry of a rule's `ports` does not match. */
export type PortMiss =
  /** It has other numbers. */
  | { readonly kind: 'other-number'; readonly port: NumberedPorts }
  /** It has the number, of another protocol. */
  | { readonly kind: 'other-protocol'; readonly port: NumberedPorts | NamedPort }
  /** The destination gives the name to other numbers. */
  | { readonly kind: 'name-of-other-number'; readonly port: NamedPort; readonly declared: readonly DeclaredPort[] }
  /** The destination declares the name for another protocol. */
  | { readonly kind: 'name-of-other-protocol'; readonly port: NamedPort; readonly declared: readonly DeclaredPort[] }
  /** The destination declares no port of this name (or none that the options let count). */
  | { readonly kind: 'name-not-declared'; readonly port: NamedPort }
  /** Addresses outside declare no names. */
  | { readonly kind: 'name-of-address'; readonly port: NamedPort }
  /** The option `namedPortScope` looks the name up in the policy's own namespace only. */
  | { readonly kind: 'name-in-other-namespace'; readonly port: NamedPort };

/** Why one peer of a rule does not match. `index` is its position in the rule's `from` or `to`. */
export type PeerMiss =
  /** The pod has the labels, its namespace is not selected: by labels, or since the peer is about the policy's own. */
  | {
      readonly kind: 'namespace';
      readonly index: number;
      readonly peer: PodsPeer;
      readonly namespace: string;
      /** The requirements that the namespace does not meet; empty for a peer about the policy's own namespace. */
      readonly missing: readonly RequirementMiss[];
    }
  /** Its namespace is selected, the pod lacks labels. */
  | {
      readonly kind: 'labels';
      readonly index: number;
      readonly peer: PodsPeer;
      readonly missing: readonly RequirementMiss[];
    }
  /** Neither the namespace nor the pod's labels are selected. */
  | {
      readonly kind: 'namespace-and-labels';
      readonly index: number;
      readonly peer: PodsPeer;
      readonly namespace: string;
    }
  /** The block holds the address, and one of its exceptions takes it away. */
  | { readonly kind: 'except'; readonly index: number; readonly peer: BlockPeer; readonly except: Cidr }
  /** The address is outside of the block. */
  | { readonly kind: 'outside-block'; readonly index: number; readonly peer: BlockPeer }
  /** The peer stands for pods, and the other end is an address. */
  | { readonly kind: 'not-a-pod'; readonly index: number; readonly peer: PodsPeer }
  /** The peer stands for pods, and one on the host network is known by its node's address only. */
  | { readonly kind: 'host-network'; readonly index: number; readonly peer: PodsPeer }
  /** The option `ipBlockMatchesPods` lets no block match pods. */
  | { readonly kind: 'block-for-pod'; readonly index: number; readonly peer: BlockPeer }
  /** The option `ipBlockMatchesNodes` lets no block match nodes, and pods on the host network. */
  | { readonly kind: 'block-for-node'; readonly index: number; readonly peer: BlockPeer }
  /** The rule names its port, and a name is never looked up through a block. */
  | { readonly kind: 'name-through-block'; readonly index: number; readonly peer: BlockPeer };

/** A requirement of a selector that an object does not meet, and what the object has instead. */
export interface RequirementMiss {
  readonly requirement: Requirement;
  /** The value of the key; absent where the object does not have the key. */
  readonly value?: string;
}

/** The smallest change that was found to allow one side of a connection. Proven: with it, the side is allowed. */
export interface Change {
  readonly side: Direction;
  readonly edit: Edit;
  /**
   * Other connections (pairs of known workloads, times ports) that this side would open as well; `Infinity` where they
   * are too many to count.
   */
  readonly alsoOpens: number;
  /** A label that would do as well, where that is all that the pod at the other end lacks. Proven, too. */
  readonly alternative?: Pick<Change, 'edit' | 'alsoOpens'>;
}

export type Edit =
  /** A port more for a rule whose peers match. */
  | { readonly kind: 'add-port'; readonly policy: Policy; readonly rule: number; readonly port: NumberedPorts }
  /** A peer more for a rule whose ports match. */
  | { readonly kind: 'add-peer'; readonly policy: Policy; readonly rule: number; readonly peer: Peer }
  /** An exception of a block less; what is left of it is put in its place. */
  | {
      readonly kind: 'narrow-except';
      readonly policy: Policy;
      readonly rule: number;
      /** Position of the block among the rule's peers. */
      readonly peer: number;
      readonly except: Cidr;
      /** The blocks that take the place of `except`; empty where it goes away altogether. */
      readonly instead: readonly Cidr[];
    }
  /** A label for the pod at the other end, which is all that it lacks to be matched by a rule. */
  | {
      readonly kind: 'add-label';
      readonly workload: Workload;
      readonly key: string;
      readonly value: string;
      /** The rule that then matches. */
      readonly policy: Policy;
      readonly rule: number;
    }
  /** A rule more for a policy that isolates the pod. */
  | { readonly kind: 'add-rule'; readonly policy: Policy; readonly rule: Rule };

/** An end of a question: a pod, an address, or a block of addresses. */
export type AskedEnd = End | { readonly kind: 'block'; readonly block: Cidr };

/** A question that may be about whole blocks. */
export interface AskedConnection extends Omit<Connection, 'source' | 'destination'> {
  readonly source: AskedEnd;
  readonly destination: AskedEnd;
}

/** A part of a question about blocks: addresses that are all judged alike, and the explanation for one of them. */
export interface ExplainedPart {
  /** What of the asked source the part is about; absent where the source is no block. */
  readonly sources?: readonly Cidr[];
  readonly destinations?: readonly Cidr[];
  readonly explanation: Explanation;
}
