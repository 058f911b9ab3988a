import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'cloud.google.com/kubernetes-engine/docs';

export const gkeDataplaneV2: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'gke-dataplane-v2',
  title: 'GKE Dataplane V2',
  enforces: known('yes', DOCS, 'always on'),
  endPort: unverified(undefined, 'built on Cilium'),
  ipBlockMatchesPods: known('no', DOCS, 'as Cilium'),
  ipBlockMatchesNodes: known('no', DOCS, 'as Cilium'),
  ipBlockMatchesServices: unverified('no', 'depends on the version'),
  ipv6: known('yes', DOCS),
  clusterPolicy: known('CiliumClusterwideNetworkPolicy', DOCS, 'has to be switched on'),
  hostNames: known('FQDNNetworkPolicy', DOCS, 'at most 50 addresses a name; not for Services, nor on Windows'),
  notes: [
    {
      text: 'The metadata server (169.254.169.254, ports 80 and 988) and Cloud DNS (port 53) share one address.',
      source: 'tektoncd/operator#4000',
    },
  ],
};
