import { known, since } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'docs.cilium.io';

export const cilium: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'cilium',
  title: 'Cilium',
  enforces: known('yes', DOCS),
  endPort: since('1.17', ['no', 'yes'], 'cilium/cilium#28684', 'accepted and ignored before'),
  namedPorts: known('one-number', 'cilium/cilium#30003'),
  sctp: known('opt-in', DOCS, 'beta; no rules for the address of a Service'),
  ipBlockMatchesPods: known('no', 'cilium/cilium#9209'),
  ipBlockMatchesNodes: known('no', 'cilium/cilium#20550', 'unless `policy-cidr-match-mode=nodes` is set, from 1.15 on'),
  ipBlockMatchesApiServer: known(
    'no',
    'cilium/cilium#20550',
    'it is the entity `kube-apiserver` of a CiliumNetworkPolicy',
  ),
  ipv6: known('yes', DOCS),
  podToOwnNode: known('evaluate', DOCS),
  hostNetworkSubject: known('ignored', DOCS),
  hostNetworkPeer: known('node-address', DOCS, 'known as the host, which no ipBlock matches either'),
  clusterPolicy: known('CiliumClusterwideNetworkPolicy', DOCS),
  hostNames: known('CiliumNetworkPolicy', DOCS, '`toFQDNs`'),
  staged: known('policy audit mode', DOCS),
  settings: {
    'policyCidrMatchMode=nodes': { ipBlockMatchesNodes: since('1.15', ['no', 'yes'], DOCS) },
    'sctp=enabled': { sctp: known('yes', DOCS) },
  },
  notes: [
    {
      text: 'With `policy-cidr-match-mode=nodes`, 1.19 and 1.20 get the block 0.0.0.0/0 wrong.',
      source: 'cilium/cilium#47827',
    },
  ],
};
