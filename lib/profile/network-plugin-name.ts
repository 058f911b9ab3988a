/** The network plugins of which it is known what they do with a NetworkPolicy. */
export type NetworkPluginName =
  | 'antrea'
  | 'aws-vpc-cni'
  | 'azure-cilium'
  | 'azure-npm'
  | 'calico'
  | 'cilium'
  | 'flannel'
  | 'flannel-with-policies'
  | 'gke-dataplane-v2'
  | 'kindnet'
  | 'kube-ovn'
  | 'kube-router'
  | 'none'
  | 'ovn-kubernetes';
