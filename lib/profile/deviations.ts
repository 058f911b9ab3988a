import { asserted } from './cell';
import type { NetworkPlugin } from './network-plugin';

/**
 * What a plugin does where the API leaves a choice, by the names that the evaluator has for it. What nobody has
 * verified is left out: there the evaluator keeps its default.
 */
export interface Deviations {
  readonly ipBlockMatchesPods?: 'yes' | 'no';
  readonly ipBlockMatchesNodes?: 'yes' | 'no';
  readonly ownNodeToPod?: 'allow' | 'evaluate';
  readonly podToOwnNode?: 'allow' | 'evaluate';
  readonly hostNetworkSubject?: 'ignored' | 'as-pod';
  readonly hostNetworkPeer?: 'node-address' | 'as-pod';
  readonly namedPortScope?: 'unresolved';
  readonly sidecarPorts?: 'include' | 'exclude';
}

/** What a plugin is known to do where the API leaves a choice. */
export function deviationsOf(plugin: NetworkPlugin): Deviations {
  const ipBlockMatchesPods = asserted(plugin.ipBlockMatchesPods);
  const ipBlockMatchesNodes = asserted(plugin.ipBlockMatchesNodes);
  const ownNodeToPod = asserted(plugin.ownNodeToPod);
  const podToOwnNode = asserted(plugin.podToOwnNode);
  const hostNetworkSubject = asserted(plugin.hostNetworkSubject);
  const hostNetworkPeer = asserted(plugin.hostNetworkPeer);
  const sidecarPorts = asserted(plugin.sidecarPorts);
  return {
    ...(ipBlockMatchesPods && { ipBlockMatchesPods }),
    ...(ipBlockMatchesNodes && { ipBlockMatchesNodes }),
    ...(ownNodeToPod && { ownNodeToPod }),
    ...(podToOwnNode && { podToOwnNode }),
    ...(hostNetworkSubject && { hostNetworkSubject }),
    // One form of peer that matches them is no reason to let all forms do so: there is a finding for it.
    ...(hostNetworkPeer && hostNetworkPeer !== 'by-empty-pod-selector' && { hostNetworkPeer }),
    ...(asserted(plugin.namedPorts) === 'whole-protocol' && { namedPortScope: 'unresolved' }),
    ...(sidecarPorts && { sidecarPorts }),
  };
}

/** The families of addresses that pods can have under a plugin, where that is known to be fewer than both. */
export function familiesOf(plugin: NetworkPlugin): readonly ['IPv4'] | undefined {
  return asserted(plugin.ipv6) === 'no' ? ['IPv4'] : undefined;
}
