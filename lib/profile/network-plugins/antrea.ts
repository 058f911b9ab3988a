import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const REPOSITORY = 'antrea-io/antrea';

export const antrea: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'antrea',
  title: 'Antrea',
  enforces: known('yes', REPOSITORY),
  endPort: unverified('yes', 'verified for its own kinds only'),
  namedPorts: unverified('yes'),
  ipv6: known('yes', REPOSITORY),
  ownNodeToPod: known('allow', REPOSITORY),
  podToOwnNode: known('evaluate', REPOSITORY),
  hostNetworkSubject: known('ignored', REPOSITORY),
  sidecarPorts: known('exclude', REPOSITORY),
  clusterPolicy: known('ClusterNetworkPolicy', REPOSITORY, 'of `crd.antrea.io`'),
  hostNames: known('ClusterNetworkPolicy', REPOSITORY, '`fqdn`, of `crd.antrea.io`'),
  notes: [
    {
      text: 'AdminNetworkPolicy is deprecated; the standard ClusterNetworkPolicy is alpha in 2.7.',
      source: REPOSITORY,
    },
    {
      text: 'The source address of connections by NodePort was lost in older versions.',
      source: 'antrea-io/antrea#280',
    },
  ],
};
