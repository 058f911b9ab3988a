import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const REPOSITORY = 'cloudnativelabs/kube-router';

export const kubeRouter: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'kube-router',
  title: 'kube-router (k3s, k0s)',
  enforces: known('yes', REPOSITORY),
  endPort: known('yes', REPOSITORY),
  namedPorts: known('yes', REPOSITORY, 'in an egress rule without peers, those of its own namespace only'),
  sctp: known('in-part', 'cloudnativelabs/kube-router#1019'),
  ipBlockMatchesPods: unverified('yes'),
  ipBlockMatchesServices: known('no', 'cloudnativelabs/kube-router#905'),
  ipv6: known('yes', REPOSITORY, 'rules of a family that is not enabled are skipped'),
  ownNodeToPod: known('allow', 'cloudnativelabs/kube-router#803', 'from every local address'),
  hostNetworkSubject: known('ignored', REPOSITORY),
  hostNetworkPeer: known('node-address', 'cloudnativelabs/kube-router#1135'),
  sidecarPorts: known('exclude', REPOSITORY),
  startUp: known('open-at-first', 'cloudnativelabs/kube-router#873', '`--netpol-default-deny` closes it'),
  clusterPolicy: known('none', REPOSITORY),
  hostNames: known('none', REPOSITORY),
  notes: [
    {
      text: 'Where modules for ipset are missing, k3s leaves its policy controller out with a line in the log.',
      source: 'Dstack-TEE/meta-dstack#51',
    },
  ],
};
