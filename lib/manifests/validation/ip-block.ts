import { parseCidr } from '../../sets/cidr';
import type { DecodedBlock } from '../decode/decoded-policy';
import { invalid, required } from './api-error';
import type { ApiError } from './api-error';
import { cidrProblem } from './cidr-rule';
import { isStrictSubset } from './go-network';
import { goQuoted } from './go-text';
import type { PolicyRules } from './policy-rules';

/**
 * What the API server says about an `ipBlock`, which stands at `field`. Without a readable `cidr` it says
 * nothing about `except`; the items of `except` are not compared with each other.
 */
export function validateBlock(block: Partial<DecodedBlock>, field: string, rules: PolicyRules): ApiError[] {
  const { cidr = '', except = [] } = block;
  if (cidr === '') return [required(`${field}.cidr`, '')];
  const errors = validateCidr(cidr, `${field}.cidr`, rules);
  const outer = parseCidr(cidr);
  if (outer === undefined) return errors;
  for (const [index, item] of except.entries()) {
    const itemField = `${field}.except[${index}]`;
    errors.push(...validateCidr(item, itemField, rules));
    const inner = parseCidr(item);
    if (inner !== undefined && !isStrictSubset(inner, outer)) {
      errors.push(invalid(itemField, goQuoted(item), 'must be a strict subset of `cidr`'));
    }
  }
  return errors;
}

function validateCidr(text: string, field: string, { acceptedCidrs, server }: PolicyRules): ApiError[] {
  if (acceptedCidrs.has(text)) return [];
  const problem = cidrProblem(text, server);
  return problem === undefined ? [] : [invalid(field, goQuoted(text), problem)];
}
