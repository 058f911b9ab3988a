import type { Direction } from '../../model/policy';
import type { Change, MatchingRule, SideJudgement } from '../../reachability';
import type { Answer, ExplainReport } from './explain-report';
import { patchOf } from './change-patch';
import type { ObjectPatch } from './object-patch';
import { missLines } from './miss-text';
import { placeIn, ruleField, type RulePlace } from './rule-places';

/** A rule or a policy that counts; `perhaps` where a label or an address that is not known decides it. */
export interface CountingPlace extends RulePlace {
  readonly perhaps: boolean;
}

/** A rule that just fails to match. */
export interface MissedPlace extends RulePlace {
  readonly missed: 'ports' | 'peers';
  /** Why, part by part. */
  readonly because: readonly string[];
}

/** The smallest change that allows a side. */
export interface ExplainedChange extends ObjectPatch {
  /** How many other connections it opens: pairs of known workloads, times ports; `Infinity` if too many to count. */
  readonly alsoOpens: number;
}

/** One side of an answer, with the places of all that it hangs on. */
export interface ExplainedSide {
  readonly direction: Direction;
  readonly judgement: SideJudgement;
  readonly isolatedBy: readonly CountingPlace[];
  /** The rules that allow the connection; of a side that is denied, none. */
  readonly allowedBy: readonly CountingPlace[];
  readonly nearMisses: readonly MissedPlace[];
  readonly changes: readonly ExplainedChange[];
}

/** So many near misses are named: the nearest come first. */
const NEAR_MISSES_SHOWN = 5;

function allowing({ verdict, matchedBy }: SideJudgement): readonly MatchingRule[] {
  return verdict === 'denied' ? [] : matchedBy;
}

function explainedChange(change: Change, sources: ExplainReport['sources']): ExplainedChange {
  return { ...patchOf(change, sources), alsoOpens: change.alsoOpens };
}

function explainedSide(
  answer: Answer,
  direction: Direction,
  { sources, namespacesDeclared }: ExplainReport,
): ExplainedSide {
  const { judgement, explanation } = answer;
  const side = judgement[direction];
  return {
    direction,
    judgement: side,
    isolatedBy: side.isolatedBy.map(({ policy, selects }) => ({
      ...placeIn(sources, policy),
      perhaps: selects === 'depends',
    })),
    allowedBy: allowing(side).map(({ policy, rule, matches }) => ({
      ...placeIn(sources, policy, ruleField(direction, rule)),
      perhaps: matches === 'depends',
    })),
    nearMisses: (explanation?.nearMisses[direction] ?? []).slice(0, NEAR_MISSES_SHOWN).map((miss) => ({
      ...placeIn(sources, miss.policy, ruleField(direction, miss.rule)),
      missed: miss.missed,
      because: missLines(miss, direction, namespacesDeclared),
    })),
    changes: (explanation?.changes ?? [])
      .filter((change) => change.side === direction)
      .map((change) => explainedChange(change, sources)),
  };
}

/** Both sides of an answer: egress at the source, then ingress at the destination. */
export function explainedSides(answer: Answer, report: ExplainReport): readonly ExplainedSide[] {
  return [explainedSide(answer, 'egress', report), explainedSide(answer, 'ingress', report)];
}
