/** Rules that open more than they seem to, by the name of the policy or by ports that nobody wrote; or nothing at all. */
import { allow, DefaultDeny, NetworkPolicy, range, tcp, Workload, type NetworkPolicySpec } from '../../../lib/index';
import type { Chart } from 'cdk8s';
import { API, check, HTTP, leadTo, letIn, named, policy, WEB, workloads } from './cases';

function called(chart: Chart, name: string, spec: NetworkPolicySpec): void {
  new NetworkPolicy(chart, name, { metadata: { name }, spec });
}

describe('a deny that opens something', () => {
  const open: NetworkPolicySpec = {
    podSelector: API,
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: WEB }], ports: HTTP }],
  };
  const everyone: NetworkPolicySpec = { podSelector: {}, policyTypes: ['Ingress'], ingress: [{}] };
  const NAMED = [
    'deny',
    'default-deny',
    'default-deny-all',
    'deny-all-ingress',
    'api-deny',
    'shop-default-deny-ingress',
    'block-all',
    'deny-1',
  ];
  const NOT_NAMED = [
    'deny-other-namespaces',
    'deny-all-except-web',
    'deny-metadata',
    'block-storage-api',
    'default-deny-egress',
    'allow-web',
    'undenied',
    'isolation',
    'api-isolation',
  ];
  check([
    ...NAMED.map((name) => [`called ${name}`, (shop: Chart) => called(shop, name, open), 'deny-in-name-only'] as const),
    ...NOT_NAMED.map((name) => [`not so called: ${name}`, (shop: Chart) => called(shop, name, open)] as const),
    ['isolation that everyone gets through', (shop) => called(shop, 'isolation', everyone), 'deny-in-name-only'],
    ['all of it', (shop) => called(shop, 'default-deny', everyone), 'deny-in-name-only'],
    [
      'by an empty list',
      (shop) => called(shop, 'deny', { ...open, ingress: [{ from: [], ports: HTTP }] }),
      'empty-list-means-all',
    ],
    [
      'several rules, which are one finding',
      (shop) =>
        called(shop, 'deny', {
          ...open,
          ingress: [{ from: [{ podSelector: WEB }] }, { from: [{ podSelector: {} }], ports: HTTP }],
        }),
      'deny-in-name-only',
    ],
    [
      'nothing but DNS',
      (shop) =>
        called(
          shop,
          'default-deny',
          leadTo(
            [{ namespaceSelector: named('kube-system') }],
            [
              ['UDP', 53],
              ['TCP', 53],
            ],
          ),
        ),
    ],
    ['nothing', (shop) => called(shop, 'default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] })],
  ]);
});

describe('a rule without ports', () => {
  const from = (...peers: object[]): NetworkPolicySpec => ({
    podSelector: API,
    policyTypes: ['Ingress'],
    ingress: [{ from: peers }],
  });
  const to = (...peers: object[]): NetworkPolicySpec => ({
    podSelector: API,
    policyTypes: ['Egress'],
    egress: [{ to: peers }],
  });
  check([
    ['for some pods', (shop) => policy(shop, from({ podSelector: WEB })), 'all-ports'],
    ['for a block', (shop) => policy(shop, from({ ipBlock: { cidr: '203.0.113.0/24' } })), 'all-ports'],
    ['to pods', (shop) => policy(shop, to({ namespaceSelector: named('data') })), 'all-ports'],
    [
      'to addresses, whose ports are for others to say',
      (shop) => policy(shop, to({ ipBlock: { cidr: '203.0.113.0/24' } })),
    ],
    ['for the own namespace', (shop) => policy(shop, from({ podSelector: {} }))],
    ['for everyone', (shop) => policy(shop, { podSelector: API, policyTypes: ['Ingress'], ingress: [{}] })],
    [
      'with a protocol alone',
      (shop) => policy(shop, { ...from(), ingress: [{ from: [{ podSelector: WEB }], ports: [{ protocol: 'TCP' }] }] }),
      'all-ports',
    ],
    [
      'with a range of all ports',
      (shop) =>
        policy(shop, { ...from(), ingress: [{ from: [{ podSelector: WEB }], ports: [{ port: 1, endPort: 65535 }] }] }),
      'all-ports',
    ],
    [
      'with two ranges that are all ports',
      (shop) =>
        policy(shop, {
          ...from(),
          ingress: [
            {
              from: [{ podSelector: WEB }],
              ports: [
                { port: 1, endPort: 8000 },
                { port: 8001, endPort: 65535 },
              ],
            },
          ],
        }),
      'all-ports',
    ],
    [
      'with an empty list of ports',
      (shop) => policy(shop, { ...from(), ingress: [{ from: [{ podSelector: WEB }], ports: [] }] }),
      'empty-list-means-all',
    ],
    [
      'to the pods of DNS',
      (shop) =>
        policy(
          shop,
          to({ namespaceSelector: named('kube-system'), podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }),
        ),
      'dns-too-wide',
    ],
    [
      'that a statement says',
      (shop) => {
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
        const [web, api] = ['web', 'api'].map((app) => new Workload(shop, app, { labels: { app } }));
        if (web && api) allow(web).to(api).onAllPorts();
      },
    ],
  ]);
});

