import type { Labels } from './labels';
import type { Policy } from './policy';
import type { Workload } from './workload';

/** A namespace and its labels, the automatic name label included. */
export interface Namespace {
  readonly name: string;
  readonly labels: Labels;
}

/** All that a verdict depends on: the namespaces, the pods and the policies of one cluster. */
export interface Cluster {
  readonly namespaces: readonly Namespace[];
  readonly workloads: readonly Workload[];
  readonly policies: readonly Policy[];
}
