import type { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { NonEmpty, BlockPeer, Peer } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { Selector } from '../../model/selector';
import type { Workload as ModelWorkload } from '../../model/workload';
import { namespaceNamed } from '../values';
import type { ServiceFront } from './service-front';

/** Pods of one namespace known by name: policies can be written for them. */
export interface PodsEnd {
  readonly kind: 'pods';
  /** As findings and tables print it, such as `frontend/web`. */
  readonly text: string;
  readonly slug: string;
  readonly namespace: string;
  readonly selector: Selector;
  /** The pods themselves, where a construct declares or creates them. */
  readonly workload?: ModelWorkload;
  /** What each port name that it declares stands for. */
  readonly portNames: ReadonlyMap<string, readonly NumberedPorts[]>;
  /** The Service that was named for the pods: its ports are asked for, and lead to those of the pods. */
  readonly front?: ServiceFront;
  /** Of a Service: the workloads behind it, each with the Service in front of it alone. */
  readonly parts?: () => readonly ServicePart[];
  readonly construct?: IConstruct;
  readonly chart?: Chart;
  /** False for a workload declared `dns: false`. */
  readonly needsDns: boolean;
}

/** One of the workloads behind a Service. */
export interface ServicePart {
  readonly pods: ModelWorkload;
  readonly end: PodsEnd;
}

/** Pods of namespaces chosen by labels: only ever a peer. */
export interface ForeignPodsEnd {
  readonly kind: 'foreign-pods';
  readonly text: string;
  readonly slug: string;
  readonly namespaces: Selector;
  readonly selector: Selector;
}

export interface AddressesEnd {
  readonly kind: 'addresses';
  readonly text: string;
  readonly slug: string;
  readonly blocks: NonEmpty<BlockPeer>;
  /** What each port name that somebody gave to it stands for. */
  readonly portNames: ReadonlyMap<string, readonly NumberedPorts[]>;
}

export interface AnywhereEnd {
  readonly kind: 'anywhere';
  readonly text: string;
  readonly slug: string;
}

/** An end after everything about it has been looked up: what the plan and the checks work with. */
export type ResolvedEnd = PodsEnd | ForeignPodsEnd | AddressesEnd | AnywhereEnd;

/** The peers that match an end, seen from a policy of the given namespace. */
export function peersOf(end: ResolvedEnd, ownNamespace: string): 'any' | NonEmpty<Peer> {
  switch (end.kind) {
    case 'anywhere':
      return 'any';
    case 'addresses':
      return end.blocks;
    case 'foreign-pods':
      return [podsPeer(end.namespaces, end.selector)];
    case 'pods':
      // Within the namespace a pod selector says it all; from outside, name and labels stand in one peer (AND).
      return end.namespace === ownNamespace
        ? [podsPeer(undefined, end.selector)]
        : [podsPeer(namespaceNamed(end.namespace), end.selector)];
  }
}

function podsPeer(namespaces: Selector | undefined, pods: Selector): Peer {
  return { kind: 'pods', ...(namespaces && { namespaces }), ...(pods.requirements.length > 0 && { pods }) };
}
