/** Of rules about policies, their ports, and what is said of them. */
import type { NearMisses } from './near-miss';

const HTTPS_TO_PARTNER = `egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'TCP', port: 443 }] }],`;

export const NEAR_MISSES_OF_POLICIES: NearMisses = {
  'duplicate-policy': [{ without: 'one namespace', change: ["namespace: 'shop'", 'namespace: id'] }],
  'refused-by-api-server': [{ without: 'a port that there is not', change: ['123456', '65535'] }],
  'output-file-collision': [{ without: 'a second object of that name', change: ["['shop', 'front']", "['shop']"] }],
  'zero-policies': [
    { without: 'anything about policies', change: ["new Workload(shop, 'web', { labels: { app: 'web' } });", ''] },
  ],
  'dns-too-wide': [
    { without: 'DNS alone', change: ["{ protocol: 'TCP', port: 53 }", "{ protocol: 'TCP', port: 443 }"] },
    { without: 'everybody', change: ['namespaceSelector: {}', 'podSelector: {}'] },
    {
      without: 'pods that ask, and do not resolve',
      change: ['podSelector: {}', "podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } }"],
    },
  ],
  'dns-udp-only': [{ without: 'the port of DNS', change: ['port: 53', 'port: 123'] }],
  'any-destination': [{ without: 'ports', change: ["{ ports: [{ protocol: 'TCP', port: 6443 }] }", '{}'] }],
  'dead-rule-by-policy-types': [{ without: 'a rule', change: [HTTPS_TO_PARTNER, 'egress: [],'] }],
  'empty-list-means-all': [{ without: 'an empty list', change: ['from: [], ', ''] }],
  'host-network-no-effect': [
    {
      without: 'pods on the host network alone',
      change: ['new DefaultDeny', "new Workload(ops, 'other', { labels, dns: false });\nnew DefaultDeny"],
    },
  ],
  'inferred-policy-types': [{ without: 'egress rules', change: ['egress: [{ to: ', 'ingress: [{ from: '] }],
  'legacy-isolation-annotation': [
    { without: 'that annotation', change: ['net.beta.kubernetes.io/network-policy', 'example.com/network-policy'] },
  ],
  'redundant-rule': [
    { without: 'ports that the other one opens', change: ['port: 8080 }] },', 'port: 8081 }] },'] },
    {
      without: 'peers that the other one opens to',
      change: [
        "from: [{ podSelector: { matchLabels: { app: 'web' } } }]",
        "from: [{ ipBlock: { cidr: '203.0.113.0/24' } }]",
      ],
    },
  ],
  'shadowed-rule': [
    { without: 'all of the pods', change: ['podSelector: {}, ', "podSelector: { matchLabels: { tier: 'public' } }, "] },
  ],
  'all-ports': [
    {
      without: 'peers of which some are meant',
      change: ["{ podSelector: { matchLabels: { app: 'web' } } }] }", '{ podSelector: {} }] }'],
    },
    { without: 'peers at all', change: ["{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }", '{}'] },
  ],
  'named-port-ambiguous': [{ without: 'two numbers', change: ['http: 9000', 'http: 8080'] }],
  'port-not-declared': [
    { without: 'ports that are declared', change: [', ports: { http: 8080 }', ''] },
    { without: 'another number: the other protocol goes with it', change: ['on(80)', 'on(8080, udp(8080))'] },
  ],
  'service-port-not-pod-port': [
    { without: 'another port of the pods', change: ["targetPort: 'http'", 'targetPort: 80'] },
  ],
  'wide-range': [{ without: 'more than the dynamic ports', change: ['1024, 65535', '49152, 65535'] }],
  'external-service-expired': [{ without: 'a day that is over', change: ['2020-06-30', '2027-01-31'] }],
  'rule-without-effect': [
    { without: 'a deny elsewhere alone', change: ['new DefaultDeny(other', 'new DefaultDeny(shop'] },
  ],
  'unfinished-chain': [{ without: 'a chain', change: ['allow(web).to(api);', ''] }],
};
