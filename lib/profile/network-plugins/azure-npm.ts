import { known } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { UNKNOWN_CELLS } from '../unknown-cells';

const DOCS = 'MicrosoftDocs/azure-aks-docs, 2026-08';
const SOURCE = 'Azure/azure-container-networking';

export const azureNpm: NetworkPluginEntry = {
  ...UNKNOWN_CELLS,
  name: 'azure-npm',
  title: 'Azure Network Policy Manager',
  enforces: known('yes', DOCS),
  endPort: known('yes', SOURCE),
  namedPorts: known('yes', SOURCE, 'not on Windows nodes'),
  sctp: known('yes', SOURCE, 'not on Windows nodes'),
  ipBlockMatchesPods: known('yes', DOCS),
  ipBlockMatchesNodes: known('yes', DOCS),
  ipv6: known('no', DOCS),
  podToOwnNode: known('allow', DOCS),
  hostNetworkSubject: known('ignored', SOURCE),
  clusterPolicy: known('none', DOCS),
  hostNames: known('none', DOCS),
  blocksPerPolicy: known(4, DOCS),
  notes: [
    { text: 'Support ended for Windows nodes on 2026-09-30, and ends for Linux nodes on 2028-09-30.', source: DOCS },
    { text: 'A cluster has at most 250 nodes and 20,000 pods.', source: DOCS },
    {
      text: 'What comes in by a Service with `externalTrafficPolicy: Cluster` passes by the ingress policies.',
      source: DOCS,
    },
    { text: 'Windows nodes know neither `except` nor selectors that say what a label is not.', source: DOCS },
  ],
};
