import type { Direction, Policy } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import type { RuleId } from './rule-table';
import type { RuleList } from './rows';
import { NOTHING_SELECTED, type Selected } from './selected-sets';
import type { Universe } from './universe';

/** Classes that some policies of their namespace isolate, and the rules of these policies. */
export interface Isolation {
  readonly list: RuleList;
  /** False where a label of run time decides whether they are isolated. */
  readonly certain: boolean;
  readonly subjects: SetId;
}

/** The isolations of one namespace in one direction, in ascending order of their lists. */
export type Isolations = readonly Isolation[];

/** Policies of one namespace with the same selector isolate the same pods: together they are one list of rules. */
interface PolicyGroup {
  readonly rules: RuleId[];
  readonly rulesByPolicy: (readonly RuleId[])[];
}

/**
 * Works out which classes the policies of a namespace isolate in a direction.
 *
 * @param policies those of the namespace that isolate in the direction
 * @param cluster the place of the cluster in the universe: it tells which namespace of this name is meant
 */
export function isolationsOf(
  universe: Universe,
  cluster: number,
  namespace: string,
  direction: Direction,
  policies: readonly Policy[],
): Isolations {
  const { sets, rows } = universe;
  const byList = new Map<RuleList, { certain: SetId; perhaps: SetId }>();
  const isolate = (rules: readonly RuleId[], bound: 'certain' | 'perhaps', subjects: SetId): void => {
    if (subjects === EMPTY) return;
    const list = rows[direction].listOf(rules);
    const before = byList.get(list) ?? { certain: EMPTY, perhaps: EMPTY };
    byList.set(list, { ...before, [bound]: sets.union(before[bound], subjects) });
  };
  for (const [selector, { rules, rulesByPolicy }] of groupsOf(universe, cluster, direction, policies)) {
    const { certain, possible } = subjectsOf(universe, cluster, namespace, selector);
    isolate(rules, 'certain', certain);
    // Of policies that perhaps isolate each is looked at alone: each may be the only one that does.
    for (const own of rulesByPolicy) isolate(own, 'perhaps', sets.subtract(possible, certain));
  }
  return [...byList]
    .sort(([one], [other]) => one - other)
    .flatMap(([list, { certain, perhaps }]) => [
      { list, certain: false, subjects: sets.subtract(perhaps, certain) },
      { list, certain: true, subjects: certain },
    ])
    .filter(({ subjects }) => subjects !== EMPTY);
}

function groupsOf(
  { rules, selectors, unmatchedIn }: Universe,
  cluster: number,
  direction: Direction,
  policies: readonly Policy[],
): ReadonlyMap<number, PolicyGroup> {
  const groups = new Map<number, PolicyGroup>();
  const unmatched = unmatchedIn[cluster] ?? NOTHING_SELECTED;
  for (const policy of policies) {
    const selector = selectors.numberOf(policy.selector);
    const compiled = policy[direction].map((rule) => rules.compile(policy.namespace, direction, rule, unmatched));
    const group = groups.get(selector);
    if (group === undefined) groups.set(selector, { rules: [...compiled], rulesByPolicy: [compiled] });
    else {
      group.rules.push(...compiled);
      group.rulesByPolicy.push(compiled);
    }
  }
  return groups;
}

/** The classes that a selector selects in a namespace; of pods on the host network most plugins know nothing. */
function subjectsOf(universe: Universe, cluster: number, namespace: string, selector: number): Selected {
  const { sets, classes, selectors, options } = universe;
  const places = universe.placesOf(cluster, namespace);
  const subjects = options.hostNetworkSubject === 'ignored' ? sets.intersect(places, universe.ownNetwork) : places;
  const { certain, possible } = classes.select(selectors.selector(selector));
  return { certain: sets.intersect(subjects, certain), possible: sets.intersect(subjects, possible) };
}
