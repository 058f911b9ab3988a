import { PROFILE_RULES } from '../profile-rules';
import type { Rule } from '../rule';
import { cidrMeetsPodOrServiceRange } from './address/cidr-meets-pod-or-service-range';
import { ineffectiveExcept } from './address/ineffective-except';
import { lostSourceAddress } from './address/lost-source-address';
import { metadataReachable } from './address/metadata-reachable';
import { oneIpFamily } from './address/one-ip-family';
import { openToInternet } from './address/open-to-internet';
import { ownServiceAddress } from './address/own-service-address';
import { duplicatePolicy } from './api/duplicate-policy';
import { refusedByApiServer } from './api/refused-by-api-server';
import { servicePortDiffers } from './cni/service-port-differs';
import { dnsTooWide } from './dns/dns-too-wide';
import { dnsUdpOnly } from './dns/dns-udp-only';
import { denyInNameOnly } from './isolation/deny-in-name-only';
import { denyUndone } from './isolation/deny-undone';
import { namespaceWithoutBaseline } from './isolation/namespace-without-baseline';
import { namespaceWithoutDefaultDeny } from './isolation/namespace-without-default-deny';
import { workloadNotIsolated } from './isolation/workload-not-isolated';
import { outputFileCollision } from './output/output-file-collision';
import { zeroPolicies } from './output/zero-policies';
import { andOrConfusion } from './peer/and-or-confusion';
import { kubeApiBySelector } from './peer/kube-api-by-selector';
import { misspeltNamespace } from './peer/misspelt-namespace';
import { misspeltNamespaceLabel } from './peer/misspelt-namespace-label';
import { spoofablePeer } from './peer/spoofable-peer';
import { undeclaredNamespaceLabel } from './peer/undeclared-namespace-label';
import { anyDestination } from './policy/any-destination';
import { deadRuleByPolicyTypes } from './policy/dead-rule-by-policy-types';
import { emptyListMeansAll } from './policy/empty-list-means-all';
import { hostNetworkNoEffect } from './policy/host-network-no-effect';
import { inferredPolicyTypes } from './policy/inferred-policy-types';
import { legacyIsolationAnnotation } from './policy/legacy-isolation-annotation';
import { redundantRule } from './policy/redundant-rule';
import { shadowedRule } from './policy/shadowed-rule';
import { allPorts } from './port/all-ports';
import { namedPortAmbiguous } from './port/named-port-ambiguous';
import { portNotDeclared } from './port/port-not-declared';
import { servicePortNotPodPort } from './port/service-port-not-pod-port';
import { wideRange } from './port/wide-range';
import { allowedButDenied } from './reachability/allowed-but-denied';
import { dnsBlocked } from './reachability/dns-blocked';
import { halfEdge } from './reachability/half-edge';
import { hostNetworkPeer } from './reachability/host-network-peer';
import { membersClosed } from './reachability/members-closed';
import { acmeSolverClosed } from './routing/acme-solver-closed';
import { ingressBackendClosed } from './routing/ingress-backend-closed';
import { meshPortClosed } from './routing/mesh-port-closed';
import { monitorClosed } from './routing/monitor-closed';
import { webhookClosed } from './routing/webhook-closed';
import { controllerLabel } from './selector/controller-label';
import { injectedLabel } from './selector/injected-label';
import { misspeltLabelKey } from './selector/misspelt-label-key';
import { namespaceLabelsUnknown } from './selector/namespace-labels-unknown';
import { peerMatchesNothing } from './selector/peer-matches-nothing';
import { policySelectsNothing } from './selector/policy-selects-nothing';
import { selectorAlsoSelects } from './selector/selector-also-selects';
import { severalReleases } from './selector/several-releases';
import { volatileLabel } from './selector/volatile-label';
import { externalServiceExpired } from './statement/external-service-expired';
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
  namespaceWithoutBaseline,
  namespaceWithoutDefaultDeny,
  workloadNotIsolated,
  denyInNameOnly,
  denyUndone,
  externalServiceExpired,
  allowedButDenied,
  dnsBlocked,
  hostNetworkPeer,
  halfEdge,
  membersClosed,
  ingressBackendClosed,
  monitorClosed,
  webhookClosed,
  meshPortClosed,
  acmeSolverClosed,
  ineffectiveExcept,
  metadataReachable,
  oneIpFamily,
  openToInternet,
  lostSourceAddress,
  ownServiceAddress,
  cidrMeetsPodOrServiceRange,
  dnsUdpOnly,
  dnsTooWide,
  peerMatchesNothing,
  policySelectsNothing,
  selectorAlsoSelects,
  servicePortNotPodPort,
  portNotDeclared,
  namespaceLabelsUnknown,
  andOrConfusion,
  spoofablePeer,
  undeclaredNamespaceLabel,
  misspeltNamespace,
  misspeltNamespaceLabel,
  kubeApiBySelector,
  misspeltLabelKey,
  volatileLabel,
  controllerLabel,
  injectedLabel,
  severalReleases,
  namedPortAmbiguous,
  allPorts,
  wideRange,
  inferredPolicyTypes,
  emptyListMeansAll,
  deadRuleByPolicyTypes,
  redundantRule,
  shadowedRule,
  anyDestination,
  hostNetworkNoEffect,
  legacyIsolationAnnotation,
  servicePortDiffers,
  ...PROFILE_RULES,
];
