import { annotationsOf } from './annotations';
import { isPlainObject, ownValue } from './decode/plain-values';
import { STATEMENT_ANNOTATION } from './statement-annotation';

/** How a NetworkPolicy is written, where two spellings of one meaning are easily mistaken for two meanings. */
export interface PolicySpelling {
  /** False where the server fills in `policyTypes`, since none are written. */
  readonly namesTypes: boolean;
  /** The fields of rules in which an empty list is written, such as `spec.ingress[0].from`. */
  readonly emptyLists: readonly string[];
  /** The rules, and lists in them, that are written and have no value, such as `spec.ingress[0].from`: templates make them. */
  readonly nulls: readonly string[];
  /** True where an empty list of egress rules is written. */
  readonly writesNoEgress: boolean;
  /** The peers that name namespaces and have an empty podSelector beside them, such as `spec.ingress[0].from[1]`. */
  readonly emptyPodSelectors: readonly string[];
  /** True where an annotation says that the policy was generated for a statement. */
  readonly namesStatement: boolean;
}

const RULE_LISTS = [
  ['ingress', ['from', 'ports']],
  ['egress', ['to', 'ports']],
] as const;

function listIn(object: unknown, key: string): readonly unknown[] | undefined {
  const value = isPlainObject(object) ? ownValue(object, key) : undefined;
  return Array.isArray(value) ? (value as readonly unknown[]) : undefined;
}

function isNull(object: unknown, key: string): boolean {
  return isPlainObject(object) && Object.hasOwn(object, key) && ownValue(object, key) === null;
}

/** Whether a value is a selector that selects everything. */
function isEmptySelector(selector: unknown): boolean {
  if (!isPlainObject(selector)) return false;
  const labels = ownValue(selector, 'matchLabels');
  const named = isPlainObject(labels) ? Object.keys(labels).length : 0;
  return named + (listIn(selector, 'matchExpressions')?.length ?? 0) === 0;
}

function hasEmptyPodSelector(peer: unknown): boolean {
  return (
    isPlainObject(peer) &&
    isPlainObject(ownValue(peer, 'namespaceSelector')) &&
    isEmptySelector(ownValue(peer, 'podSelector'))
  );
}

/**
 * How a raw NetworkPolicy is written. It takes anything.
 *
 * @example spellingOf({ spec: { podSelector: {}, ingress: [{ from: [] }] } })
 * // { namesTypes: false, emptyLists: ['spec.ingress[0].from'], nulls: [], writesNoEgress: false, ... }
 */
export function spellingOf(object: object): PolicySpelling {
  const spec = ownValue(object, 'spec');
  const emptyLists = RULE_LISTS.flatMap(([direction, keys]) =>
    (listIn(spec, direction) ?? []).flatMap((rule, index) =>
      keys.filter((key) => listIn(rule, key)?.length === 0).map((key) => `spec.${direction}[${index}].${key}`),
    ),
  );
  const nulls = RULE_LISTS.flatMap(([direction, keys]) =>
    (listIn(spec, direction) ?? []).flatMap((rule, index) => {
      const field = `spec.${direction}[${index}]`;
      return rule === null ? [field] : keys.filter((key) => isNull(rule, key)).map((key) => `${field}.${key}`);
    }),
  );
  const emptyPodSelectors = RULE_LISTS.flatMap(([direction, [peers]]) =>
    (listIn(spec, direction) ?? []).flatMap((rule, index) =>
      (listIn(rule, peers) ?? []).flatMap((peer, at) =>
        hasEmptyPodSelector(peer) ? [`spec.${direction}[${index}].${peers}[${at}]`] : [],
      ),
    ),
  );
  const namesTypes = (listIn(spec, 'policyTypes')?.length ?? 0) > 0;
  const namesStatement = Object.hasOwn(annotationsOf(object), STATEMENT_ANNOTATION);
  const writesNoEgress = listIn(spec, 'egress')?.length === 0;
  return { namesTypes, emptyLists, nulls, writesNoEgress, emptyPodSelectors, namesStatement };
}
