import type { UnsaidPattern } from './pattern';

/** Patterns that no program of this release says, and why. */
export const UNSAID: readonly UnsaidPattern[] = [
  {
    id: 'P28',
    title: 'one policy for all namespaces of a cluster, or for several clusters',
    reason:
      'a NetworkPolicy is of one namespace; ClusterNetworkPolicy and the kinds of Calico and Cilium, which are not, ' +
      'are neither written nor judged by this release, and named in a warning where an app holds one',
  },
];
