import type { BlockPeer, Peer, Policy, Rule } from '../model/policy';
import { FIRST_PORT, LAST_PORT } from '../model/port';
import type { RulePort } from '../model/port';
import type { Requirement, Selector } from '../model/selector';
import { formatCidr } from '../sets/cidr';
import type { Cidr } from '../sets/cidr';
import type {
  IPBlock,
  LabelSelector,
  LabelSelectorRequirement,
  NetworkPolicyEgressRule,
  NetworkPolicyIngressRule,
  NetworkPolicyPeer,
  NetworkPolicyPort,
  NetworkPolicySpec,
  PolicyType,
} from './network-policy-types';

/**
 * The raw spec that means just this policy, written so that every API server accepts it without a warning:
 * types and protocols are explicit, CIDRs canonical, `except` sorted, and `any` is a key left out, never an
 * empty list. `policyOf` reads the same policy out of it.
 *
 * One thing that a policy can hold is beyond the API: a block of IPv4-mapped IPv6 addresses, which older
 * servers accepted. It is written as it is, and validation refuses it since 1.36.
 *
 * @throws RangeError when the policy isolates in no direction: the API would isolate for ingress by default
 * @example specOf(policy) // { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] }
 */
export function specOf(policy: Policy): NetworkPolicySpec {
  const policyTypes: PolicyType[] = [];
  if (policy.isolates.ingress) policyTypes.push('Ingress');
  if (policy.isolates.egress) policyTypes.push('Egress');
  if (policyTypes.length === 0) {
    throw new RangeError(`the policy '${policy.namespace}/${policy.name}' isolates in no direction`);
  }
  return {
    podSelector: selectorToRaw(policy.selector),
    policyTypes,
    ...(policy.ingress.length > 0 ? { ingress: policy.ingress.map(ingressToRaw) } : {}),
    ...(policy.egress.length > 0 ? { egress: policy.egress.map(egressToRaw) } : {}),
  };
}

function ingressToRaw({ peers, ports }: Rule): NetworkPolicyIngressRule {
  return { ...(peers === 'any' ? {} : { from: peers.map(peerToRaw) }), ...portsToRaw(ports) };
}

function egressToRaw({ peers, ports }: Rule): NetworkPolicyEgressRule {
  return { ...(peers === 'any' ? {} : { to: peers.map(peerToRaw) }), ...portsToRaw(ports) };
}

function portsToRaw(ports: Rule['ports']): { readonly ports?: readonly NetworkPolicyPort[] } {
  return ports === 'any' ? {} : { ports: ports.map(portToRaw) };
}

function peerToRaw(peer: Peer): NetworkPolicyPeer {
  if (peer.kind === 'block') return { ipBlock: blockToRaw(peer) };
  // All pods of the policy's namespace: some selector has to be there.
  if (!peer.namespaces && !peer.pods) return { podSelector: {} };
  return {
    ...(peer.namespaces ? { namespaceSelector: selectorToRaw(peer.namespaces) } : {}),
    ...(peer.pods ? { podSelector: selectorToRaw(peer.pods) } : {}),
  };
}

function blockToRaw({ cidr, except }: BlockPeer): IPBlock {
  if (except.length === 0) return { cidr: formatCidr(cidr) };
  return { cidr: formatCidr(cidr), except: [...except].sort(compareCidrs).map(formatCidr) };
}

/** By address, then the wider block first. */
function compareCidrs(one: Cidr, other: Cidr): number {
  if (one.family !== other.family) return one.family < other.family ? -1 : 1;
  if (one.first !== other.first) return one.first < other.first ? -1 : 1;
  return one.length - other.length;
}

function portToRaw(port: RulePort): NetworkPolicyPort {
  const { protocol } = port;
  if (port.kind === 'name') return { protocol, port: port.name };
  const { first, last } = port;
  if (first === FIRST_PORT && last === LAST_PORT) return { protocol };
  return first === last ? { protocol, port: first } : { protocol, port: first, endPort: last };
}

/** `matchLabels` says one value of a key; all else, and a second value of the same key, is an expression. */
function selectorToRaw(selector: Selector): LabelSelector {
  const labels = new Map<string, string>();
  const expressions: LabelSelectorRequirement[] = [];
  for (const requirement of selector.requirements) {
    const [value, ...others] = requirement.values;
    const isLabel = requirement.operator === 'In' && value !== undefined && others.length === 0;
    if (isLabel && !labels.has(requirement.key)) labels.set(requirement.key, value);
    else expressions.push(requirementToRaw(requirement));
  }
  return {
    ...(labels.size > 0 ? { matchLabels: Object.fromEntries(labels) } : {}),
    ...(expressions.length > 0 ? { matchExpressions: expressions } : {}),
  };
}

function requirementToRaw({ key, operator, values }: Requirement): LabelSelectorRequirement {
  return values.length > 0 ? { key, operator, values: [...values] } : { key, operator };
}
