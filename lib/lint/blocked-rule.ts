import { DIRECTIONS, type Direction, type Policy, type Rule } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { Workload } from '../model/workload';
import { ALL_PORTS, judgePorts, podEnd, type PortVerdict, type World } from '../reachability';
import { isPlainlyOpen } from '../reachability/questions';
import type { JudgedPolicy, LintContext } from './context';
import { endText } from './end-text';
import { podsMatchedBy, subjectsOf } from './matching';
import { portText } from './ports-text';
import type { Found } from './rule';
import { traceOf } from './trace';

/** Two workloads that a rule is about, and what was judged between them. */
interface JudgedPair {
  readonly source: Workload;
  readonly destination: Workload;
  readonly verdict: PortVerdict;
}

/** The ports of a rule at one destination, its names looked up there. */
function portsOf(rule: Rule, destination: Workload): readonly NumberedPorts[] {
  if (rule.ports === 'any') return ALL_PORTS;
  return rule.ports.flatMap((port): NumberedPorts[] => {
    if (port.kind === 'numbers') return [port];
    return destination.ports
      .filter(({ name, protocol }) => name === port.name && protocol === port.protocol)
      .map(({ protocol, number }) => ({ kind: 'numbers', protocol, first: number, last: number }));
  });
}

function peersOf(world: World, policy: Policy, rule: Rule): readonly Workload[] {
  const peers = rule.peers === 'any' ? [] : rule.peers;
  return [...new Set(peers.flatMap((peer) => (peer.kind === 'pods' ? podsMatchedBy(world, policy, peer) : [])))];
}

/** The first pair that a rule is about, if nothing at all comes through the rule; the first open one ends the search. */
function firstOfBlockedRule(world: World, policy: Policy, direction: Direction, rule: Rule): JudgedPair | undefined {
  const peers = peersOf(world, policy, rule);
  let first: JudgedPair | undefined;
  for (const subject of subjectsOf(world, policy)) {
    // No policy applies to pods on the host network: they cannot tell whether the rule works.
    if (subject.hostNetwork) continue;
    for (const peer of peers) {
      if (subject === peer) continue;
      const [source, destination] = direction === 'ingress' ? [peer, subject] : [subject, peer];
      const ends = { source: podEnd(source), destination: podEnd(destination) };
      const ports = portsOf(rule, destination);
      if (ports.some((port) => isPlainlyOpen(world, ends, [port], DIRECTIONS))) return undefined;
      for (const verdict of judgePorts(world, ends, ports)) {
        if (verdict.judgement.verdict !== 'denied') return undefined;
        first ??= { source, destination, verdict };
      }
    }
  }
  return first;
}

/**
 * A finding for each rule of a policy written by hand through which nothing at all comes. Such a rule may be wider
 * than what is meant, so one open pair is enough for it to do its work.
 */
export function blockedRules(context: LintContext, { policy, place }: JudgedPolicy): Found[] {
  return (['ingress', 'egress'] as const)
    .filter((direction) => policy.isolates[direction])
    .flatMap((direction) =>
      policy[direction].flatMap((rule, index): Found[] => {
        const blocked = firstOfBlockedRule(context.world, policy, direction, rule);
        if (!blocked) return [];
        const { judgement, ports } = blocked.verdict;
        const [source, destination] = [blocked.source, blocked.destination].map((pods) => endText(podEnd(pods)));
        const missing = direction === 'ingress' ? 'egress' : 'ingress';
        return [
          {
            headline: `\`${source} -> ${destination}\` ${portText(ports)} has a rule, but is still denied`,
            where: place(`spec.${direction}[${index}]`),
            found: 'denied',
            expected: 'allowed',
            help: `write the ${missing} half too, or say \`allow(...).to(...).on(...)\`, which writes both`,
            trace: traceOf(judgement, source ?? '', destination ?? '', context.nameOf),
          },
        ];
      }),
    );
}
