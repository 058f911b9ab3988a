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

/** The caches that run on each node, where the network plugin redirects queries to their pods. */
function cachePods(): PodsOfNamespace {
  return namespace('kube-system').pods({ 'k8s-app': 'node-local-dns' }).as('node-local-dns-pods');
}

/** What a shape of one's own consists of. */
export interface CustomDns {
  /** Those who are asked: the first one has to be reachable, the others are opened too. */
  readonly resolvers: NonEmpty<PodsOfNamespace | Addresses>;
  /**
   * The port on which they listen, UDP and TCP: the pods', not the Service's.
   * @default 53
   */
  readonly port?: number;
  /**
   * Short name, used in the names of policies.
   * @default 'custom-dns'
   */
  readonly id?: string;
}

/** How the cache on each node is reached. */
export interface NodeLocalDns {
  /**
   * Whether the network plugin redirects queries to the pods of the cache, as Cilium does with a local redirect policy.
   * Then these pods are opened, too.
   * @default false
   */
  readonly redirected?: boolean;
}

/** The shapes in which clusters offer DNS: what `AllowDns` opens, and what the check `dns-blocked` asks for. */
export const dns = Object.freeze({
  /** CoreDNS (or kube-dns, whose labels it kept) as kubeadm, EKS, AKS and most others install it. The default. */
  coreDns: (): DnsShape => ({
    id: 'kube-dns',
    resolvers: [namespace('kube-system').pods({ 'k8s-app': 'kube-dns' }).as('kube-dns')],
    ports: onPort(53),
  }),

  /**
   * NodeLocal DNSCache: queries go to an address on the pod's own node, which no pod selector matches. The kube-dns
   * pods stay open too, since the cache can be off on a node.
   * @example `dns.nodeLocal('169.254.25.10')`
   */
  nodeLocal: (address = '169.254.20.10', { redirected = false }: NodeLocalDns = {}): DnsShape => ({
    id: 'node-local-dns',
    resolvers: [
      cidr(hostCidr(address)).as('node-local-dns'),
      ...(redirected ? [cachePods()] : []),
      ...dns.coreDns().resolvers,
    ],
    ports: onPort(53),
  }),

  /**
   * Cloud DNS for GKE: the resolver has the address of the metadata server, 169.254.169.254, on another port. A rule
   * without ports, or an `except` of that address, is about both.
   */
  gkeCloudDns: (): DnsShape => ({
    id: 'cloud-dns',
    resolvers: [cidr('169.254.169.254/32').as('cloud-dns')],
    ports: onPort(53),
  }),

  /**
   * LocalDNS of AKS: 169.254.10.11 for pods, and 169.254.10.10 for those that use the resolver of their node. Azure CNI
   * powered by Cilium redirects to the pods of the cache, which are opened, too; so are the kube-dns pods.
   */
  aksLocalDns: (): DnsShape => ({
    id: 'aks-local-dns',
    resolvers: [
      cidr('169.254.10.11/32').as('local-dns'),
      cidr('169.254.10.10/32').as('local-dns-of-the-node'),
      cachePods(),
      ...dns.coreDns().resolvers,
    ],
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

  /**
   * Resolvers of your own: pods, addresses, or both.
   * @example `dns.custom({ resolvers: [namespace('dns').pods({ app: 'coredns' }), cidr('10.0.0.53/32')], port: 1053 })`
   */
  custom: ({ resolvers, port = 53, id = 'custom-dns' }: CustomDns): DnsShape => ({
    id,
    resolvers,
    ports: onPort(port),
  }),
});
