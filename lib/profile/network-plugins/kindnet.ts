import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const REPOSITORY = 'kubernetes-sigs/kube-network-policies';

/** The plugin of kind; kube-network-policies is what enforces policies in it. */
export const kindnet: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'kindnet',
  title: 'kindnet (kube-network-policies)',
  enforces: known('yes', REPOSITORY),
  endPort: known('yes', REPOSITORY),
  namedPorts: known('yes', REPOSITORY),
  sctp: known('yes', REPOSITORY),
  ipBlockMatchesPods: unverified('yes'),
  ipv6: known('yes', REPOSITORY),
  ownNodeToPod: known('allow', REPOSITORY),
  podToOwnNode: known('allow', 'kubernetes-sigs/kube-network-policies#283'),
  hostNetworkSubject: known('ignored', REPOSITORY),
  sidecarPorts: known('exclude', REPOSITORY),
  clusterPolicy: known('ClusterNetworkPolicy', REPOSITORY, 'AdminNetworkPolicy in older versions'),
  notes: [
    {
      text: 'Probes of the kubelet were reported to be blocked in some versions.',
      source: 'kubernetes-sigs/kind#3875',
    },
  ],
};
