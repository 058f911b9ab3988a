import type { Peer, Policy, Rule } from '../model/policy';
import type { RulePort } from '../model/port';
import type { Selector } from '../model/selector';
import { implies } from '../model/selector-algebra';
import { isAllAddresses } from './all-addresses';
import type { JudgedPolicy, LintContext } from './context';
import { rulesOf, subjectsOf, type PlacedRule } from './matching';
import { isSaidByStatement } from './said-by-statement';

/** On 53 resolvers answer; on 5353 those of OpenShift, behind a Service on 53. */
const DNS_PORTS: readonly number[] = [53, 5353];

function isDnsPort(port: RulePort): boolean {
  if (port.kind === 'name') return port.name.split('-').includes('dns');
  return port.first === port.last && DNS_PORTS.includes(port.first);
}

/** Whether a rule is about looking up names, and about nothing else. */
export function isAboutDns({ ports }: Rule): boolean {
  return ports !== 'any' && ports.every(isDnsPort);
}

/** Whether a peer is everyone in the cluster, or every address. */
export function isAnywhere(peer: Peer): boolean {
  if (peer.kind === 'block') return isAllAddresses(peer);
  return peer.namespaces?.requirements.length === 0 && !peer.pods?.requirements.length;
}

/** The labels by which the pods that resolve names are known. */
export function resolverLabels({ dnsRoutes }: LintContext): readonly Selector[] {
  const queries = dnsRoutes.flatMap(({ resolvers, alternatives = [] }) => [...resolvers, ...alternatives]);
  return queries.flatMap((query) => (query.kind === 'pods' && query.pods.requirements.length > 0 ? [query.pods] : []));
}

/** A rule that opens DNS, and much more than that. */
export interface WideDnsRule extends PlacedRule {
  /** `ports`: every port of the resolvers. `peers`: whoever calls himself a resolver, anywhere. */
  readonly wide: 'ports' | 'peers';
  /** Where the peer stands that shows it. */
  readonly at: number;
}

/** Resolvers ask others, wherever these are. */
function isOfResolver({ world }: LintContext, policy: Policy, resolvers: readonly Selector[]): boolean {
  if (resolvers.some((labels) => implies(policy.selector, labels))) return true;
  return subjectsOf(world, policy).some(({ ports }) => ports.some(({ number }) => DNS_PORTS.includes(number)));
}

/** The egress rules of a policy written by hand that open more than DNS takes, and were meant for it. */
export function wideDnsRules(context: LintContext, judged: JudgedPolicy): readonly WideDnsRule[] {
  const { policy, writtenBy } = judged;
  if (writtenBy !== 'person' || policy.egress.length === 0) return [];
  const resolvers = resolverLabels(context);
  const isResolver = (peer: Peer): boolean =>
    peer.kind === 'pods' && resolvers.some((labels) => peer.pods !== undefined && implies(peer.pods, labels));
  const found = rulesOf(policy).flatMap((placed): WideDnsRule[] => {
    const { peers, ports } = placed.rule;
    if (placed.direction !== 'egress' || peers === 'any') return [];
    const wide = ports === 'any' ? 'ports' : 'peers';
    if (wide === 'peers' && !isAboutDns(placed.rule)) return [];
    const at = peers.findIndex(wide === 'ports' ? isResolver : isAnywhere);
    return at < 0 ? [] : [{ ...placed, wide, at }];
  });
  if (found.length === 0 || isSaidByStatement(judged) || isOfResolver(context, policy, resolvers)) return [];
  return found;
}
