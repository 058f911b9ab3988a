import type { Policy, Rule } from '../../model/policy';
import type { Port } from '../../model/port';
import { inEveryFamily } from '../direct/asked-side';
import type { Bounds } from '../direct/bounds';
import { reachesOf } from '../direct/live-rule';
import { matchOf, portsThere } from '../direct/rule-ports';
import type { Side } from '../direct/side';

/** The two halves of a rule, each asked alone. */
export interface RuleHalves {
  /** How the rule matches the port; by name only where no number of its own covers it. */
  readonly port: ReturnType<typeof matchOf>;
  /** Whether its peers match the other end, on a port that is matched in this way (or by number, where it is not). */
  readonly peers: Bounds;
}

/** Asks the halves of a rule one by one. */
export function halvesOf(rule: Rule, policy: Policy, side: Side, asked: Port): RuleHalves {
  const port = matchOf(portsThere(rule, policy, side), asked);
  const { byNumber, byName } = reachesOf(rule, policy, side);
  return { port, peers: inEveryFamily((port === 'by-name' ? byName : byNumber).map(({ bounds }) => bounds)) };
}
