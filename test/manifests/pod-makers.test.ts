import { clusterOf } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { notJudgedFinding } from '../../lib/manifests/not-judged-finding';
import { readManifests } from '../../lib/manifests/manifest-reading';

const KNOWN_AS_OBJECTS = 'it makes pods, and a verdict knows only those that were read as objects of their own';

test.each([
  ['apps.openshift.io/v1', 'DeploymentConfig'],
  ['serving.knative.dev/v1', 'Service'],
  ['kubevirt.io/v1', 'VirtualMachine'],
  ['apps.kruise.io/v1alpha1', 'CloneSet'],
])('%s %s is named as what is not judged, however it is written', (apiVersion, kind) => {
  const object = { apiVersion, kind, metadata: { name: 'web', namespace: 'shop' } };
  const yaml = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: web\n  namespace: shop\n`;
  for (const text of [JSON.stringify(object), yaml]) {
    const { notJudged, skipped } = clusterOf(readManifests(text, { file: 'a.yaml' }).manifests);
    const qualified = `${kind}.${apiVersion.split('/')[0]}`;
    expect(notJudged).toEqual([
      { kind: qualified, name: 'shop/web', reason: KNOWN_AS_OBJECTS, origin: { file: 'a.yaml', line: 1, column: 1 } },
    ]);
    expect(skipped.size).toBe(0);
  }
});

test('the finding about what makes pods says that, and not that it decides anything', () => {
  const object = { kind: 'CloneSet.apps.kruise.io', name: 'shop/web', reason: KNOWN_AS_OBJECTS };
  expect(notJudgedFinding(object, { path: 'shop/web' })).toEqual({
    code: 'NP105',
    id: 'not-judged',
    severity: 'warning',
    headline: '`CloneSet.apps.kruise.io` `shop/web` makes pods, and is not judged',
    where: { path: 'shop/web' },
    found: 'CloneSet.apps.kruise.io',
    expected: 'a kind whose pods are known, such as Deployment.apps',
    why: `${KNOWN_AS_OBJECTS}: connections of all others are in no answer`,
    help: 'give its pods, too, as objects of kind Pod',
  });
});

describe('a Rollout', () => {
  const rollout = (spec: object) =>
    manifestOf({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'web', namespace: 'shop' },
      spec: { template: { metadata: { labels: { app: 'web' } }, spec: {} }, ...spec },
    });

  test.each<[string, object]>([
    ['a template', {}],
    ['a reference to nothing', { workloadRef: null }],
    ['a strategy', { strategy: { canary: { steps: [], canaryMetadata: { annotations: { a: 'b' } } } } }],
  ])('with %s makes the pods of its template', (_title, spec) => {
    const { cluster, notJudged, findings } = clusterOf([rollout(spec)]);
    expect([notJudged, findings]).toEqual([[], []]);
    expect(cluster.workloads).toEqual([
      expect.objectContaining({
        namespace: 'shop',
        name: 'web',
        kind: 'Rollout',
        labels: { app: 'web' },
        runtimeLabels: ['rollouts-pod-template-hash'],
      }),
    ]);
  });

  const CHANGING = 'it makes pods with labels that change while it rolls out';
  const labels = { role: 'x' };
  test.each<[string, object, string]>([
    ['a reference', { workloadRef: { kind: 'Deployment' } }, 'it makes pods after the template of another object'],
    ['canary labels', { strategy: { canary: { canaryMetadata: { labels } } } }, CHANGING],
    ['stable labels', { strategy: { canary: { stableMetadata: { labels } } } }, CHANGING],
    ['preview labels', { strategy: { blueGreen: { previewMetadata: { labels } } } }, CHANGING],
    ['active labels', { strategy: { blueGreen: { activeMetadata: { labels } } } }, CHANGING],
  ])('with %s makes pods that nobody can tell', (_title, spec, reason) => {
    const { cluster, notJudged, findings } = clusterOf([rollout(spec)]);
    expect(cluster.workloads).toEqual([]);
    expect(findings).toEqual([]);
    expect(notJudged).toEqual([{ kind: 'Rollout.argoproj.io', name: 'shop/web', reason }]);
    expect(notJudgedFinding({ kind: 'Rollout.argoproj.io', name: 'shop/web', reason }, {}).headline).toBe(
      '`Rollout.argoproj.io` `shop/web` makes pods, and is not judged',
    );
  });

  const pod = (name: string) =>
    manifestOf({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace: 'shop',
        labels: { app: 'web', 'rollouts-pod-template-hash': '5c9f' },
        ownerReferences: [{ kind: 'ReplicaSet', name: 'web-5c9f', controller: true }],
      },
    });

  test.each([
    ['with the Rollout', [rollout({})]],
    ['without it', []],
  ])('owns the pods of its ReplicaSets, %s', (_title, others) => {
    const { cluster } = clusterOf([...others, pod('web-5c9f-a'), pod('web-5c9f-b')]);
    expect(cluster.workloads.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['Rollout web']);
  });
});

test('it is known of which namespaces the labels were read', () => {
  const object = (kind: string, name: string, namespace?: string) =>
    manifestOf({ apiVersion: 'v1', kind, metadata: { name, ...(namespace && { namespace }) } });
  const { cluster, namespacesDeclared } = clusterOf([object('Namespace', 'shop'), object('Pod', 'a', 'bank')]);
  expect(cluster.namespaces.map(({ name }) => name)).toEqual(['shop', 'bank']);
  expect([...namespacesDeclared]).toEqual(['shop']);
});
