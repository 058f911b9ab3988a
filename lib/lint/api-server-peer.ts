import type { Policy } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { Selector } from '../model/selector';
import type { PlacedPeer } from './matching';
import { coversPorts, type PortsOfRule } from './rule-ports';

/** Where clients find the API server: the port of its Service, and the one on which it mostly listens. */
const API_SERVER_PORTS: readonly [NumberedPorts, NumberedPorts] = [
  { kind: 'numbers', protocol: 'TCP', first: 443, last: 443 },
  { kind: 'numbers', protocol: 'TCP', first: 6443, last: 6443 },
];

/** The labels of the API server's own pods, which run on the host network of the control plane. */
const API_SERVER_NAMES: readonly string[] = ['kube-apiserver', 'apiserver'];

/** Whether a rule opens the ports of the API server, and no others. */
export function areApiServerPorts(ports: PortsOfRule): boolean {
  return ports !== 'any' && coversPorts(API_SERVER_PORTS, ports);
}

/** Whether a selector asks for pods that are called as the API server is. */
export function namesApiServer(pods: Selector | undefined): boolean {
  return Boolean(pods?.requirements.some(({ values }) => values.some((value) => API_SERVER_NAMES.includes(value))));
}

/** Whether a peer looks for the pods of the API server, of which the rule `kube-api-by-selector` speaks. */
export function looksForApiServer(policy: Policy, { peer, direction, rule }: PlacedPeer): boolean {
  const ports = policy[direction][rule]?.ports ?? 'any';
  return (
    direction === 'egress' && peer.namespaces !== undefined && namesApiServer(peer.pods) && areApiServerPorts(ports)
  );
}
