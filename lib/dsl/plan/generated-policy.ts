import type { Chart, JsonPatch } from 'cdk8s';
import { DIRECTIONS, type Direction, type NonEmpty, type Policy, type Rule } from '../../model/policy';
import type { Selector } from '../../model/selector';
import type { Statement } from './statement';

/** The rules of a policy by direction; a direction without rules is one that the policy is not about. */
export type RulesByDirection = Readonly<Record<Direction, readonly Rule[]>>;

/** A policy that the plan makes: what statements open to the pods of one selector. */
export interface GeneratedPolicy {
  readonly name: string;
  readonly namespace: string;
  readonly chart: Chart;
  readonly selector: Selector;
  /** The selectors of the ends it was written for; a narrower deny may leave only a part of them, perhaps no pod at all. */
  readonly subjects: NonEmpty<Selector>;
  readonly rules: RulesByDirection;
  readonly statements: readonly Statement[];
}

/** The directions that a policy has rules for. */
export function directionsOfRules(rules: RulesByDirection): readonly Direction[] {
  return DIRECTIONS.filter((direction) => rules[direction].length > 0);
}

/** The policy in the words of the model. */
export function modelOf({ name, namespace, selector, rules }: GeneratedPolicy): Policy {
  const { ingress, egress } = rules;
  return {
    namespace,
    name,
    selector,
    isolates: { ingress: ingress.length > 0, egress: egress.length > 0 },
    ingress,
    egress,
  };
}

/** The JSON patches that the statements behind a policy ask for, in the order of the statements' paths. */
export function patchesOf({ statements }: GeneratedPolicy): JsonPatch[] {
  return statements.flatMap(({ patches }) => patches);
}
