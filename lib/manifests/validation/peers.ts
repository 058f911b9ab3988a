import type { DecodedPeer } from '../decode/decoded-policy';
import { forbidden, required } from './api-error';
import type { ApiError } from './api-error';
import { validateBlock } from './ip-block';
import type { PolicyRules } from './policy-rules';
import { validateSelector } from './selector';

/** What the API server says about one peer, which stands at `field`: an `ipBlock` alone, or selectors. */
export function validatePeer(peer: Partial<DecodedPeer>, field: string, rules: PolicyRules): ApiError[] {
  const { podSelector, namespaceSelector, ipBlock } = peer;
  const errors = validateSelector(podSelector, `${field}.podSelector`, rules);
  errors.push(...validateSelector(namespaceSelector, `${field}.namespaceSelector`, rules));
  if (ipBlock) errors.push(...validateBlock(ipBlock, `${field}.ipBlock`, rules));
  if (!podSelector && !namespaceSelector && !ipBlock) errors.push(required(field, 'must specify a peer'));
  if (ipBlock && (podSelector || namespaceSelector)) {
    errors.push(forbidden(field, 'may not specify both ipBlock and another peer'));
  }
  return errors;
}
