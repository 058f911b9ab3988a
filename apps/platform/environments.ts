import { Clusters, type ClusterProps } from 'cdk8s-netpol';
import { ingressController, prometheus } from './neighbours';

/** What both clusters have in common. */
const shared = { ingressControllers: { nginx: ingressController }, monitoring: prometheus };

/** The same platform in two places: what differs is what is known of the cluster, and nothing else. */
export const environments: Readonly<Record<string, ClusterProps>> = {
  development: Clusters.kind({
    ...shared,
    nodes: ['172.18.0.0/16'],
    apiServer: { addresses: ['172.18.0.0/16'], port: 6443 },
    ipFamilies: ['IPv4'],
  }),
  production: Clusters.eks({
    ...shared,
    ipFamilies: ['IPv4'],
    nodes: ['10.20.0.0/18'],
    podCidrs: ['100.64.0.0/16'],
    serviceCidrs: ['172.20.0.0/16'],
    // The network interfaces of the control plane have subnets of their own.
    apiServer: { addresses: ['10.20.250.0/28', '10.20.250.16/28'], port: 443 },
  }),
};
