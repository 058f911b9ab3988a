import { unverified } from './cell';
import type { Capability, Cells } from './network-plugin';

/** All columns of which nothing is known. Entries begin with it, so that what they leave out is not verified. */
export const UNKNOWN_CELLS: Cells = Object.freeze({
  enforces: unverified(),
  endPort: unverified(),
  namedPorts: unverified(),
  sctp: unverified(),
  ipBlockMatchesPods: unverified(),
  ipBlockMatchesNodes: unverified(),
  ipBlockMatchesServices: unverified(),
  ipBlockMatchesApiServer: unverified(),
  servicePorts: unverified(),
  kubeApiServiceAddress: unverified(),
  ipv6: unverified(),
  ownNodeToPod: unverified(),
  podToOwnNode: unverified(),
  hostNetworkSubject: unverified(),
  hostNetworkPeer: unverified(),
  podsWithoutController: unverified(),
  sidecarPorts: unverified(),
  startUp: unverified(),
  clusterPolicy: unverified(),
  hostNames: unverified(),
  staged: unverified(),
  portsPerBlock: unverified(),
  blocksPerPolicy: unverified(),
});

/** The columns of the table of plugins, in its order. */
export const CAPABILITIES = Object.freeze(Object.keys(UNKNOWN_CELLS)) as readonly Capability[];
