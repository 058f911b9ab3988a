import { clusterOf, type ClusterReadingOptions } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { readManifests } from '../../lib/manifests/manifest-reading';

const SHOP = `
apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { team: a } }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec: { template: { metadata: { labels: { app: web } } } }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: bank }
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web, namespace: shop }
spec: { podSelector: { matchLabels: { app: web } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: web }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: alone }
`;

function clusterIn(text: string, options: ClusterReadingOptions = {}) {
  const { manifests, findings } = readManifests(text, { file: 'all.yaml' });
  expect(findings).toEqual([]);
  return clusterOf(manifests, options);
}

const policy = (name: string, spec: string, namespace = 'shop'): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec: ${spec}\n`;

describe('a cluster', () => {
  const reading = clusterIn(SHOP);

  test('has the policies and the workloads', () => {
    expect(reading.cluster.policies.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['shop/web']);
    expect(reading.cluster.workloads.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual([
      'shop/web',
      'default/alone',
    ]);
    expect(reading.findings).toEqual([]);
  });

  test('has the namespaces that are written and those that objects only name', () => {
    expect(reading.cluster.namespaces).toEqual([
      { name: 'shop', labels: { team: 'a', 'kubernetes.io/metadata.name': 'shop' } },
      { name: 'bank', labels: { 'kubernetes.io/metadata.name': 'bank' } },
      { name: 'default', labels: { 'kubernetes.io/metadata.name': 'default' } },
    ]);
  });

  test('knows the object behind each policy and workload', () => {
    const [web] = reading.cluster.policies;
    expect(web && reading.sources.get(web)?.origin).toEqual({ file: 'all.yaml', line: 15, column: 1 });
    expect(reading.cluster.workloads.map((workload) => reading.sources.get(workload)?.origin?.line)).toEqual([6, 29]);
  });

  test('counts what has nothing to do with reachability, by kind and group', () => {
    expect([...reading.skipped]).toEqual([
      ['ConfigMap', 1],
      ['GatewayClass.gateway.networking.k8s.io', 1],
    ]);
  });

  test('knows what leads to the pods', () => {
    expect(reading.routing.routing.services.map(({ namespace, name }) => `${namespace}/${name}`)).toEqual(['shop/web']);
  });
});

test('objects without a namespace are in the one that is given', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n---\n' + policy('b', '{}', '""');
  const { cluster } = clusterIn(text, { defaultNamespace: 'given' });
  expect([...cluster.workloads, ...cluster.policies].map(({ namespace }) => namespace)).toEqual(['given', 'given']);
  expect(cluster.namespaces.map(({ name }) => name)).toEqual(['given']);
});

test('nothing is in a cluster without objects', () => {
  expect(clusterOf([]).cluster).toEqual({ namespaces: [], workloads: [], policies: [] });
});

test('objects that never were text make a cluster, too, and findings name their construct', () => {
  const object = (spec: unknown) => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'a', namespace: 'shop' },
    spec,
  });
  expect(clusterOf([manifestOf(object({}))]).cluster.policies).toHaveLength(1);
  const { cluster, findings } = clusterOf([manifestOf(object({ ingress: [{ from: [{}] }] }), 'app/shop/a')]);
  expect(cluster.policies).toEqual([]);
  expect(findings.map(({ where }) => where)).toEqual([{ path: 'app/shop/a', field: 'spec.ingress[0].from[0]' }]);
});

test('what changes reachability and is not judged is named, with its place and what it does', () => {
  const { notJudged, skipped } = clusterIn(
    'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: a, namespace: shop }\n---\n' +
      'apiVersion: policy.networking.k8s.io/v1alpha1\nkind: AdminNetworkPolicy\nmetadata: { name: b }\n',
  );
  expect(notJudged).toEqual([
    {
      kind: 'CiliumNetworkPolicy.cilium.io',
      name: 'shop/a',
      reason: 'Cilium adds it to the NetworkPolicies, and its denies win over them',
      origin: { file: 'all.yaml', line: 1, column: 1 },
    },
    {
      kind: 'AdminNetworkPolicy.policy.networking.k8s.io',
      name: 'b',
      reason: 'it decides before any NetworkPolicy does',
      origin: { file: 'all.yaml', line: 5, column: 1 },
    },
  ]);
  expect(skipped.size).toBe(0);
});

test('what the API server refuses is left out, with its own words at the place of the field', () => {
  const text = `${policy('good', '{}')}---\n${policy('bad', '\n  ingress:\n    - from:\n        - {}\n    - ports: [{ protocol: ICMP }]')}`;
  const { cluster, findings } = clusterIn(text);
  expect(cluster.policies.map(({ name }) => name)).toEqual(['good']);
  expect(findings).toEqual([
    {
      code: 'NP101',
      id: 'refused-by-api-server',
      severity: 'error',
      headline:
        'NetworkPolicy `shop/bad` is refused by the API server: ' +
        'spec.ingress[0].from[0]: Required value: must specify a peer',
      where: {
        path: 'shop/bad',
        origin: { file: 'all.yaml', line: 16, column: 11 },
        field: 'spec.ingress[0].from[0]',
        belongsTo: { objects: ['all.yaml:8:1'] },
      },
      why: 'the object would not be created, so it is left out of every verdict',
      help: 'correct `spec.ingress[0].from[0]`',
      binding: true,
    },
    expect.objectContaining({
      code: 'NP101',
      headline:
        'NetworkPolicy `shop/bad` is refused by the API server: ' +
        'spec.ingress[1].ports[0].protocol: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"',
      where: {
        path: 'shop/bad',
        origin: { file: 'all.yaml', line: 17, column: 17 },
        field: 'spec.ingress[1].ports[0].protocol',
        belongsTo: { objects: ['all.yaml:8:1'] },
      },
    }),
  ]);
});

test('what the API server refuses depends on its version, and what it takes it may warn about', () => {
  const text = policy('a', '{ ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.1/8 } }] }] }');
  expect(clusterIn(text).findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual([
    'error refused-by-api-server',
  ]);
  const old = clusterIn(text, { kubernetesVersion: '1.35' });
  expect(old.cluster.policies).toHaveLength(1);
  expect(old.findings.map(({ id, severity }) => `${severity} ${id}`)).toEqual(['warning warned-by-api-server']);
  expect(old.findings[0]?.headline).toContain('ambiguous');
  expect(old.findings[0]?.where.origin).toEqual({ file: 'all.yaml', line: 6, column: 41 });
});

test('a version that is unknown is a mistake of the caller', () => {
  expect(() => clusterIn(policy('a', '{}'), { kubernetesVersion: '2.0' })).toThrow(RangeError);
});

test.each([
  [
    'a label that is true',
    'labels: { app: true }',
    'put quotes around the value of `metadata.labels.app`: it must be a string',
  ],
  ['labels that are no map', 'labels: 3', 'correct `metadata.labels`'],
])('the help fits the mistake: %s', (_title, labels, help) => {
  const { findings } = clusterIn(`apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  ${labels}\n`);
  expect(findings.map((finding) => finding.help)).toEqual([help]);
});

test('a field that does not exist is to be spelt otherwise', () => {
  const { findings } = clusterIn(policy('a', '{ ingres: [] }'));
  expect(findings.map(({ help }) => help)).toEqual(['correct the spelling of `spec.ingres`, or remove it']);
});

test('a kind that Kubernetes does not serve is refused, and never judged', () => {
  const { cluster, findings } = clusterIn(
    'apiVersion: extensions/v1beta1\nkind: NetworkPolicy\nmetadata: { name: a, namespace: shop }\nspec: {}\n',
  );
  expect(cluster.policies).toEqual([]);
  expect(findings).toEqual([
    {
      code: 'NP112',
      id: 'not-served',
      severity: 'error',
      headline: 'NetworkPolicy `shop/a` is of a kind that Kubernetes does not serve',
      where: {
        path: 'shop/a',
        origin: { file: 'all.yaml', line: 1, column: 1 },
        field: 'apiVersion',
        belongsTo: { objects: ['all.yaml:1:1'] },
      },
      found: 'apiVersion: extensions/v1beta1, kind: NetworkPolicy',
      expected: 'apiVersion: networking.k8s.io/v1, kind: NetworkPolicy',
      why: 'the API server has no such kind, so the object would not be created; it is left out of every verdict',
      help: 'write `apiVersion: networking.k8s.io/v1, kind: NetworkPolicy`',
      binding: true,
    },
  ]);
});

describe('the same kind, namespace and name twice', () => {
  test('is an error where the two differ, and the last one counts', () => {
    const { cluster, findings } = clusterIn(`${policy('a', '{}')}---\n${policy('a', '{ egress: [{}] }')}`);
    expect(cluster.policies.map(({ egress }) => egress.length)).toEqual([1]);
    expect(findings).toEqual([
      {
        code: 'NP113',
        id: 'duplicate-object',
        severity: 'error',
        headline: 'NetworkPolicy `shop/a` is written twice, and the two differ',
        where: {
          path: 'shop/a',
          origin: { file: 'all.yaml', line: 11, column: 3 },
          field: 'metadata.name',
          belongsTo: { objects: ['all.yaml:8:1'] },
        },
        found: 'the same kind, namespace and name as at all.yaml:1',
        expected: 'one object for each kind, namespace and name',
        why: 'in the cluster the one that is applied last replaces the other; here the last one counts',
        help: 'remove one of them, or give it another name',
      },
    ]);
  });

  test('is a warning where the two say the same, in whatever order', () => {
    const { cluster, findings } = clusterIn(
      `${policy('a', '{ ingress: [{}], egress: [] }')}---\n${policy('a', '{ egress: [], ingress: [{}] }')}`,
    );
    expect(cluster.policies).toHaveLength(1);
    expect(findings.map(({ severity, headline }) => `${severity}: ${headline}`)).toEqual([
      'warning: NetworkPolicy `shop/a` is written twice, with the same content',
    ]);
  });

  test('is found where only the default tells the namespace, and in namespaces themselves', () => {
    const pods =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: a, namespace: x }\n';
    expect(clusterIn(pods, { defaultNamespace: 'x' }).findings).toHaveLength(1);
    expect(clusterIn(pods).findings).toEqual([]);
    const namespaces =
      'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n---\napiVersion: v1\nkind: Namespace\nmetadata: { name: a, labels: { b: c } }\n';
    const { findings, cluster } = clusterIn(namespaces);
    expect(findings.map(({ headline }) => headline)).toEqual(['Namespace `a` is written twice, and the two differ']);
    expect(cluster.namespaces.map(({ labels }) => labels['b'])).toEqual(['c']);
  });

  test('is nothing to mention for objects of different kinds, or whose names are made up', () => {
    const text =
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n---\napiVersion: batch/v1\nkind: Job\nmetadata: { name: a }\n';
    expect(clusterIn(text).findings).toEqual([]);
    const generated = 'apiVersion: v1\nkind: Pod\nmetadata: { generateName: a- }\n';
    expect(clusterIn(`${generated}---\n${generated}`).cluster.workloads).toHaveLength(2);
  });
});
