import type { NetworkPluginEntry } from '../network-plugin';
import type { NetworkPluginName } from '../network-plugin-name';
import { antrea } from './antrea';
import { awsVpcCni } from './aws-vpc-cni';
import { azureCilium } from './azure-cilium';
import { azureNpm } from './azure-npm';
import { calico } from './calico';
import { cilium } from './cilium';
import { flannel } from './flannel';
import { flannelWithPolicies } from './flannel-with-policies';
import { gkeDataplaneV2 } from './gke-dataplane-v2';
import { kindnet } from './kindnet';
import { kubeOvn } from './kube-ovn';
import { kubeRouter } from './kube-router';
import { none } from './none';
import { ovnKubernetes } from './ovn-kubernetes';

/** The table of plugins. */
export const NETWORK_PLUGINS: Readonly<Record<NetworkPluginName, NetworkPluginEntry>> = Object.freeze({
  antrea,
  'aws-vpc-cni': awsVpcCni,
  'azure-cilium': azureCilium,
  'azure-npm': azureNpm,
  calico,
  cilium,
  flannel,
  'flannel-with-policies': flannelWithPolicies,
  'gke-dataplane-v2': gkeDataplaneV2,
  kindnet,
  'kube-ovn': kubeOvn,
  'kube-router': kubeRouter,
  none,
  'ovn-kubernetes': ovnKubernetes,
});

/** Their names, in the order of the alphabet. */
export const NETWORK_PLUGIN_NAMES = Object.freeze(Object.keys(NETWORK_PLUGINS)) as readonly NetworkPluginName[];

export function isNetworkPluginName(text: string): text is NetworkPluginName {
  return Object.hasOwn(NETWORK_PLUGINS, text);
}
