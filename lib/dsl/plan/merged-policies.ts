import { peersKey } from '../../model/peer-order';
import { DIRECTIONS, type NonEmpty } from '../../model/policy';
import { portsKey } from '../../model/rule-ports';
import { selectorKey, type Selector } from '../../model/selector';
import { keyApartFrom, labelsWithValues, unionOver } from '../../model/selector-union';
import type { Draft } from './draft';
import { directionsOfRules, type GeneratedPolicy } from './generated-policy';
import { trafficName } from './names';

/** A policy that is yet to be named after those it is about. */
interface Unnamed {
  readonly policy: GeneratedPolicy;
  readonly stems: readonly string[];
}

/**
 * The policies of drafts by subject: both directions of a subject are one policy where they lie in one chart, else one each.
 * For a namespace, policies with the same rules become one as well, where a single selector can select the pods of both.
 */
export function mergedPolicies(drafts: readonly Draft[], merging: 'workload' | 'namespace'): GeneratedPolicy[] {
  const subjects = grouped(drafts, ({ namespace, stems, selector }) => {
    const whose = merging === 'workload' ? [...stems].join() : '';
    return `${namespace}; ${whose}; ${selectorKey(selector)}`;
  });
  const unnamed = subjects.flatMap(bothDirections);
  return named(merging === 'namespace' ? withSameRules(unnamed) : unnamed);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): NonEmpty<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** The drafts of one subject: at most one for each direction. */
function bothDirections(drafts: NonEmpty<Draft>): Unnamed[] {
  const [first, second] = drafts.map((draft) => ({ policy: draft.policy(''), stems: [...draft.stems].sort() }));
  if (!first || !second) return first ? [first] : [];
  if (first.policy.chart !== second.policy.chart) return [first, second];
  const rules = {
    ingress: [...first.policy.rules.ingress, ...second.policy.rules.ingress],
    egress: [...first.policy.rules.egress, ...second.policy.rules.egress],
  };
  const { policy, stems } = together([first, second], first.policy.selector);
  return [{ policy: { ...policy, rules }, stems }];
}

/** Several policies as the first of them, about the pods of all. */
function together(policies: NonEmpty<Unnamed>, selector: Selector): Unnamed {
  const [first] = policies;
  const subjects = policies.flatMap(({ policy }) => policy.subjects);
  const unique = new Map(subjects.map((subject) => [selectorKey(subject), subject]));
  return {
    policy: {
      ...first.policy,
      selector,
      subjects: [...unique.values()] as unknown as NonEmpty<Selector>,
      statements: [...new Set(policies.flatMap(({ policy }) => policy.statements))],
    },
    stems: [...new Set(policies.flatMap(({ stems }) => stems))].sort(),
  };
}

/** Makes one policy of those with the same rules whose selectors differ in the values of one label only, label by label. */
function withSameRules(policies: readonly Unnamed[]): Unnamed[] {
  const keyOfRules = ({ policy }: Unnamed) => `${policy.namespace}; ${policy.chart.node.path}; ${rulesKey(policy)}`;
  return grouped(policies, keyOfRules).flatMap((group): readonly Unnamed[] => {
    if (group.length === 1) return group;
    const labels = new Set(group.flatMap(({ policy }) => labelsWithValues(policy.selector)));
    return [...labels].sort().reduce<readonly Unnamed[]>(withLabelJoined, group);
  });
}

function withLabelJoined(policies: readonly Unnamed[], label: string): Unnamed[] {
  const keyOf = ({ policy }: Unnamed) =>
    keyApartFrom(policy.selector, label) ?? `as it is: ${selectorKey(policy.selector)}`;
  return grouped(policies, keyOf).map((group) => {
    const [first, ...others] = group;
    if (others.length === 0) return first;
    const selectors = group.map(({ policy }) => policy.selector) as unknown as NonEmpty<Selector>;
    return together(group, unionOver(label, selectors));
  });
}

function rulesKey({ rules }: GeneratedPolicy): string {
  return DIRECTIONS.map((direction) =>
    rules[direction].map(({ peers, ports }) => `${peersKey(peers)} on ${portsKey(ports)}`).join('; '),
  ).join(' / ');
}

/** Gives names: with the direction where the two directions of the same pods lie in two charts. */
function named(policies: readonly Unnamed[]): GeneratedPolicy[] {
  const whose = ({ policy, stems }: Unnamed) => `${policy.namespace}/${stems.join(' ')}`;
  return grouped(policies, whose).flatMap((group) =>
    group.map(({ policy, stems }) => {
      const [direction, second] = directionsOfRules(policy.rules);
      return { ...policy, name: trafficName(stems, group.length > 1 && !second ? direction : undefined) };
    }),
  );
}
