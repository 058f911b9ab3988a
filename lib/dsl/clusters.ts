import type { PlatformDns, PlatformName } from '../profile/platform';
import { PLATFORMS } from '../profile/platforms';
import type { Family } from '../sets/address';
import { parseCidr } from '../sets/cidr';
import type { ApiServer, ClusterProps } from './cluster-props';
import { dns, type DnsShape } from './dns';

function shapeOf(given: PlatformDns): DnsShape {
  switch (given.shape) {
    case 'core-dns':
      return dns.coreDns();
    case 'openshift':
      return dns.openShift();
    case 'gke-cloud-dns':
      return dns.gkeCloudDns();
    case 'aks-local-dns':
      return dns.aksLocalDns();
    case 'node-local':
      return dns.nodeLocal(given.address, { redirected: given.redirected });
  }
}

/** The ranges of a platform, where they have just the families that the cluster is said to have. */
function rangesFor(ranges: readonly string[] | undefined, families: readonly Family[] | undefined) {
  const own = new Set(ranges?.map((range) => parseCidr(range)?.family));
  const fit = !families || (families.length === own.size && families.every((family) => own.has(family)));
  return fit ? ranges : undefined;
}

function apiServerOn(apiServer: ApiServer | undefined, port: number): ApiServer | undefined {
  return apiServer && { port, ...apiServer };
}

function clusterOn(name: PlatformName, overrides: ClusterProps): ClusterProps {
  const platform = PLATFORMS[name];
  const { cni, metadata, apiServerPort } = platform;
  const podCidrs = rangesFor(platform.podCidrs, overrides.ipFamilies);
  const serviceCidrs = rangesFor(platform.serviceCidrs, overrides.ipFamilies);
  const apiServer = apiServerOn(overrides.apiServer, apiServerPort);
  return {
    ...(cni && { cni }),
    dns: shapeOf(platform.dns),
    ...(metadata && { metadata }),
    ...(podCidrs && { podCidrs }),
    ...(serviceCidrs && { serviceCidrs }),
    ...overrides,
    ...(apiServer && { apiServer }),
  };
}

/**
 * What is known of clusters on whole platforms: the network plugin, DNS, the metadata service, and the ranges that are
 * fixed defaults. What you pass is said over it.
 *
 * @example
 * new Cluster(app, 'production', Clusters.eks({ podCidrs: ['10.0.0.0/16'] }));
 * Cluster.configure(app, Clusters.kind());
 */
export const Clusters = Object.freeze({
  /** Amazon EKS with the network policy agent of its VPC CNI, which is off by default. */
  eks: (overrides: ClusterProps = {}): ClusterProps => clusterOn('eks', overrides),
  /** GKE with Dataplane V2 and NodeLocal DNSCache. @example `Clusters.gkeDataplaneV2({ dns: dns.gkeCloudDns() })` */
  gkeDataplaneV2: (overrides: ClusterProps = {}): ClusterProps => clusterOn('gke-dataplane-v2', overrides),
  /** GKE Autopilot: Dataplane V2 and NodeLocal DNSCache. */
  gkeAutopilot: (overrides: ClusterProps = {}): ClusterProps => clusterOn('gke-autopilot', overrides),
  /** AKS with Azure CNI powered by Cilium. @example `Clusters.aksCilium({ dns: dns.aksLocalDns() })` */
  aksCilium: (overrides: ClusterProps = {}): ClusterProps => clusterOn('aks-cilium', overrides),
  /** AKS with Azure Network Policy Manager, which does not know IPv6. */
  aksAzureNpm: (overrides: ClusterProps = {}): ClusterProps => clusterOn('aks-azure-npm', overrides),
  /** OpenShift with OVN-Kubernetes; pods in 10.128.0.0/14, Services in 172.30.0.0/16. */
  openShift: (overrides: ClusterProps = {}): ClusterProps => clusterOn('openshift', overrides),
  /** k3s with the policy controller of kube-router; pods in 10.42.0.0/16, Services in 10.43.0.0/16. */
  k3s: (overrides: ClusterProps = {}): ClusterProps => clusterOn('k3s', overrides),
  /** kind with kindnet; pods in 10.244.0.0/16, Services in 10.96.0.0/16. */
  kind: (overrides: ClusterProps = {}): ClusterProps => clusterOn('kind', overrides),
  /** kubeadm, which comes without a network plugin; Services in 10.96.0.0/12. @example `Clusters.kubeadm({ cni: 'calico' })` */
  kubeadm: (overrides: ClusterProps = {}): ClusterProps => clusterOn('kubeadm', overrides),
});
