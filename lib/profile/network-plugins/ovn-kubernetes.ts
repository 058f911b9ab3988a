import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'ovn-kubernetes.io';
const RED_HAT = 'docs.redhat.com';

export const ovnKubernetes: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'ovn-kubernetes',
  title: 'OVN-Kubernetes',
  enforces: known('yes', DOCS),
  endPort: unverified('yes'),
  namedPorts: known('whole-protocol', 'ovn-kubernetes/ovn-kubernetes#2117'),
  sctp: known('yes', DOCS),
  ipBlockMatchesPods: known('yes', DOCS),
  ipBlockMatchesServices: known('no', DOCS),
  ipv6: known('yes', DOCS),
  ownNodeToPod: known('allow', DOCS),
  podToOwnNode: known('evaluate', DOCS),
  hostNetworkSubject: known('ignored', DOCS),
  hostNetworkPeer: known('by-empty-pod-selector', RED_HAT),
  clusterPolicy: known('AdminNetworkPolicy', DOCS),
  hostNames: known('EgressFirewall', RED_HAT),
  staged: known('none', DOCS, 'decisions can be logged'),
  notes: [
    {
      text: 'On OpenShift the DNS pods are in openshift-dns, and listen on 5353.',
      source: 'kubernetes/kubernetes#102286',
    },
    { text: 'A pod that reaches itself through a Service is always allowed.', source: DOCS },
    {
      text: 'Older versions took an `except` for a deny that cut what other rules opened.',
      source: 'ovn-kubernetes/ovn-kubernetes#845',
    },
  ],
};
