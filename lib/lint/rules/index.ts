import type { Rule } from '../rule';
import { duplicatePolicy } from './api/duplicate-policy';
import { refusedByApiServer } from './api/refused-by-api-server';
import { outputFileCollision } from './output/output-file-collision';
import { zeroPolicies } from './output/zero-policies';
import { portNotDeclared } from './port/port-not-declared';
import { allowedButDenied } from './reachability/allowed-but-denied';
import { dnsBlocked } from './reachability/dns-blocked';
import { hostNetworkPeer } from './reachability/host-network-peer';
import { namespaceLabelsUnknown } from './selector/namespace-labels-unknown';
import { peerMatchesNothing } from './selector/peer-matches-nothing';
import { policySelectsNothing } from './selector/policy-selects-nothing';
import { selectorAlsoSelects } from './selector/selector-also-selects';
import { ruleWithoutEffect } from './statement/rule-without-effect';
import { unfinishedChain } from './statement/unfinished-chain';

/** Every rule, in the order in which findings are printed. A test holds it to the files of this folder. */
export const RULES: readonly Rule[] = [
  refusedByApiServer,
  duplicatePolicy,
  outputFileCollision,
  zeroPolicies,
  unfinishedChain,
  ruleWithoutEffect,
  allowedButDenied,
  dnsBlocked,
  hostNetworkPeer,
  peerMatchesNothing,
  policySelectsNothing,
  selectorAlsoSelects,
  portNotDeclared,
  namespaceLabelsUnknown,
];
