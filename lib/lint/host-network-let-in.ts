import type { PolicySpelling } from '../manifests/policy-spelling';
import { asserted } from '../profile/cell';
import type { DeclaredProfile } from './context';
import { fieldOf, type PlacedPeer } from './matching';

/**
 * Whether a peer lets in pods on the host network because of the way it is written: on OpenShift, a `podSelector: {}`
 * beside a namespaceSelector says just that (Red Hat documentation, "Network policy").
 */
export function letsHostNetworkIn(
  profile: DeclaredProfile | undefined,
  spelling: PolicySpelling | undefined,
  placed: PlacedPeer,
): boolean {
  const plugin = profile?.plugin;
  if (!plugin || asserted(plugin.hostNetworkPeer) !== 'by-empty-pod-selector') return false;
  return spelling?.emptyPodSelectors.includes(fieldOf(placed)) ?? false;
}
