import { known, since, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'tigera/docs';

export const calico: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'calico',
  title: 'Calico',
  enforces: known('yes', DOCS),
  endPort: unverified('yes'),
  namedPorts: known('yes', DOCS),
  sctp: known('yes', DOCS),
  ipBlockMatchesPods: known('yes', DOCS),
  ipBlockMatchesNodes: known('yes', DOCS),
  ipBlockMatchesServices: known('no', 'projectcalico/calico#10664', 'nor the load balancer address of a Service'),
  ipv6: known('yes', DOCS),
  ownNodeToPod: known('allow', DOCS),
  clusterPolicy: since(
    '3.32',
    ['AdminNetworkPolicy', 'ClusterNetworkPolicy'],
    'network-policy-api implementations, 2026-04-21',
  ),
  hostNames: known('none', DOCS, 'in Calico Enterprise and Cloud only'),
  staged: known('StagedKubernetesNetworkPolicy', DOCS),
  notes: [
    {
      text: 'The address of a load balancer in front of pods of the cluster is short-circuited to the pods.',
      source: 'projectcalico/calico#10664',
    },
  ],
};
