import type { Platform, PlatformName } from '../platform';
import { aksAzureNpm } from './aks-azure-npm';
import { aksCilium } from './aks-cilium';
import { eks } from './eks';
import { gkeAutopilot } from './gke-autopilot';
import { gkeDataplaneV2 } from './gke-dataplane-v2';
import { k3s } from './k3s';
import { kind } from './kind';
import { kubeadm } from './kubeadm';
import { openShift } from './openshift';

/** The platforms whose defaults are known. */
export const PLATFORMS: Readonly<Record<PlatformName, Platform>> = Object.freeze({
  'aks-azure-npm': aksAzureNpm,
  'aks-cilium': aksCilium,
  eks,
  'gke-autopilot': gkeAutopilot,
  'gke-dataplane-v2': gkeDataplaneV2,
  k3s,
  kind,
  kubeadm,
  openshift: openShift,
});

/** Their names, in the order of the alphabet. */
export const PLATFORM_NAMES = Object.freeze(Object.keys(PLATFORMS)) as readonly PlatformName[];

export function isPlatformName(text: string): text is PlatformName {
  return Object.hasOwn(PLATFORMS, text);
}
