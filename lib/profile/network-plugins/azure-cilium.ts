import { known, unverified } from '../cell';
import type { NetworkPluginEntry } from '../network-plugin';
import { cilium } from './cilium';

const DOCS = 'MicrosoftDocs/azure-aks-docs, 2026-08';

/** Cilium as AKS runs it: what Microsoft's documentation does not say otherwise is that of Cilium. */
export const azureCilium: NetworkPluginEntry = {
  ...cilium,
  name: 'azure-cilium',
  title: 'Azure CNI powered by Cilium',
  enforces: known('yes', DOCS, 'on Linux nodes'),
  ipBlockMatchesPods: known('no', DOCS),
  ipBlockMatchesNodes: known('no', DOCS),
  ipBlockMatchesApiServer: unverified('no', 'it is outside the cluster'),
  hostNames: known('CiliumNetworkPolicy', DOCS, 'with Advanced Container Networking Services'),
  settings: { 'sctp=enabled': { sctp: known('yes', 'docs.cilium.io') } },
  notes: [
    { text: 'With Kubernetes 1.32 and newer AKS runs Cilium 1.17 or newer, which honours `endPort`.', source: DOCS },
    {
      text: 'With LocalDNS, queries go to the pods `k8s-app: node-local-dns`, which need a rule of their own.',
      source: DOCS,
    },
    { text: 'A cluster has at most 65,535 identities, that is different sets of labels.', source: DOCS },
  ],
};
