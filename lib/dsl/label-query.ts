import type { Labels } from '../model/labels';
import {
  EVERYTHING,
  bothSelectors,
  selectorOf,
  selectorOfLabels,
  type Operator,
  type Requirement,
  type Selector,
} from '../model/selector';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';

/** One requirement on a label, made by `label(key)`. */
export class LabelExpression {
  /** Under a name of its own, so that no object of the API's shape passes for one: that would be read as labels. */
  readonly requirement: Requirement;

  /** @internal */
  constructor(key: string, operator: Operator, values: readonly string[] = []) {
    this.requirement = { key, operator, values };
  }
}

/** Starts a requirement on one label. */
export interface LabelKey {
  /** The label is there and has one of these values. */
  in(value: string, ...values: string[]): LabelExpression;
  /** The label is absent, or has none of these values: objects without the label are selected too. */
  notIn(value: string, ...values: string[]): LabelExpression;
  /** The label is there, whatever its value. */
  exists(): LabelExpression;
  /** The label is absent. */
  doesNotExist(): LabelExpression;
}

/**
 * A requirement on a label, where equality does not say it. The operators are those of Kubernetes label selectors.
 *
 * @example
 * namespace('shop').pods(label('tier').in('web', 'api'))
 * namespaces([{ team: 'payments' }, label('sandbox').doesNotExist()])
 */
export function label(key: string): LabelKey {
  return {
    in: (...values) => new LabelExpression(key, 'In', values),
    notIn: (...values) => new LabelExpression(key, 'NotIn', values),
    exists: () => new LabelExpression(key, 'Exists'),
    doesNotExist: () => new LabelExpression(key, 'DoesNotExist'),
  };
}

/** Labels that must be equal, one requirement, or several of either that must all hold. */
export type LabelQuery = Labels | LabelExpression | readonly (Labels | LabelExpression)[];

/**
 * The selector of a query; of no query, the one that selects everything.
 *
 * @throws Mistake for what is no query: programs also run where nobody has checked their types.
 */
export function selectorOfQuery(query: LabelQuery = []): Selector {
  if (query instanceof LabelExpression) return selectorOf([query.requirement]);
  if (Array.isArray(query)) {
    return (query as readonly (Labels | LabelExpression)[]).map(selectorOfQuery).reduce(bothSelectors, EVERYTHING);
  }
  return selectorOfLabels(checkedLabels(query));
}

function checkedLabels(query: unknown): Labels {
  if (typeof query !== 'object' || query === null) throw invalidQuery(`\`${String(query)}\``);
  for (const [key, value] of Object.entries(query)) {
    if (value instanceof LabelExpression) throw invalidQuery(`an expression as the value of \`${key}\``);
    if (typeof value !== 'string') throw invalidQuery(`a value of \`${key}\` that is no string`);
  }
  return query as Labels;
}

function invalidQuery(found: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP442',
    id: 'invalid-label-query',
    severity: 'error',
    headline: 'pods or namespaces are chosen by something that is no query for labels',
    where: { ...(origin && { origin }) },
    found,
    expected: 'labels with strings as values, an expression, or a list of both',
    why: 'nothing could be written for it, and so nothing be opened or closed',
    help: "write `{ team: 'payments' }`, or `label('team').notIn('payments')` without a key before it",
  });
}
