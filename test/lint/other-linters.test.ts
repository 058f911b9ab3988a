/** The checks of other linters: every one is mapped, and where they are blind ours see. */
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { lintManifests } from '../../lib/lint/manifests/lint-manifests';
import { RULES } from '../../lib/lint/rules';
import { worldOf } from '../../lib/reachability';
import { OTHER_CHECKS } from '../../scripts/docs/other-checks';

/** What is found in manifests under the preset for those who come from other linters: the id and the object. */
function foundIn(...documents: readonly string[]): string[] {
  const reading = clusterOf(readManifests(documents.join('\n---\n'), { file: 'all.yaml' }).manifests);
  const configuration = { preset: 'compat', rules: {} } as const;
  const { findings } = lintManifests(reading, worldOf(reading.cluster), { configuration });
  return findings.map(({ id, where }) => `${id} ${where.path ?? ''}`);
}

const pod = (name: string, labels: string, namespace = 'shop') => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: ${namespace}, labels: ${labels} }
spec: { containers: [{ name: main, image: main }] }`;

const policy = (name: string, spec: string, namespace = 'shop') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}, namespace: ${namespace} }
spec: ${spec}`;

const WEB = pod('web', '{ app: web }');
const API = pod('api', '{ app: api }');
const DENY = policy('default-deny', '{ podSelector: {}, policyTypes: [Ingress, Egress] }');
const FROM_WEB = '[{ from: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 8080 }] }]';

interface BlindSpot {
  readonly tool: string;
  readonly spot: string;
  readonly manifests: readonly string[];
  readonly found: readonly string[];
}

