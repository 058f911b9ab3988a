import type { DecodedRequirement, DecodedSelector } from '../decode/decoded-policy';
import { forbidden, invalid, required } from './api-error';
import type { ApiError } from './api-error';
import { goQuoted } from './go-text';
import { labelValueProblems } from './label-value';
import { validateLabelKey, validateLabels } from './labels';
import { typedValue } from './typed-value';
import type { PolicyRules } from './policy-rules';

/** What the API server says about a label selector at `field`; an absent one is right. */
export function validateSelector(
  selector: Partial<DecodedSelector> | undefined,
  field: string,
  rules: PolicyRules,
): ApiError[] {
  const errors: ApiError[] = [];
  if (selector?.matchLabels) errors.push(...validateLabels(selector.matchLabels, `${field}.matchLabels`, rules.server));
  for (const [index, requirement] of selector?.matchExpressions?.entries() ?? []) {
    errors.push(...validateRequirement(requirement, `${field}.matchExpressions[${index}]`, rules));
  }
  return errors;
}

function validateRequirement(requirement: Partial<DecodedRequirement>, field: string, rules: PolicyRules): ApiError[] {
  const { key = '', values = [] } = requirement;
  const errors = [
    ...validateOperator(requirement, field, rules),
    ...validateLabelKey(key, `${field}.key`, rules.server),
  ];
  if (rules.toleratesSelectorValues) return errors;
  for (const [index, value] of values.entries()) {
    for (const problem of labelValueProblems(value, rules.server)) {
      errors.push(invalid(`${field}.values[${index}]`, goQuoted(value), problem));
    }
  }
  return errors;
}

/** Whether the operator is one of the four, in just this spelling, and has values or not as it should. */
function validateOperator(
  { operator = '', values = [] }: Partial<DecodedRequirement>,
  field: string,
  { server }: PolicyRules,
): ApiError[] {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) return [];
      return [required(`${field}.values`, "must be specified when `operator` is 'In' or 'NotIn'")];
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) return [];
      return [forbidden(`${field}.values`, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")];
    default:
      return [invalid(`${field}.operator`, typedValue(operator, server), 'not a valid selector operator')];
  }
}
