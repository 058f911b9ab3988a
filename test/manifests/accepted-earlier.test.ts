import { clusterOf, type ClusterReadingOptions } from '../../lib/manifests/cluster-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { isInCluster } from '../../lib/manifests/in-cluster';
import { readPolicy } from '../../lib/manifests/policy-reading';

const UNTIDY = { ingress: [{ from: [{ ipBlock: { cidr: '172.16.5.3/16' } }] }] };
const UID = { uid: '3c9c6d0e-3b1c-4a4e-9b62-6f1e6a3a1b11' };

function policy(spec: object, marks: object = {}) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'web', namespace: 'shop', ...marks },
    spec: { podSelector: {}, policyTypes: ['Ingress'], ...spec },
  };
}

/** The same object from each source: the readers of JSON and of YAML, and as it is. */
function readEach(object: ReturnType<typeof policy>, options: ClusterReadingOptions = {}) {
  const { metadata, ...others } = object;
  const yaml = Object.entries({ ...others, metadata }).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const list = { apiVersion: 'v1', kind: 'List', items: [object] };
  const texts = [JSON.stringify(object), JSON.stringify(list), yaml.join('\n').replaceAll(/([:,])(?=["[{])/g, '$1 ')];
  const read = texts.map((text) => readManifests(text, { file: 'a' }).manifests);
  return [...read, [manifestOf(object)]].map((manifests) => clusterOf(manifests, options));
}

test.each([[UID], [{ resourceVersion: '17' }], [{ ...UID, resourceVersion: '17' }]])(
  'a policy that is in the cluster is judged as it is, although it would be refused today: %j',
  (marks) => {
    for (const { cluster, findings } of readEach(policy(UNTIDY, marks))) {
      expect(cluster.policies).toEqual([readPolicy(policy(UNTIDY), { kubernetesVersion: '1.30' }).policy]);
      expect(findings.map(({ where, ...finding }) => ({ ...finding, field: where.field }))).toEqual([
        {
          code: 'NP111',
          id: 'warned-by-api-server',
          severity: 'warning',
          headline:
            'NetworkPolicy `shop/web` exists already, and would be refused by the API server if it were written again: ' +
            'spec.ingress[0].from[0].ipBlock.cidr: Invalid value: "172.16.5.3/16": ' +
            'must not have bits set beyond the prefix length',
          field: 'spec.ingress[0].from[0].ipBlock.cidr',
          why: 'it is in the cluster, and in force since an older version accepted it, so it is judged as it is',
          help: 'write `172.16.0.0/16`, the block that it stands for',
        },
      ]);
    }
  },
);

test('what else the server would warn about is said, too', () => {
  const from = ['172.16.5.3/16', '2001:DB8::/32'].map((cidr) => ({ ipBlock: { cidr } }));
  for (const { findings } of readEach(policy({ ingress: [{ from }] }, UID))) {
    expect(findings.map(({ code, where }) => `${code} ${where.field}`)).toEqual([
      'NP111 spec.ingress[0].from[0].ipBlock.cidr',
      'NP111 spec.ingress[0].from[1].ipBlock.cidr',
    ]);
  }
});

test('a policy that is not in the cluster would not be created, and there is a version that takes it', () => {
  for (const marks of [{}, { uid: '' }, { uid: null, resourceVersion: null }]) {
    for (const { cluster, findings } of readEach(policy(UNTIDY, marks))) {
      expect(cluster.policies).toEqual([]);
      expect(findings.map(({ code, severity, why, help }) => [code, severity, why, help])).toEqual([
        [
          'NP101',
          'error',
          'the object would not be created, so it is left out of every verdict; Kubernetes up to 1.35 accepts it',
          'write `172.16.0.0/16`, the block that it stands for; `--kubernetes-version 1.35` judges it as it is',
        ],
      ]);
    }
  }
});

test('what every version refuses is refused wherever it comes from', () => {
  const spec = { ingress: [{ from: [{ ipBlock: { cidr: '172.16.5.3/16' } }, {}] }] };
  for (const marks of [{}, UID]) {
    for (const { cluster, findings } of readEach(policy(spec, marks))) {
      expect(cluster.policies).toEqual([]);
      expect(findings.map(({ code }) => code)).toEqual(['NP101', 'NP101']);
      expect(findings.filter(({ why, help }) => /1\.35/.test(why + help))).toEqual([]);
    }
  }
});

test('a version that accepts the policy has nothing to refuse, and reading one policy is as strict as its version', () => {
  for (const { findings } of readEach(policy(UNTIDY, UID), { kubernetesVersion: '1.35' })) {
    expect(findings.map(({ headline }) => headline)).toEqual([expect.stringContaining('accepted by the API server')]);
  }
  const { errors, policy: meaning, acceptedUpTo } = readPolicy(policy(UNTIDY, UID));
  expect([errors.length, meaning, acceptedUpTo]).toEqual([1, undefined, '1.35']);
});

test.each([[{}], [{ metadata: 3 }], [{ metadata: { uid: 3, resourceVersion: [] } }], [{ uid: 'a' }]])(
  'nothing tells of %j that it is in a cluster',
  (object) => {
    expect(isInCluster(object)).toBe(false);
  },
);