const BLIND_SPOTS: readonly BlindSpot[] = [
  {
    tool: 'kube-linter',
    spot: 'a policy about ingress alone makes a pod isolated, whatever it may call',
    manifests: [WEB, policy('deny', '{ podSelector: {}, policyTypes: [Ingress] }')],
    found: ['namespace-without-default-deny shop/web'],
  },
  {
    tool: 'kube-linter',
    spot: 'a policy that opens everything makes a pod isolated',
    manifests: [
      WEB,
      policy('allow-all', '{ podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{}], egress: [{}] }'),
    ],
    found: [
      'namespace-without-default-deny shop/web',
      'open-to-internet shop/allow-all',
      'open-to-internet shop/allow-all',
    ],
  },
  {
    tool: 'kube-linter',
    spot: 'a peer with a namespaceSelector is never looked at',
    manifests: [
      WEB,
      API,
      pod('prometheus', '{ app: prometheus }', 'monitoring'),
      policy('prometheus', '{ podSelector: {}, policyTypes: [Ingress, Egress] }', 'monitoring'),
      DENY,
      policy(
        'api',
        `{ podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress], ingress: [{ from: [{
           namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: monitoring } },
           podSelector: { matchLabels: { app: prometeus } } }], ports: [{ port: 9090 }] }] }`,
      ),
    ],
    found: ['peer-matches-nothing shop/api'],
  },
  {
    tool: 'Kubescape C-0030',
    spot: 'a policy about egress alone passes for ingress and egress',
    manifests: [WEB, policy('deny', '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress] }')],
    found: ['namespace-without-default-deny shop/web'],
  },
  {
    tool: 'Kubescape C-0030',
    spot: 'a policy without policyTypes fails, although the API server fills them in',
    manifests: [
      WEB,
      policy('deny', '{ podSelector: {}, egress: [] }'),
      policy('deny-egress', '{ podSelector: {}, policyTypes: [Egress] }'),
    ],
    found: [],
  },
  {
    tool: 'Kubescape C-0030, C-0260 and Checkov CKV2_K8S_6',
    spot: 'a policy that selects by expressions is not understood: it does not select this pod',
    manifests: [
      WEB,
      API,
      policy(
        'api',
        '{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [api] }] }, policyTypes: [Ingress, Egress] }',
      ),
    ],
    found: ['workload-not-isolated shop/web'],
  },
  {
    tool: 'Kubescape C-0049 and C-0206',
    spot: 'any policy at all will do for a namespace',
    manifests: [
      WEB,
      API,
      policy(
        'api',
        `{ podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress, Egress], ingress: ${FROM_WEB} }`,
      ),
    ],
    found: ['workload-not-isolated shop/web'],
  },
  {
    tool: 'Checkov CKV2_K8S_6',
    spot: 'namespaces are not compared',
    manifests: [
      WEB,
      pod('other', '{ app: other }', 'other'),
      policy('web', '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress, Egress] }', 'other'),
    ],
    found: [
      'namespace-without-default-deny shop/web',
      'namespace-without-default-deny other/other',
      'policy-selects-nothing other/web',
    ],
  },
  {
    tool: 'Checkov CKV2_K8S_6',
    spot: 'a pod without labels counts as covered',
    manifests: [
      pod('bare', '{}'),
      API,
      policy('api', '{ podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress, Egress] }'),
    ],
    found: ['workload-not-isolated shop/bare'],
  },
  {
    tool: 'Polaris missingNetworkPolicy',
    spot: 'a default deny with allows beside it cannot pass',
    manifests: [
      WEB,
      API,
      DENY,
      policy('api', `{ podSelector: { matchLabels: { app: api } }, policyTypes: [Ingress], ingress: ${FROM_WEB} }`),
      policy(
        'web',
        `{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [
           { to: [{ podSelector: { matchLabels: { app: api } } }], ports: [{ port: 8080 }] },
           { to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } },
                    podSelector: { matchLabels: { k8s-app: kube-dns } } }],
             ports: [{ protocol: UDP, port: 53 }, { protocol: TCP, port: 53 }] }] }`,
      ),
    ],
    found: [],
  },
  {
    tool: 'Polaris missingNetworkPolicy',
    spot: 'a selector of two labels of the pod fails',
    manifests: [
      pod('web', '{ app: web, tier: front }'),
      policy('web', '{ podSelector: { matchLabels: { app: web, tier: front } }, policyTypes: [Ingress, Egress] }'),
      DENY,
    ],
    found: [],
  },
  {
    tool: 'Trivy KSV-0038',
    spot: 'whatever has the mandatory field passes',
    manifests: [WEB, policy('other', '{ podSelector: { matchLabels: { app: wbe } }, policyTypes: [Ingress, Egress] }')],
    found: ['namespace-without-default-deny shop/web', 'policy-selects-nothing shop/other'],
  },
  {
    tool: 'Trivy KUBE-0001',
    spot: 'a rule without peers is not seen',
    manifests: [
      WEB,
      DENY,
      policy(
        'web',
        '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress], ingress: [{ ports: [{ port: 443 }] }] }',
      ),
    ],
    found: ['open-to-internet shop/web'],
  },
  {
    tool: 'Trivy KUBE-0002',
    spot: 'a rule without peers is not seen',
    manifests: [
      WEB,
      DENY,
      policy(
        'web',
        '{ podSelector: { matchLabels: { app: web } }, policyTypes: [Egress], egress: [{ ports: [{ port: 53 }, { port: 53, protocol: UDP }] }] }',
      ),
    ],
    found: ['any-destination shop/web'],
  },
  {
    tool: 'Kyverno add-networkpolicy-dns',
    spot: 'the label of the namespace is not the one that the API server sets, and TCP is missing',
    manifests: [
      WEB,
      DENY,
      policy(
        'allow-dns',
        `{ podSelector: {}, policyTypes: [Egress], egress: [{ to: [{ namespaceSelector: { matchLabels: { name: kube-system } } }],
           ports: [{ protocol: UDP, port: 53 }] }] }`,
      ),
    ],
    found: ['dns-blocked shop/web', 'undeclared-namespace-label shop/allow-dns'],
  },
  {
    tool: 'Popeye 1206',
    spot: 'a block of addresses outside is no mistake',
    manifests: [
      WEB,
      DENY,
      policy(
        'web',
        `{ podSelector: { matchLabels: { app: web } }, policyTypes: [Ingress], ingress: [
           { from: [{ ipBlock: { cidr: 203.0.113.0/24 } }], ports: [{ port: 443 }] }] }`,
      ),
    ],
    found: [],
  },
];

test.each(BLIND_SPOTS)('$tool: $spot', ({ manifests, found }) => {
  expect(foundIn(...manifests)).toEqual(found);
});

test('every rule that is said to cover a check is there', () => {
  const ids = new Set(RULES.map(({ id }) => id));
  expect(OTHER_CHECKS.flatMap(({ rules }) => rules).filter((id) => !ids.has(id))).toEqual([]);
});

test('no check is mapped twice, and where none of ours covers it there is a reason', () => {
  const names = OTHER_CHECKS.map(({ tool, id }) => `${tool} ${id}`);
  expect(new Set(names).size).toBe(names.length);
  for (const { note } of OTHER_CHECKS) expect(note).not.toBe('');
});

test('the rules that are off unless somebody asks are those that others have, and the preset turns them on', () => {
  const covered = new Set(OTHER_CHECKS.flatMap(({ rules }) => rules));
  const off = RULES.filter(({ levels }) => levels?.recommended === 'off');
  expect(off.filter(({ id }) => !covered.has(id))).toEqual([]);
  expect(off.map(({ levels }) => levels?.compat).filter((level) => level === 'off' || level === undefined)).toEqual([]);
});
