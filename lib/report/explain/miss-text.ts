import type { Direction } from '../../model/policy';
import type { DeclaredPort, NamedPort, NumberedPorts } from '../../model/port';
import type { NearMiss, PeerMiss, PortMiss, RequirementMiss } from '../../reachability';
import { formatCidr } from '../../sets/cidr';
import { requirementText } from './selector-text';

function portText(port: NumberedPorts | NamedPort): string {
  if (port.kind === 'name') return `${port.protocol} ${port.name}`;
  return `${port.protocol} ${port.first === port.last ? port.first : `${port.first}-${port.last}`}`;
}

function declaredText(declared: readonly DeclaredPort[]): string {
  return [...new Set(declared.map(({ protocol, number }) => `${protocol} ${number}`))].join(', ');
}

function portMissText(miss: PortMiss): string {
  switch (miss.kind) {
    case 'other-number':
      return `it opens ${portText(miss.port)}`;
    case 'other-protocol':
      return `it opens ${portText(miss.port)}, which is another protocol`;
    case 'name-of-other-number':
      return `it opens ${portText(miss.port)}, which is ${declaredText(miss.declared)} at the destination`;
    case 'name-of-other-protocol':
      return `it opens ${portText(miss.port)}, and the destination declares the name as ${declaredText(miss.declared)}`;
    case 'name-not-declared':
      return `it opens ${portText(miss.port)}, a name that the destination does not declare`;
    case 'name-of-address':
      return `it opens ${portText(miss.port)}, and addresses outside have no named ports`;
    case 'name-in-other-namespace':
      return `it opens ${portText(miss.port)}, a name that is looked up in the policy's own namespace only`;
  }
}

function requirementMissText({ requirement, value }: RequirementMiss, labelsAreKnown: boolean): string {
  const has = value === undefined ? 'it has no such label' : `it has ${requirement.key}=${value}`;
  return `${requirementText(requirement)} (${value === undefined && !labelsAreKnown ? 'its labels were not read' : has})`;
}

function missingText(missing: readonly RequirementMiss[], labelsAreKnown: boolean): string {
  return missing.map((miss) => requirementMissText(miss, labelsAreKnown)).join(' and ');
}

function peerMissReason(miss: PeerMiss, namespacesDeclared: ReadonlySet<string>): string {
  switch (miss.kind) {
    case 'namespace':
      return miss.missing.length === 0
        ? `means pods of the policy's own namespace, not of ${miss.namespace}`
        : `asks the namespace ${miss.namespace} for ${missingText(miss.missing, namespacesDeclared.has(miss.namespace))}`;
    case 'labels':
      return `asks the pod for ${missingText(miss.missing, true)}`;
    case 'namespace-and-labels':
      return 'selects neither the namespace nor the labels of the pod';
    case 'except':
      return `leaves out ${formatCidr(miss.except)} of ${formatCidr(miss.peer.cidr)}`;
    case 'outside-block':
      return `is ${formatCidr(miss.peer.cidr)}, which does not hold the address`;
    case 'not-a-pod':
      return 'selects pods, and the other end is an address';
    case 'host-network':
      return 'selects pods, and the other end is on the host network, known by the address of its node only';
    case 'block-for-pod':
      return 'is a block of addresses, which does not match pods here (--ip-block-matches-pods no)';
    case 'block-for-node':
      return 'is a block of addresses, which does not match nodes here (--ip-block-matches-nodes no)';
    case 'name-through-block':
      return 'is a block of addresses, through which the named port of the rule is not looked up';
  }
}

/** So many peers of a rule are explained; more are counted. */
const PEERS_SHOWN = 3;

/**
 * Why a rule just fails to match, a line for each part of it that would have to be different.
 *
 * @param namespacesDeclared those whose labels were read
 */
export function missLines(miss: NearMiss, direction: Direction, namespacesDeclared: ReadonlySet<string>): string[] {
  if (miss.missed === 'ports')
    return miss.ports.map((port) => `the peer matches, the port does not: ${portMissText(port)}`);
  const list = direction === 'ingress' ? 'from' : 'to';
  const lines = miss.peers
    .slice(0, PEERS_SHOWN)
    .map(
      (peer) =>
        `the port matches, the peer does not: ${list}[${peer.index}] ${peerMissReason(peer, namespacesDeclared)}`,
    );
  const more = miss.peers.length - lines.length;
  return more > 0 ? [...lines, `and ${more} more peers that do not match`] : lines;
}
