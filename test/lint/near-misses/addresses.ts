/** Of rules about blocks of addresses, and about what network plugins make of them. */
import type { NearMisses } from './near-miss';

export const NEAR_MISSES_OF_ADDRESSES: NearMisses = {
  'cidr-meets-pod-or-service-range': [
    { without: 'addresses of pods in the block', change: ['10.0.0.0/8', '198.51.100.0/24'] },
    { without: 'a plugin that lets blocks match pods', change: ['{ podCidrs', "{ cni: 'cilium', podCidrs"] },
    { without: 'pods that have a range of their own', change: ['{ podCidrs', "{ nodes: ['10.244.0.0/16'], podCidrs"] },
  ],
  'ineffective-except': [
    {
      without: 'pods that both are about',
      change: ['podSelector: {}', "podSelector: { matchLabels: { app: 'web' } }"],
    },
  ],
  'lost-source-address': [{ without: 'clients from outside', change: ["type: 'LoadBalancer'", "type: 'ClusterIP'"] }],
  'metadata-reachable': [
    { without: 'the port of the service', change: ['80, 443', '443'] },
    { without: 'all but the address', change: ['0.0.0.0/0', '169.254.169.254/32'] },
  ],
  'one-ip-family': [{ without: 'pods with both families', change: ["'IPv4', 'IPv6'", "'IPv4'"] }],
  'open-to-internet': [{ without: 'all of the addresses', change: ['internet()', "cidr('128.0.0.0/1').as('half')"] }],
  'own-service-address': [
    { without: 'just this one address', change: ["cidr('203.0.113.80/32')", "cidr('203.0.113.0/24')"] },
  ],
  'cni-enforces-nothing': [{ without: 'a plugin that ignores policies', change: ["'flannel'", "'calico'"] }],
  'end-port-ignored': [{ without: 'a range', change: ['range(30000, 30100)', '30000'] }],
  'host-network-let-in': [
    {
      without: 'an empty podSelector',
      change: ['podSelector: {} }', "podSelector: { matchLabels: { app: 'metrics' } } }"],
    },
  ],
  'ip-block-matches-no-nodes': [
    { without: 'nodes alone in the block', change: ["allow(cidr('10.0.0.0/24')", "allow(cidr('10.0.0.0/16')"] },
  ],
  'ip-block-matches-no-pods': [{ without: 'an address of pods', change: ['10.244.3.0/24', '10.245.3.0/24'] }],
  'ip-block-matches-no-services': [
    {
      without: 'a destination that is translated',
      change: ["allow(web).to(cidr('10.96.14.7/32').as('api'))", "allow(cidr('10.96.14.7/32').as('api')).to(web)"],
    },
  ],
  'ipv6-not-enforced': [{ without: 'IPv6', change: ['2001:db8::/64', '203.0.113.0/24'] }],
  'kube-api-by-address': [
    { without: 'the address of the API server', change: ["cidr('172.18.0.2/32')", "cidr('198.51.100.7/32')"] },
  ],
  'kube-api-service-address-closed': [
    { without: 'a plugin that asks for it', change: ['Clusters.eks({', "Clusters.eks({ cni: 'calico',"] },
    {
      without: 'the addresses of the API server',
      change: ['{ from: operator }', "{ from: operator, addresses: ['198.51.100.0/28'] }"],
    },
    {
      without: 'an address that is closed',
      change: ['new AllowKubeApi', "allow(podsIn(ops)).to(cidr('10.100.0.0/24')).on(443);\nnew AllowKubeApi"],
    },
  ],
  'service-port-differs': [
    { without: 'a plugin that asks for it', change: ['Clusters.eks({', "Clusters.eks({ cni: 'calico',"] },
    { without: 'isolation for egress', change: ["'default-deny')", "'default-deny', { direction: 'ingress' })"] },
    { without: 'a Service with an address', change: ['spec: {', "spec: { clusterIP: 'None',"] },
    { without: 'the Service', change: ['to(service).on(80)', "to(namespace('shop').pods({ app: 'api' })).on(8080)"] },
  ],
  'named-port-not-resolved': [{ without: 'a name', change: ["port: 'http'", 'port: 8080'] }],
  'pod-without-controller': [{ without: 'a Pod of its own', change: ['new kplus.Pod(', 'new kplus.Deployment('] }],
  'sctp-not-enforced': [{ without: 'SCTP', change: ['sctp(38412)', '38412'] }],
  'size-limit-exceeded': [{ without: 'one port too many', change: ['length: 25', 'length: 24'] }],
};
