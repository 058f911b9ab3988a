import type { NonEmpty } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { LabelQuery } from './label-query';
import { tcp, udp } from './ports';
import { cidr, namespace, type Addresses, type PodsOfNamespace } from './values';

/** Where pods send their DNS queries: what a policy has to open, and what the check `dns-blocked` asks for. */
export interface DnsShape {
  /** Short name, used in the names of policies where it is not the default. */
  readonly id: string;
  /** Those who are asked: the first one has to be reachable, the others are opened too. */
  readonly resolvers: NonEmpty<PodsOfNamespace | Addresses>;
  /** The ports on which they listen (the pods', not the Service's), UDP and TCP: long answers come over TCP (RFC 7766). */
  readonly ports: NonEmpty<NumberedPorts>;
}

function onPort(number: number): NonEmpty<NumberedPorts> {
  return [tcp(number), udp(number)];
}

function hostCidr(address: string): string {
  return address.includes(':') ? `${address}/128` : `${address}/32`;
}

/** The shapes in which clusters offer DNS. */
export const dns = Object.freeze({
  /** CoreDNS or kube-dns as kubeadm, EKS, AKS and most others install it. The default. */
  kubeDns: (): DnsShape => ({
    id: 'kube-dns',
    resolvers: [namespace('kube-system').pods({ 'k8s-app': 'kube-dns' }).as('kube-dns')],
    ports: onPort(53),
  }),

  /**
   * NodeLocal DNSCache: queries go to an address on the pod's own node, which no pod selector matches. The kube-dns
   * pods stay open too, since the cache can be off on a node.
   */
  nodeLocal: (address = '169.254.20.10'): DnsShape => ({
    id: 'node-local-dns',
    resolvers: [cidr(hostCidr(address)).as('node-local-dns'), ...dns.kubeDns().resolvers],
    ports: onPort(53),
  }),

  /** OpenShift: the pods of openshift-dns listen on 5353, behind a Service on 53. */
  openShift: (): DnsShape => ({
    id: 'openshift-dns',
    resolvers: [
      namespace('openshift-dns').pods({ 'dns.operator.openshift.io/daemonset-dns': 'default' }).as('openshift-dns'),
    ],
    ports: onPort(5353),
  }),

  /** Pods of your own choice; without a query, all of the namespace. @example `dns.pods('dns', { app: 'coredns' }, 1053)` */
  pods: (namespaceName: string, query?: LabelQuery, port = 53): DnsShape => ({
    id: `dns-in-${namespaceName}`,
    resolvers: [query === undefined ? namespace(namespaceName) : namespace(namespaceName).pods(query)],
    ports: onPort(port),
  }),

  /** Resolvers outside the cluster, or on the cloud's link-local address. @example `dns.addresses('169.254.169.254')` */
  addresses: (first: string, ...others: string[]): DnsShape => ({
    id: 'dns-by-address',
    resolvers: [cidr(hostCidr(first)), ...others.map((address) => cidr(hostCidr(address)))],
    ports: onPort(53),
  }),
});
