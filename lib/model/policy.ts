import type { Cidr } from '../sets/cidr';
import type { RulePort } from './port';
import type { Selector } from './selector';

/** The two directions in which a pod can be isolated, each with its own rules. */
export type Direction = 'ingress' | 'egress';

export const DIRECTIONS: readonly Direction[] = Object.freeze(['ingress', 'egress'] as const);

/** A list that cannot be empty: in the API an empty list of peers or ports means everything. */
export type NonEmpty<T> = readonly [T, ...T[]];

/** Pods by labels. `namespaces` absent: those of the policy's own namespace. `pods` absent: all of them. */
export interface PodsPeer {
  readonly kind: 'pods';
  readonly namespaces?: Selector;
  readonly pods?: Selector;
}

/** Addresses: those inside `cidr` and inside none of `except`. */
export interface BlockPeer {
  readonly kind: 'block';
  readonly cidr: Cidr;
  readonly except: readonly Cidr[];
}

export type Peer = PodsPeer | BlockPeer;

/** One rule: opens `ports` from (or to) `peers`. `any` is said in words, never with an empty list. */
export interface Rule {
  readonly peers: 'any' | NonEmpty<Peer>;
  readonly ports: 'any' | NonEmpty<RulePort>;
}

/**
 * A NetworkPolicy after defaulting. It isolates the pods it selects in each direction that `isolates`
 * names; the rules of a direction it does not isolate are kept (a check may mention them) and have no effect.
 */
export interface Policy {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Selector;
  readonly isolates: Readonly<Record<Direction, boolean>>;
  readonly ingress: readonly Rule[];
  readonly egress: readonly Rule[];
}
