/** How policies are written by hand. One condition less than the mistake has, and nothing is found. */
import type { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { AllowDns, DefaultDeny, Workload, type NetworkPolicySpec } from '../../../lib/index';
import { API, HTTPS, named, leadTo, check, policy, installed } from './cases';

describe('policies without policyTypes', () => {
  const { policyTypes: _, ...egress } = leadTo([{ ipBlock: { cidr: '203.0.113.0/24' } }], HTTPS);
  check([
    ['with egress rules alone', (shop) => policy(shop, egress), 'inferred-policy-types'],
    ['as others installed them', (shop) => installed(shop, egress), 'inferred-policy-types'],
    ['with ingress rules, too', (shop) => policy(shop, { ...egress, ingress: [{ from: [{ podSelector: {} }] }] })],
    [
      'with ingress rules alone',
      (shop) => policy(shop, { podSelector: API, ingress: [{ from: [{ podSelector: {} }] }] }),
    ],
    ['without any rule', (shop) => policy(shop, { podSelector: API })],
    [
      'with an empty list of egress rules',
      (shop) => policy(shop, { podSelector: API, egress: [] }),
      'inferred-policy-types',
    ],
    [
      'with an empty list of egress rules, beside a policy that closes egress',
      (shop) => {
        policy(shop, { podSelector: API, egress: [] });
        policy(shop, { podSelector: {}, policyTypes: ['Egress'] });
      },
    ],
    [
      'of pods that another policy isolates for ingress anyway',
      (shop) => {
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
        policy(shop, egress);
      },
    ],
    [
      'of pods of which another policy isolates some others',
      (shop) => {
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress', pods: { app: 'web' } });
        policy(shop, egress);
      },
      'inferred-policy-types',
    ],
    [
      'of which there are two, so that neither excuses the other',
      (shop) => (policy(shop, egress), policy(shop, { ...egress, podSelector: {} })),
      'inferred-policy-types',
      'inferred-policy-types',
      'shadowed-rule',
    ],
  ]);
});

describe('lists that are empty', () => {
  const written = (shop: Chart, ingress: unknown[]) =>
    installed(shop, { podSelector: API, policyTypes: ['Ingress'], ingress } as NetworkPolicySpec);
  const rule = (ingress: object): NetworkPolicySpec => ({
    podSelector: API,
    policyTypes: ['Ingress'],
    ingress: [ingress],
  });
  check([
    ['of peers', (shop) => policy(shop, rule({ from: [] })), 'empty-list-means-all'],
    ['of ports', (shop) => policy(shop, rule({ from: [{ podSelector: {} }], ports: [] })), 'empty-list-means-all'],
    [
      'of both, which are two slips',
      (shop) => policy(shop, rule({ from: [], ports: [] })),
      'empty-list-means-all',
      'empty-list-means-all',
    ],
    ['of rules, which close', (shop) => policy(shop, { podSelector: API, policyTypes: ['Ingress'], ingress: [] })],
    ['that are left out', (shop) => policy(shop, rule({ ports: [{ port: 8080 }] }))],
    [
      'of peers in an egress rule with ports, which is one finding',
      (shop) => policy(shop, leadTo([], [['TCP', 8080]])),
      'empty-list-means-all',
    ],
    ['of peers that a template left without value', (shop) => written(shop, [{ from: null }]), 'empty-list-means-all'],
    ['of rules of which one has no value', (shop) => written(shop, [null]), 'empty-list-means-all'],
    [
      'of a policy of cdk8s-plus without peers',
      (shop) => {
        const web = new kplus.Deployment(shop, 'web', { containers: [{ image: 'web' }] });
        new kplus.NetworkPolicy(shop, 'plus', {
          metadata: { name: 'plus' },
          selector: web,
          ingress: { default: kplus.NetworkPolicyTrafficDefault.DENY },
        });
      },
    ],
  ]);
});

describe('egress rules without a destination', () => {
  const rule = (egress: object): NetworkPolicySpec => ({ podSelector: API, policyTypes: ['Egress'], egress: [egress] });
  check([
    ['with ports', (shop) => policy(shop, rule({ ports: [{ protocol: 'TCP', port: 6443 }] })), 'any-destination'],
    ['and without ports, which open everything and say so', (shop) => policy(shop, rule({}))],
    [
      'in a direction that does not count',
      (shop) => policy(shop, { ...rule({ ports: [{ port: 6443 }] }), policyTypes: ['Ingress'] }),
      'dead-rule-by-policy-types',
    ],
  ]);
});

describe('DNS on UDP alone', () => {
  const udpRange: NetworkPolicySpec = {
    podSelector: API,
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ protocol: 'UDP', port: 1, endPort: 10000 }] }],
  };
  const KUBE_DNS = [{ namespaceSelector: named('kube-system') }];
  check([
    ['for pods that nobody knows', (shop) => policy(shop, leadTo(KUBE_DNS, [['UDP', 53]])), 'dns-udp-only'],
    ['as others installed it', (shop) => installed(shop, leadTo(KUBE_DNS, [['UDP', 53]])), 'dns-udp-only'],
    [
      'for pods that look up names, which is one finding',
      (shop) => (new Workload(shop, 'api', { labels: { app: 'api' } }), policy(shop, leadTo(KUBE_DNS, [['UDP', 53]]))),
      'dns-udp-only',
    ],
    [
      'with TCP in the same rule',
      (shop) =>
        policy(
          shop,
          leadTo(KUBE_DNS, [
            ['UDP', 53],
            ['TCP', 53],
          ]),
        ),
    ],
    [
      'with TCP in a policy for the whole namespace',
      (shop) => {
        policy(shop, leadTo(KUBE_DNS, [['UDP', 53]]));
        policy(shop, { ...leadTo(KUBE_DNS, [['TCP', 53]]), podSelector: {} });
      },
    ],
    [
      'with AllowDns beside it',
      (shop) => (policy(shop, leadTo(KUBE_DNS, [['UDP', 53]])), new AllowDns(shop, 'allow-dns')),
    ],
    ['within a range that is about something else', (shop) => policy(shop, udpRange)],
    [
      'on all ports of UDP and TCP',
      (shop) => policy(shop, { ...leadTo(KUBE_DNS, []), egress: [{ to: KUBE_DNS }] }),
      'all-ports',
    ],
  ]);
});
