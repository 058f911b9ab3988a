import { DIRECTIONS, type Direction, type PodsPeer, type Policy, type Rule } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { Workload } from '../model/workload';
import { ALL_PORTS, judgePorts, podEnd, type PortVerdict, type World } from '../reachability';
import { findPorts, isPlainlyOpen } from '../reachability/questions';
import type { JudgedPolicy, LintContext } from './context';
import { endText } from './end-text';
import { allPodsOf, fewPodsOf, hasManyPods, type FewPods } from './few-pods';
import { podsMatchedBy, subjectsOf } from './matching';
import { portText } from './ports-text';
import type { Found } from './rule';
import { traceOf } from './trace';

/** Two workloads that a rule is about. */
interface PodPair {
  readonly source: Workload;
  readonly destination: Workload;
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

/** Pods that have finished are no ends of connections: they cannot tell whether a rule works. */
function isEnd({ finished }: Workload, { options }: World): boolean {
  return !finished || options.finishedPods === 'include';
}

/** So many pairs are sooner asked one by one than it takes to find out which pods no policy tells apart. */
const FEW_PAIRS = 64;

/** The pods to ask about a peer of a rule: all of them, or some like each where they make many pairs. */
function podsToAsk(world: World, policy: Policy, peer: PodsPeer): FewPods {
  if (hasManyPods(world)) return fewPodsOf(world);
  const pairs = subjectsOf(world, policy).length * podsMatchedBy(world, policy, peer).length;
  return pairs > FEW_PAIRS ? fewPodsOf(world) : allPodsOf(world);
}

/** The pairs that a rule is about. No policy applies to pods on the host network: they cannot tell whether it works. */
function* pairsOf(world: World, policy: Policy, direction: Direction, rule: Rule): Generator<PodPair> {
  if (rule.peers === 'any') return;
  for (const peer of rule.peers) {
    if (peer.kind !== 'pods') continue;
    const asked = podsToAsk(world, policy, peer);
    const subjects = subjectsOf(asked.world, policy).filter((pod) => !pod.hostNetwork && isEnd(pod, world));
    if (subjects.length === 0) return;
    for (const other of podsMatchedBy(asked.world, policy, peer)) {
      if (!isEnd(other, world)) continue;
      for (const subject of subjects) {
        if (subject === other || !asked.isWorthAsking(subject, other)) continue;
        const isIngress = direction === 'ingress';
        yield isIngress ? { source: other, destination: subject } : { source: subject, destination: other };
      }
    }
  }
}

/** Whether anything comes, or perhaps comes, from one pod to another. */
function isOpen(world: World, { source, destination }: PodPair, ports: readonly NumberedPorts[]): boolean {
  const ends = { source: podEnd(source), destination: podEnd(destination) };
  if (ports.some((port) => isPlainlyOpen(world, ends, [port], DIRECTIONS))) return true;
  return findPorts(world, ends, ports, ({ verdict }) => verdict !== 'denied') !== undefined;
}

/** The first pair that a rule is about, if nothing at all comes through the rule; the first open one ends the search. */
function firstOfBlockedRule(world: World, policy: Policy, direction: Direction, rule: Rule): PodPair | undefined {
  let first: PodPair | undefined;
  for (const pair of pairsOf(world, policy, direction, rule)) {
    const ports = portsOf(rule, pair.destination);
    if (isOpen(world, pair, ports)) return undefined;
    if (ports.length > 0) first ??= pair;
  }
  return first;
}

/** What a pair is judged with, on the first ports of a rule. */
function verdictOn(world: World, { source, destination }: PodPair, rule: Rule): PortVerdict | undefined {
  return judgePorts(world, { source: podEnd(source), destination: podEnd(destination) }, portsOf(rule, destination))[0];
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
        const verdict = blocked && verdictOn(context.world, blocked, rule);
        if (!verdict) return [];
        const { judgement, ports } = verdict;
        const [source, destination] = [blocked.source, blocked.destination].map((pods) => endText(podEnd(pods)));
        const missing = direction === 'ingress' ? 'egress' : 'ingress';
        return [
          {
            headline: `\`${source} -> ${destination}\` ${portText(ports)} has a rule, but is still denied`,
            where: place(`spec.${direction}[${index}]`),
            found: 'denied',
            expected: 'allowed',
            help: {
              app: `write the ${missing} half too, or say \`allow(...).to(...).on(...)\`, which writes both`,
              manifests: `write the ${missing} half too, in a policy that selects \`${direction === 'ingress' ? source : destination}\``,
            },
            trace: traceOf(judgement, source ?? '', destination ?? '', context.nameOf),
          },
        ];
      }),
    );
}
