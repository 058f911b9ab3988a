import type { BlockPeer, Direction, Rule } from '../model/policy';
import { cidrsOverlap, cidrWithin, type Cidr } from '../sets/cidr';
import { BySelectorIn } from './by-selector';
import type { JudgedPolicy, LintContext } from './context';
import { rulesOf, type PlacedPeer, type PlacedRule } from './matching';
import { coversPorts, sharePorts } from './rule-ports';

/** A rule, and the policy in which it stands. */
export interface RuleOfPolicy extends PlacedRule {
  readonly judged: JudgedPolicy;
}

/** An exception of a block that takes nothing away, since another rule opens the same addresses to all of the same pods. */
export interface ReopenedException {
  readonly judged: JudgedPolicy;
  readonly placed: PlacedPeer<BlockPeer>;
  readonly ranges: readonly Cidr[];
  readonly opener: RuleOfPolicy;
  /** True where the other rule opens all ports of this one, so that nothing is left of the exception. */
  readonly isUndone: boolean;
}

/** The policies of a cluster. */
type Policies = Pick<LintContext, 'policies'>;

/** One peer of a rule that may open what others except. */
interface Opening extends RuleOfPolicy {
  readonly peer: 'any' | BlockPeer;
}

/** The openings of each direction, by the pods to which they are open. */
type Openings = Readonly<Record<Direction, BySelectorIn<Opening>>>;

function blocksOrAny({ peers }: Rule): readonly ('any' | BlockPeer)[] {
  return peers === 'any' ? [peers] : peers.filter((peer) => peer.kind === 'block');
}

/**
 * Exceptions that somebody wrote on purpose: those of policies written by hand, and of blocks that a statement names.
 * What `internet()` leaves out of all addresses is what it is not, and no promise.
 */
function isMeant({ writtenBy }: JudgedPolicy, { cidr, except }: BlockPeer): boolean {
  return except.length > 0 && (writtenBy !== 'statement' || cidr.length > 0);
}

/** Whether a peer opens all of an excepted range and more: who opens just that range says that it is meant. */
function opensMoreThan(range: Cidr, peer: 'any' | BlockPeer): boolean {
  if (peer === 'any') return true;
  const isWider = peer.cidr.length < range.length && cidrWithin(range, peer.cidr);
  return isWider && !peer.except.some((excepted) => cidrsOverlap(excepted, range));
}

function openingsOf(rules: readonly RuleOfPolicy[]): Openings {
  const openings = { ingress: new BySelectorIn<Opening>(), egress: new BySelectorIn<Opening>() };
  for (const placed of rules) {
    const { namespace, selector } = placed.judged.policy;
    for (const peer of blocksOrAny(placed.rule)) {
      openings[placed.direction].add(namespace, selector, { ...placed, peer });
    }
  }
  return openings;
}

function reopenedIn({ judged, rule, direction, index }: RuleOfPolicy, openings: Openings): ReopenedException[] {
  const peers = rule.peers === 'any' ? [] : rule.peers;
  return peers.flatMap((peer, at): ReopenedException[] => {
    if (peer.kind !== 'block' || !isMeant(judged, peer)) return [];
    for (const opener of openings[direction].about(judged.policy.namespace, judged.policy.selector)) {
      const ranges = peer.except.filter((range) => opensMoreThan(range, opener.peer));
      const isUndone = coversPorts(opener.rule.ports, rule.ports);
      // Where a block is open on all ports, a rule for a few of them (DNS, say) is no slip beside its exception.
      const isTouched = isUndone || (rule.ports !== 'any' && sharePorts(rule.ports, opener.rule.ports));
      if (ranges.length === 0 || !isTouched) continue;
      return [{ judged, placed: { peer, direction, rule: index, index: at }, ranges, opener, isUndone }];
    }
    return [];
  });
}

function find({ policies }: Policies): readonly ReopenedException[] {
  const rules = policies.flatMap((judged) => rulesOf(judged.policy).map((placed) => ({ ...placed, judged })));
  const excepting = rules.filter(({ judged, rule }) =>
    blocksOrAny(rule).some((peer) => peer !== 'any' && isMeant(judged, peer)),
  );
  if (excepting.length === 0) return [];
  const openings = openingsOf(rules);
  return excepting.flatMap((rule) => reopenedIn(rule, openings));
}

const found = new WeakMap<Policies, readonly ReopenedException[]>();

/** The exceptions that other rules undo; looked for once in each cluster. */
export function reopenedExceptions(context: Policies): readonly ReopenedException[] {
  const known = found.get(context) ?? find(context);
  found.set(context, known);
  return known;
}
