import { DIRECTIONS, type Direction } from '../model/policy';
import { asserted } from '../profile/cell';
import { ALL_PORTS, type End, type PortVerdict, type World } from '../reachability';
import {
  findPorts,
  isKnownByAddress,
  isPlainlyOpen,
  knownEnds,
  pairsOf,
  podsOf,
  type Verdicts,
} from '../reachability/questions';
import type { Intent, IntentEnd, LintContext } from './context';
import { endText } from './end-text';
import { portText } from './ports-text';
import type { Found } from './rule';
import { traceOf, unknownText } from './trace';

/** A connection that a statement is meant to open, and that is not open. */
interface Blocked {
  readonly source: End;
  readonly destination: End;
  readonly verdict: PortVerdict;
}

/** The side that is whoever may come has policies of its own; the statement answers for its other side only. */
function isOpen({ from, to }: Intent, { verdict, egress, ingress }: Verdicts): boolean {
  if (!from.whoever && !to.whoever) return verdict === 'allowed';
  return (from.whoever || egress === 'allowed') && (to.whoever || ingress === 'allowed');
}

/** The sides that have to be open for a statement to keep its word. */
function sidesOf({ from, to }: Intent): readonly Direction[] {
  return DIRECTIONS.filter((direction) => !(direction === 'egress' ? from : to).whoever);
}

/**
 * Where no block matches a node, addresses that nodes have, or may have, are not meant by a block that holds others, too.
 * One that holds nothing else is what the rules about network plugins speak of.
 */
function isMeant(end: End, world: World): boolean {
  return end.kind === 'pod' || isKnownByAddress(end, world);
}

function firstBlocked({ world }: LintContext, intent: Intent): Blocked | undefined {
  const ports = intent.ports === 'any' ? ALL_PORTS : intent.ports;
  const sources = knownEnds(world, intent.from.query);
  const destinations = knownEnds(sources.world, intent.to.query);
  const sides = sidesOf(intent);
  for (const [source, destination] of pairsOf(world, sources.ends, destinations.ends)) {
    // Of several ends some pairs may be two addresses: what passes between these is none of the cluster's business.
    if (source.kind === 'address' && destination.kind === 'address') continue;
    if (!isMeant(source, world) || !isMeant(destination, world)) continue;
    const ends = { source, destination };
    if (isPlainlyOpen(destinations.world, ends, ports, sides)) continue;
    const isBlocked = (verdicts: Verdicts) => !isOpen(intent, verdicts);
    const verdict = findPorts(destinations.world, ends, ports, isBlocked);
    if (verdict) return { source, destination, verdict };
  }
  return undefined;
}

/** The rule `host-network-peer` speaks of such ends already. */
function isOnHostNetworkOnly({ world }: LintContext, { query }: IntentEnd): boolean {
  const pods = podsOf(world, query);
  return world.options.hostNetworkPeer === 'node-address' && pods.length > 0 && pods.every((one) => one.hostNetwork);
}

function helpFor({ profile }: LintContext, { from, to }: Intent, { verdict: { judgement } }: Blocked): string {
  const { unknowns } = judgement;
  if (judgement.verdict === 'depends' && unknowns.length > 0) return unknowns.map(unknownText).join('; ');
  if (judgement.egress.exemption === 'no-common-family') {
    const isWithoutIpv6 = profile?.plugin && asserted(profile.plugin.ipv6) === 'no';
    if (isWithoutIpv6)
      return `name IPv4 addresses, which pods have under ${profile.plugin.title}, or delete the statement`;
    return `name the pods' addresses of that family in \`podCidrs\`, or delete the statement`;
  }
  const closed = judgement.egress.verdict === 'denied' ? from : to;
  const half = closed === from ? 'egress' : 'ingress';
  return closed.workload
    ? `look for a JSON patch or a policy of others that changes the ${half} side of \`${closed.text}\``
    : `declare \`${closed.text}\` as a Workload of this app, so that its ${half} half is written too`;
}

/** A finding if some connection that a statement is meant to open is not open. */
export function blockedIntent(context: LintContext, intent: Intent): Found[] {
  const blocked = firstBlocked(context, intent);
  if (!blocked) return [];
  const { judgement, ports } = blocked.verdict;
  if (isOnHostNetworkOnly(context, judgement.egress.verdict === 'allowed' ? intent.from : intent.to)) return [];
  const [source, destination] = [endText(blocked.source), endText(blocked.destination)];
  const state = judgement.verdict === 'depends' ? 'its verdict is `depends`' : 'is still denied';
  return [
    {
      headline: `\`${source} -> ${destination}\` ${portText(ports)} has a rule, but ${state}`,
      where: intent.place(),
      found: judgement.verdict,
      expected: 'allowed',
      help: helpFor(context, intent, blocked),
      trace: traceOf(judgement, source, destination, context.nameOf),
    },
  ];
}
