import type { Finding } from '../diagnostics/finding';
import type { ProfileContext } from './profile-context';
import type { ProfileRule } from './profile-rule';
import { completed } from './rule';
import { cniEnforcesNothing } from './rules/cni/cni-enforces-nothing';
import { endPortIgnored } from './rules/cni/end-port-ignored';
import { hostNetworkLetIn } from './rules/cni/host-network-let-in';
import { ipBlockMatchesNoNodes } from './rules/cni/ip-block-matches-no-nodes';
import { ipBlockMatchesNoPods } from './rules/cni/ip-block-matches-no-pods';
import { ipBlockMatchesNoServices } from './rules/cni/ip-block-matches-no-services';
import { ipv6NotEnforced } from './rules/cni/ipv6-not-enforced';
import { kubeApiByAddress } from './rules/cni/kube-api-by-address';
import { kubeApiServiceAddressClosed } from './rules/cni/kube-api-service-address-closed';
import { namedPortNotResolved } from './rules/cni/named-port-not-resolved';
import { podWithoutController } from './rules/cni/pod-without-controller';
import { sctpNotEnforced } from './rules/cni/sctp-not-enforced';
import { sizeLimitExceeded } from './rules/cni/size-limit-exceeded';

/** Every rule about network plugins, in the order in which findings are printed. */
export const PROFILE_RULES: readonly ProfileRule[] = [
  cniEnforcesNothing,
  podWithoutController,
  endPortIgnored,
  namedPortNotResolved,
  sctpNotEnforced,
  ipBlockMatchesNoPods,
  ipBlockMatchesNoNodes,
  ipBlockMatchesNoServices,
  kubeApiByAddress,
  kubeApiServiceAddressClosed,
  hostNetworkLetIn,
  ipv6NotEnforced,
  sizeLimitExceeded,
];

/** What a network plugin does not do with the policies of a cluster. */
export function profileFindings(context: ProfileContext): Finding[] {
  return PROFILE_RULES.flatMap((rule) => completed(rule, rule.check(context), context.reader));
}
