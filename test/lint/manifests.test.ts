/** The rules on manifests: where findings stand, what they belong to, and that they agree with those of a synthesis. */
import type { Finding } from '../../lib/diagnostics/finding';
import type { Configuration } from '../../lib/lint/configuration/configuration';
import { lintContextOf } from '../../lib/lint/manifests/lint-context';
import { lintManifests, type LintOptions } from '../../lib/lint/manifests/lint-manifests';
import type { Rule } from '../../lib/lint/rule';
import { RULES } from '../../lib/lint/rules';
import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { PLATFORMS } from '../../lib/profile/platforms';
import { worldOf } from '../../lib/reachability';
import { findingsInManifestsOf } from './manifests-of-program';

const ABOUT_CLUSTERS = RULES.filter(({ scope }) => scope === 'cluster').map((rule) => [rule.id, rule] as const);

function ownLevel({ id, severity, levels }: Rule): Configuration['rules'] {
  return levels?.recommended === 'off' ? { [id]: severity } : {};
}

test.each(ABOUT_CLUSTERS)('nothing is found in the manifests of the good example of %s', (_, rule) => {
  expect(findingsInManifestsOf(rule.good, ownLevel(rule))).toEqual([]);
});

test.each(ABOUT_CLUSTERS)(
  'what is found in the manifests of the bad example of %s speaks to who writes them',
  (_, rule) => {
    for (const { help } of findingsInManifestsOf(rule.bad, ownLevel(rule)))
      expect(help).not.toMatch(/\bnew [A-Z]|allow\(/);
  },
);

const ONLY_IN_APPS = ABOUT_CLUSTERS.filter(([, { inManifests }]) => inManifests === false);
test.each(ONLY_IN_APPS)('%s needs an app, as its page says', (_, rule) => {
  const ids = findingsInManifestsOf(rule.bad, ownLevel(rule)).map(({ id }) => id);
  expect(ids).not.toContain(rule.id);
});

const read = (text: string, file = 'all.yaml') => clusterOf(readManifests(text, { file }).manifests);

function found(text: string, options: LintOptions = {}) {
  const reading = read(text);
  return lintManifests(reading, worldOf(reading.cluster), options);
}

const placeText = ({ id, where: { origin, path } }: Finding) => `${origin?.line}:${origin?.column} ${id} ${path}`;

const POD = (name: string, metadata = '') => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, namespace: shop, labels: { app: ${name} }${metadata} }
spec: { containers: [{ name: main, image: main }] }
`;
const SLIP = (metadata = '') => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop${metadata} }
spec:
  podSelector: { matchLabels: { app: web } }
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels: { app: wbe }
      ports: [{ port: 8080 }]
`;
const CLOSED = (metadata = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: closed, namespace: shop${metadata} }
spec:
  selector: { matchLabels: { app: closed } }
  template:
    metadata: { labels: { app: closed } }
    spec: { containers: [{ name: main, image: main }] }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: closed, namespace: shop }
spec:
  podSelector: { matchLabels: { app: closed } }
  policyTypes: [Egress]
  egress:
    - to: [{ ipBlock: { cidr: 203.0.113.0/24 } }]