describe('a very wide range', () => {
  const opening = (...ports: object[]) => ({ ...letIn(), ingress: [{ from: [{ podSelector: WEB }], ports }] });
  check([
    ['in one piece', (shop) => policy(shop, opening({ port: 1024, endPort: 65535 })), 'wide-range'],
    [
      'in two pieces',
      (shop) => policy(shop, opening({ port: 10000, endPort: 20000 }, { port: 20001, endPort: 30000 })),
      'wide-range',
    ],
    ['of the dynamic ports', (shop) => policy(shop, opening({ port: 49152, endPort: 65535 }))],
    ['of node ports', (shop) => policy(shop, opening({ port: 30000, endPort: 32767 }))],
    [
      'of two protocols, neither of which is wide',
      (shop) =>
        policy(shop, opening({ port: 10000, endPort: 20000 }, { protocol: 'UDP', port: 20001, endPort: 30000 })),
    ],
    [
      'of a statement with several ends, which is one finding',
      (shop) => {
        new DefaultDeny(shop, 'default-deny', { direction: 'ingress' });
        const [web, job, api] = ['web', 'job', 'api'].map((app) => new Workload(shop, app, { labels: { app } }));
        if (web && job && api) allow(web, job).to(api).on(tcp(22), range(1024, 65535));
      },
      'wide-range',
    ],
  ]);
});

describe('rules of a direction that is left out', () => {
  const egress = [{ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 443 }] }];
  check([
    [
      'of egress',
      (shop) => policy(shop, { podSelector: API, policyTypes: ['Ingress'], egress }),
      'dead-rule-by-policy-types',
    ],
    [
      'of ingress',
      (shop) =>
        policy(shop, { podSelector: API, policyTypes: ['Egress'], ingress: [{ from: [{ podSelector: WEB }] }] }),
      'dead-rule-by-policy-types',
    ],
    [
      'of both, where none is named',
      (shop) => policy(shop, { podSelector: API, egress, ingress: [{ from: [{ podSelector: WEB }], ports: HTTP }] }),
    ],
    ['but the list is empty', (shop) => policy(shop, { podSelector: API, policyTypes: ['Ingress'], egress: [] })],
  ]);
});

describe('ports that no destination declares', () => {
  const api = (chart: Chart, ports: Record<string, number> = { http: 8080 }) =>
    new Workload(chart, 'api', { labels: { app: 'api' }, ports, dns: false });
  const letInOn = (...ports: object[]): NetworkPolicySpec => ({
    podSelector: API,
    policyTypes: ['Ingress'],
    ingress: [{ ports }],
  });
  check([
    ['by a name that is misspelt', (shop) => (api(shop), policy(shop, letInOn({ port: 'htpp' }))), 'port-not-declared'],
    [
      'by a name that only some of the pods could have',
      (shop) => {
        api(shop);
        new Workload(shop, 'other', { labels: { app: 'api', role: 'other' }, dns: false });
        policy(shop, letInOn({ port: 'htpp' }));
      },
    ],
    ['by a name, of pods that nobody knows', (shop) => policy(shop, letInOn({ port: 'htpp' }))],
    [
      'over another protocol',
      (shop) => (api(shop), policy(shop, letInOn({ port: 8080, protocol: 'UDP' }))),
      'port-not-declared',
    ],
    [
      'over both protocols',
      (shop) => (api(shop), policy(shop, letInOn({ port: 8080, protocol: 'UDP' }, { port: 8080 }))),
    ],
    [
      'with two digits in the wrong order',
      (shop) => (api(shop), policy(shop, letInOn({ port: 8800 }))),
      'port-not-declared',
    ],
    ['with a digit too few', (shop) => (api(shop), policy(shop, letInOn({ port: 880 }))), 'port-not-declared'],
    [
      'with another digit, which may be a port of its own',
      (shop) => (api(shop), policy(shop, letInOn({ port: 8081 }))),
    ],
    ['that are something else altogether', (shop) => (api(shop), policy(shop, letInOn({ port: 15020 })))],
    ['of pods that declare none', (shop) => (api(shop, {}), policy(shop, letInOn({ port: 880 })))],
    [
      'in a rule for egress',
      (shop) => {
        api(shop);
        workloads(shop, 'web');
        policy(shop, {
          podSelector: WEB,
          policyTypes: ['Egress'],
          egress: [{ to: [{ podSelector: API }], ports: [{ port: 'htpp' }] }],
        });
      },
      'port-not-declared',
    ],
    [
      'in a rule for egress that leads to others, too',
      (shop) => {
        api(shop);
        workloads(shop, 'web');
        policy(shop, {
          podSelector: WEB,
          policyTypes: ['Egress'],
          egress: [{ to: [{ podSelector: API }, { ipBlock: { cidr: '203.0.113.0/24' } }], ports: [{ port: 'htpp' }] }],
        });
      },
    ],
  ]);
});
