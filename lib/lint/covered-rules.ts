import type { Policy } from '../model/policy';
import { selectorKey } from '../model/selector';
import { implies } from '../model/selector-algebra';
import { BySelectorIn } from './by-selector';
import type { JudgedPolicy, LintContext } from './context';
import { fieldOfRule, rulesOf } from './matching';
import { reopenedExceptions, type RuleOfPolicy } from './reopened-exceptions';
import { coveringRule, parted, RuleCover, type Parted } from './rule-cover';
import { isSaidByStatement } from './said-by-statement';

/** The policies of a cluster. */
type Policies = Pick<LintContext, 'policies'>;

/** A rule that opens nothing that others do not open to the same pods. */
export interface CoveredRule {
  readonly placed: RuleOfPolicy;
  /** The rule that covers it, or a part of it. */
  readonly by: RuleOfPolicy;
}

/** The rules about the pods of one selector in one direction. */
interface Group {
  readonly namespace: string;
  readonly selector: Policy['selector'];
  readonly rules: RuleOfPolicy[];
}

/** The same, with what all of them open together. */
interface PartedGroup extends Group, Parted<RuleOfPolicy> {
  readonly cover: RuleCover;
}

/** The covered rules of a cluster, by where the rule stands that covers them. */
interface CoveredRules {
  readonly withinOne: readonly CoveredRule[];
  readonly acrossPolicies: readonly CoveredRule[];
}

/** The covered rules of each policy by itself, and those that open something there. */
function withinPolicies(policies: readonly JudgedPolicy[]) {
  const found: CoveredRule[] = [];
  const left: RuleOfPolicy[] = [];
  for (const judged of policies) {
    const rules = rulesOf(judged.policy).map((placed) => ({ ...placed, judged }));
    for (const direction of ['ingress', 'egress'] as const) {
      const those = rules.filter((placed) => placed.direction === direction);
      const { namespace } = judged.policy;
      const { kept, covered } = parted(those, namespace);
      left.push(...kept);
      for (const placed of covered) {
        const by = coveringRule(placed, kept, namespace);
        if (by) found.push({ placed, by });
      }
    }
  }
  return { found, left };
}

function groupsOf(rules: readonly RuleOfPolicy[]): PartedGroup[] {
  const groups = new Map<string, Group>();
  for (const placed of rules) {
    const { namespace, selector } = placed.judged.policy;
    const key = `${placed.direction} ${namespace} ${selectorKey(selector)}`;
    const group = groups.get(key);
    if (group) group.rules.push(placed);
    else groups.set(key, { namespace, selector, rules: [placed] });
  }
  return [...groups.values()].map((group) => {
    const two = parted(group.rules, group.namespace);
    const cover = new RuleCover(group.namespace);
    two.kept.forEach(({ rule }) => cover.add(rule));
    return { ...group, ...two, cover };
  });
}

/** The groups of each direction, by the pods that they are about. */
function bySelector(groups: readonly PartedGroup[]) {
  const index = { ingress: new BySelectorIn<PartedGroup>(), egress: new BySelectorIn<PartedGroup>() };
  for (const group of groups) {
    const [first] = group.kept;
    if (first) index[first.direction].add(group.namespace, group.selector, group);
  }
  return index;
}

/** Of two selectors that select the same pods in other words one counts as the wider one, so that not both lose a rule. */
function isWider(wider: PartedGroup, group: PartedGroup): boolean {
  if (wider === group) return false;
  return !implies(wider.selector, group.selector) || selectorKey(wider.selector) < selectorKey(group.selector);
}

function acrossPolicies(rules: readonly RuleOfPolicy[]): CoveredRule[] {
  const groups = groupsOf(rules);
  const index = bySelector(groups);
  return groups.flatMap((group): CoveredRule[] => {
    const { namespace, selector, covered, kept } = group;
    const found = covered.flatMap((placed): CoveredRule[] => {
      const others = kept.filter(({ judged }) => judged !== placed.judged);
      const by = coveringRule(placed, others, namespace);
      return by ? [{ placed, by }] : [];
    });
    const [first] = kept;
    const about = first ? index[first.direction].about(namespace, selector) : [];
    const wider = about.filter((other) => isWider(other, group));
    if (wider.length === 0) return found;
    return [
      ...found,
      ...kept.flatMap((placed): CoveredRule[] => {
        const holding = wider.find(({ cover }) => cover.covers(placed.rule));
        const by = holding && coveringRule(placed, holding.kept, namespace);
        return by ? [{ placed, by }] : [];
      }),
    ];
  });
}

/**
 * Whether both are written by hand: statements may say the same as others do, and what others say may be there without
 * them. Other rules speak of what a list opens that is empty, and of exceptions that are undone.
 */
function isForUs(context: Policies): (covered: CoveredRule) => boolean {
  return ({ placed, by }) => {
    if (isSaidByStatement(placed.judged) || isSaidByStatement(by.judged)) return false;
    const field = `${fieldOfRule(by)}.`;
    if (by.judged.spelling()?.emptyLists.some((list) => list.startsWith(field))) return false;
    return !reopenedExceptions(context).some(
      ({ judged, placed: at }) =>
        judged === placed.judged && at.direction === placed.direction && at.rule === placed.index,
    );
  };
}

const known = new WeakMap<Policies, CoveredRules>();

/** The rules that others cover; looked for once in each cluster. */
export function coveredRules(context: Policies): CoveredRules {
  const before = known.get(context);
  if (before) return before;
  // What others installed may go without notice, so that nothing should rely on it.
  const { found, left } = withinPolicies(context.policies.filter(({ writtenBy }) => writtenBy === 'person'));
  const isOurs = isForUs(context);
  const rules = { withinOne: found.filter(isOurs), acrossPolicies: acrossPolicies(left).filter(isOurs) };
  known.set(context, rules);
  return rules;
}