`;
const saying = (line: string) => `, annotations: { cdk8s-netpol/acknowledge: '${line}' }`;

test('a finding stands at its field, and findings are in the order of the file', () => {
  const { findings } = found([POD('web'), CLOSED(), SLIP()].join('---\n'));
  expect(findings.map(placeText)).toEqual(['6:1 dns-blocked shop/closed', '32:11 peer-matches-nothing shop/web']);
});

test('of several files the order is that of their names, and what is in no file comes first', () => {
  const manifests = ['b.yaml', 'a.yaml'].flatMap((file, index) => {
    const text = [
      POD(`web-${index}`),
      SLIP()
        .replace('name: web', `name: web-${index}`)
        .replace('app: web }', `app: web-${index} }`)
        .replace('app: wbe', `app: wbe-${index}`),
    ];
    return readManifests(text.join('---\n'), { file }).manifests;
  });
  const reading = clusterOf(manifests);
  const nowhere: Finding = {
    code: 'NP010',
    id: 'missing-file',
    severity: 'error',
    headline: 'x',
    where: {},
    why: 'y',
    help: 'z',
  };
  const { findings } = lintManifests(reading, worldOf(reading.cluster), { found: [nowhere] });
  expect(findings.map(({ id, where }) => `${where.origin?.file} ${id}`)).toEqual([
    'undefined missing-file',
    'a.yaml peer-matches-nothing',
    'b.yaml peer-matches-nothing',
  ]);
});

test.each([
  [
    'the policy',
    [POD('web'), SLIP(saying('peer-matches-nothing: it comes')), CLOSED(saying('dns-blocked: it knows addresses'))],
  ],
  [
    'the Namespace',
    [
      `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations:\n    cdk8s-netpol/acknowledge: |\n      peer-matches-nothing: it comes\n      dns-blocked: it knows addresses\n`,
      POD('web'),
      SLIP(),
      CLOSED(),
    ],
  ],
])('what is found about objects is acknowledged by the annotation of %s', (_, documents) => {
  const { findings, acknowledged } = found(documents.join('---\n'));
  expect(findings).toEqual([]);
  expect(acknowledged.map(({ finding }) => finding.id).sort()).toEqual(['dns-blocked', 'peer-matches-nothing']);
});

test('the annotation of one object says nothing about another', () => {
  const { findings } = found([POD('web', saying('peer-matches-nothing: it comes')), SLIP(), CLOSED()].join('---\n'));
  expect(findings.map(placeText)).toEqual([
    '3:78 unused-acknowledgement shop/web',
    '14:11 peer-matches-nothing shop/web',
    '18:1 dns-blocked shop/closed',
  ]);
});

test('what is said about a manifest as it is written can be acknowledged, too', () => {
  const policy = (metadata = '') => SLIP(metadata).replace('app: wbe', 'app: web').replace('name: web,', 'name: 010,');
  const surprising = (metadata = '') =>
    policy(metadata).replace('name: 010,', "name: 'x',").replace('app: web }', 'app: web, ok: "1", 010: "2" }');
  const ids = (text: string) => found(`${POD('web')}---\n${text}`).findings.map(({ id }) => id);
  expect(ids(surprising())).toContain('yaml-surprise');
  expect(ids(surprising(saying('yaml-surprise: as it should be')))).not.toContain('yaml-surprise');
});

test('what the API server refuses cannot be acknowledged, and is found once', () => {
  const refused = SLIP(saying('refused-by-api-server: never mind')).replace('[Ingress]', '[ingress]');
  const { findings } = found(`${POD('web')}---\n${refused}`);
  expect(findings.filter(({ id }) => id === 'refused-by-api-server')).toHaveLength(1);
});

test('objects that are not judged are named one by one, and a Namespace may acknowledge them', () => {
  const cilium = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: one, namespace: shop }\n';
  const namespace = `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop${saying('not-judged: we know')} }\n`;
  const ids = (...texts: string[]) => found([POD('web'), ...texts].join('---\n')).findings.map(({ id }) => id);
  expect(ids(cilium, cilium.replace('one', 'two'))).toEqual(['not-judged', 'not-judged']);
  expect(ids(namespace, cilium)).toEqual([]);
});

describe('names are looked up', () => {
  const opening = (peer: string, port: number) =>
    CLOSED() +
    `    - to: [${peer}]\n      ports: [{ protocol: UDP, port: ${port} }, { protocol: TCP, port: ${port} }]\n`;
  const namespace = (name: string) => `namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: ${name} } }`;
  const ids = (text: string, known: LintOptions['known'] = {}) => found(text, { known }).findings.map(({ id }) => id);
  const openShift = opening(`{ ${namespace('openshift-dns')} }`, 5353);
  const nodeLocal = opening('{ ipBlock: { cidr: 169.254.20.10/32 } }', 53);
  const coreDns = opening(`{ ${namespace('kube-system')}, podSelector: { matchLabels: { k8s-app: kube-dns } } }`, 53);

  test.each([
    ['CoreDNS', coreDns],
    ['the DNS of OpenShift', openShift],
    ['a cache on each node', nodeLocal],
  ])('in any way that is known, where nobody says which: %s', (_, text) => {
    expect(ids(text)).toEqual([]);
  });

  test('in the way of the platform, where somebody says which it is', () => {
    expect(ids(openShift, { dns: PLATFORMS.openshift.dns })).toEqual([]);
    expect(ids(coreDns, { dns: PLATFORMS.openshift.dns })).toEqual(['dns-blocked']);
    expect(ids(openShift, { dns: PLATFORMS.kubeadm.dns })).toEqual(['dns-blocked']);
  });
});

test('one root cause is one finding: a namespace without any policy, of however many pods', () => {
  const pods = Array.from({ length: 20 }, (_, index) => POD(`web-${index}`)).join('---\n');
  const { findings } = found(pods, { configuration: { preset: 'compat', rules: {} } });
  expect(findings.map(({ id }) => id)).toEqual(['namespace-without-default-deny']);
});

test('a rule that is off does not run', () => {
  const reading = read(`${POD('web')}---\n${SLIP()}`);
  const world = worldOf(reading.cluster);
  const off = Object.fromEntries(RULES.map(({ id }) => [id, 'off'] as const));
  const { findings } = lintManifests(reading, world, { configuration: { preset: 'recommended', rules: off } });
  expect(findings).toEqual([]);
});

test('the context names policies with the line that wrote them', () => {
  const reading = read(SLIP());
  const [policy] = reading.cluster.policies;
  if (!policy) throw new Error('the manifest is of a policy');
  expect(lintContextOf(reading, worldOf(reading.cluster)).nameOf(policy)).toBe('shop/web (all.yaml:1:1)');
});

describe('the families of addresses are those of pods that were read', () => {
  const status = (...ips: string[]) =>
    `${POD('web')}status: { podIPs: [${ips.map((ip) => `{ ip: '${ip}' }`).join(', ')}] }\n`;
  const OPEN = CLOSED().replace('203.0.113.0/24', '0.0.0.0/0');
  const ids = (text: string) => found([text, OPEN].join('---\n')).findings.map(({ id }) => id);

  test.each([
    ['of a pod with both', ['10.244.0.7', 'fd00::7'], true],
    ['of a pod with one', ['10.244.0.7'], false],
  ])('%s', (_, ips, isFound) => {
    expect(ids(status(...ips)).includes('one-ip-family')).toBe(isFound);
  });
});
