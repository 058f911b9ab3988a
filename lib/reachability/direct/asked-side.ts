import type { NumberedPorts, Port } from '../../model/port';
import type { Intervals } from '../../sets/intervals';
import type { Exemption, IsolatingPolicy, SideJudgement } from '../judgement';
import { ALWAYS, boundsOf, NEVER, PERHAPS, throughout, truthIn, verdictIn, type Bounds } from './bounds';
import { isolatingPolicies } from './isolation';
import { addLiveRules, type LiveRule } from './live-rule';
import { coverTogether, plainReach, plainReaches, reachOf, type Reach } from './reach';
import { matchOf } from './rule-ports';
import type { Side } from './side';
import { at } from './whereabouts';

/** A side with all that can matter to connections on the wanted ports. */
export interface AskedSide extends Side {
  readonly isolatedBy: readonly IsolatingPolicy[];
  /** Whether one of them certainly selects the subject. */
  readonly isCertain: boolean;
  readonly rules: readonly LiveRule[];
  /** Where the other end is the own node of the subject, family by family. */
  readonly ownNode: readonly Reach[];
}

/** A rule that matches one port, and what it reaches there, family by family. */
interface Match {
  readonly rule: LiveRule;
  readonly reaches: readonly Reach[];
}

function ignoresPolicies({ subject, world }: Side): boolean {
  return subject.kind !== 'pod' || (subject.workload.hostNetwork && world.options.hostNetworkSubject === 'ignored');
}

function isolatedBy(side: Side): readonly IsolatingPolicy[] {
  const { world, direction, subject } = side;
  return subject.kind === 'pod' && !ignoresPolicies(side) ? isolatingPolicies(world, subject.workload, direction) : [];
}

/** Only what has a node's address can be the own node: an address outside, or a pod on the host network. */
function ownNodeOf({ world, direction, subject, other, families, whereabouts }: Side): readonly Reach[] {
  const exempt = direction === 'ingress' ? world.options.ownNodeToPod : world.options.podToOwnNode;
  const canBeNode = other.kind === 'address' || other.workload.hostNetwork;
  if (subject.kind !== 'pod' || exempt !== 'allow' || !canBeNode) return plainReaches(NEVER, families.length);
  const { nodeAddresses, onSeveralNodes } = subject.workload;
  // On which node it runs is not known: perhaps on that of the other pod.
  if (nodeAddresses.length === 0) return plainReaches(other.kind === 'pod' ? PERHAPS : NEVER, families.length);
  const nodes = at(nodeAddresses);
  return families.map((family) => {
    const reach = reachOf(NEVER, nodes[family], whereabouts[family]);
    // Of several nodes it is the own one of some of the pods only.
    return onSeveralNodes && reach.bounds !== NEVER ? plainReach(PERHAPS) : reach;
  });
}

/** Gathers what can matter to a side on some ports. */
export function askedSide(side: Side, wanted: readonly NumberedPorts[]): AskedSide {
  const { world, direction, subject, other, families, whereabouts } = side;
  const isolating = isolatedBy(side);
  const rules: LiveRule[] = [];
  isolating.forEach(({ policy }, position) => addLiveRules(policy, position, side, wanted, rules));
  const isCertain = isolating.some(({ selects }) => selects === 'yes');
  const ownNode = ownNodeOf(side);
  return { world, direction, subject, other, families, whereabouts, isolatedBy: isolating, isCertain, rules, ownNode };
}

function matchesOn({ rules }: AskedSide, port: Port): Match[] {
  const matches: Match[] = [];
  for (const rule of rules) {
    const match = matchOf(rule.ports, port);
    if (match !== 'not') matches.push({ rule, reaches: match === 'by-number' ? rule.byNumber : rule.byName });
  }
  return matches;
}

/** Whether the own node and some rules reach every address of a family, one of them or all of them together. */
function isCovered(side: AskedSide, matches: readonly Match[], family: number, policy?: number): boolean {
  const parts: Intervals<bigint>[] = [];
  const covers = (reach: Reach | undefined): boolean => {
    if (reach?.bounds === ALWAYS) return true;
    if (reach && reach.part.length > 0) parts.push(reach.part);
    return false;
  };
  if (covers(side.ownNode[family])) return true;
  for (const { rule, reaches } of matches) {
    const counts = policy === undefined ? side.isolatedBy[rule.policy]?.selects === 'yes' : rule.policy === policy;
    if (counts && covers(reaches[family])) return true;
  }
  return coverTogether(parts, side.whereabouts[side.families[family] ?? 'IPv4']);
}

/**
 * Whether a side is open in one family. What policies open adds up; so it is possibly open as soon as one rule possibly
 * matches some address, or where perhaps no policy selects the pod. It is certainly open where the rules of the policies
 * that certainly select it match every address between them; where none certainly does, where each of the others would
 * open it alone.
 */
function isOpen(side: AskedSide, matches: readonly Match[], family: number): Bounds {
  if (!side.isCertain) {
    const each = side.isolatedBy.every((_, position) => isCovered(side, matches, family, position));
    return boundsOf(each, true);
  }
  const isReached = (reaches: readonly Reach[]) => reaches[family]?.bounds !== NEVER;
  const possible = isReached(side.ownNode) || matches.some(({ reaches }) => isReached(reaches));
  return boundsOf(possible && isCovered(side, matches, family), possible);
}

/** What a side says to one port. */
export interface SideAnswer {
  readonly byFamily: readonly Bounds[];
  readonly matches: readonly Match[];
}

/** Asks a side about one of the wanted ports. */
export function answerOn(side: AskedSide, port: Port): SideAnswer {
  if (side.isolatedBy.length === 0) return { byFamily: side.families.map(() => ALWAYS), matches: [] };
  const matches = matchesOn(side, port);
  return { byFamily: side.families.map((_, family) => isOpen(side, matches, family)), matches };
}

/** The answer that holds in all families. */
export function inEveryFamily(answers: readonly Bounds[]): Bounds {
  return answers.reduce(throughout);
}

/** Why no rule has to be asked. */
function exemptionOf(side: AskedSide): Exemption | undefined {
  if (side.subject.kind !== 'pod') return 'outside-the-cluster';
  if (ignoresPolicies(side)) return 'host-network';
  if (side.isolatedBy.length === 0) return 'not-isolated';
  return side.ownNode.every(({ bounds }) => bounds === ALWAYS) ? 'own-node' : undefined;
}

/** An answer with its reasons. */
export function sideJudgement(side: AskedSide, { byFamily, matches }: SideAnswer): SideJudgement {
  const { direction, isolatedBy, ownNode } = side;
  const matchedBy = matches.flatMap(({ rule, reaches }) => {
    const matches = truthIn(inEveryFamily(reaches.map(({ bounds }) => bounds)));
    const policy = isolatedBy[rule.policy]?.policy;
    return matches === 'no' || !policy ? [] : [{ policy, rule: rule.rule, matches }];
  });
  const exemption = exemptionOf(side);
  const own = inEveryFamily(ownNode.map(({ bounds }) => bounds));
  return {
    direction,
    verdict: verdictIn(inEveryFamily(byFamily)),
    isolatedBy,
    matchedBy,
    ...(exemption && { exemption }),
    ...(isolatedBy.length > 0 && own === PERHAPS && { perhapsOwnNode: true }),
  };
}
