import type { Address } from '../sets/address';
import type { Labels } from './labels';
import type { DeclaredPort } from './port';

/**
 * Pods that no policy can tell apart: one Pod, or all replicas of a workload.
 * It stands for two pods or more, so that a workload and itself are a pair like any other.
 */
export interface Workload {
  readonly namespace: string;
  readonly name: string;
  /** The kind of the object that makes the pods, such as `Deployment`; `Workload` for a declared one. */
  readonly kind: string;
  /** Labels of the pods (of the template), not of the object that makes them. */
  readonly labels: Labels;
  /** Keys that a controller adds at run time with a value that cannot be known before. */
  readonly runtimeLabels: readonly string[];
  readonly ports: readonly DeclaredPort[];
  readonly hostNetwork: boolean;
  /** Pod addresses where they are known (a live Pod); empty: any address of the pod range. */
  readonly addresses: readonly Address[];
  /** Addresses of the node that runs the pod, where they are known. */
  readonly nodeAddresses: readonly Address[];
  /** Set where its pods run on several nodes: then a node's address is the own node of some of them only. */
  readonly onSeveralNodes?: true;
  /** True for a pod in phase Succeeded or Failed. */
  readonly finished: boolean;
}

/**
 * The kind of a workload that nobody read: it stands for pods that may exist, such as whatever pods a peer is about. Its
 * namespace, its name, or both are in parentheses, which no object of Kubernetes can have.
 */
export const STAND_IN_KIND = 'StandIn';

/** `namespace/name`, as findings and tables print it. */
export function workloadId(workload: Pick<Workload, 'namespace' | 'name'>): string {
  return `${workload.namespace}/${workload.name}`;
}
