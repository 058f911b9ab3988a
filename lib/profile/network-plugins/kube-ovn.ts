import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const REPOSITORY = 'kubeovn/kube-ovn';

export const kubeOvn: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'kube-ovn',
  title: 'Kube-OVN',
  enforces: known('yes', REPOSITORY),
  endPort: known('yes', REPOSITORY),
  namedPorts: known('yes', REPOSITORY, 'end-to-end tests of it have failed (kubeovn/kube-ovn#2206)'),
  sctp: known('yes', REPOSITORY),
  ipBlockMatchesServices: unverified(undefined, 'rules by label did not cover the address of a Service'),
  ipv6: known('yes', REPOSITORY),
  clusterPolicy: known('AdminNetworkPolicy', REPOSITORY, 'the standard ClusterNetworkPolicy is experimental'),
  hostNames: known('none', REPOSITORY),
  notes: [
    { text: 'Until March 2026 an `except` also cut what other peers opened.', source: 'kubeovn/kube-ovn#6419' },
    { text: 'Egress rules by label did not cover the address of a Service.', source: 'kubeovn/kube-ovn#792' },
  ],
};
