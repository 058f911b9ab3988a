import { locate, type FieldPath } from '../../lib/manifests/field-path';
import { readManifests } from '../../lib/manifests/manifest-reading';
import { manifestOf } from '../../lib/manifests/manifest';
import { readJson } from '../../lib/manifests/reading/json-reading';

const YAML = `# a comment
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: a
  labels:
    app.kubernetes.io/name: x
    app.kubernetes.io: y
    app: z
spec:
  ingress:
    - from:
        - podSelector:
            matchLabels: {a: b}
        - ipBlock: {cidr: 10.0.0.0/8,
            except: [10.1.0.0/16,
              10.2.0.0/16]}
      ports:
      - port: 80
  egress: []
`;

const JSON_TEXT = `
{
  "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy",
  "metadata": {"name": "a",
    "labels": {"app.kubernetes.io/name": "x", "app.kubernetes.io": "y", "app": "z"}},
  "spec": {
    "ingress": [
      {"from": [{"podSelector": {"matchLabels": {"a": "b"}}},
                {"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16",
                                                              "10.2.0.0/16"]}}],
       "ports": [{"port": 80}]}], "egress": []}}
`;

const ALIASES = `apiVersion: v1
kind: Pod
metadata: &metadata
  name: a
  labels: &labels
    app: web
spec:
  metadata: *metadata
  labels:
    <<: *labels
    tier: front
  own:
    <<: [{ first: 1 }, { second: 2 }]
`;

interface PositionCase {
  readonly field: FieldPath;
  readonly yaml: string;
  readonly json: string;
}

const FIELDS: readonly PositionCase[] = [
  { field: '', yaml: '2:1', json: '2:1' },
  { field: 'kind', yaml: '3:1', json: '3:41' },
  { field: 'metadata.name', yaml: '5:3', json: '4:16' },
  { field: 'metadata.labels.app', yaml: '9:5', json: '5:73' },
  { field: 'metadata.labels.app.kubernetes.io', yaml: '8:5', json: '5:47' },
  { field: 'metadata.labels.app.kubernetes.io/name', yaml: '7:5', json: '5:16' },
  { field: ['metadata', 'labels', 'app.kubernetes.io/name'], yaml: '7:5', json: '5:16' },
  { field: 'metadata.labels.apple', yaml: '6:3', json: '5:5' },
  { field: 'spec.ingress[0]', yaml: '12:7', json: '8:7' },
  { field: 'spec.ingress[0].from[0].podSelector.matchLabels', yaml: '14:13', json: '8:34' },
  { field: 'spec.ingress[0].from[0].podSelector.matchLabels.a', yaml: '14:27', json: '8:50' },
  { field: 'spec.ingress[0].from[1]', yaml: '15:11', json: '9:17' },
  { field: 'spec.ingress[0].from[1].ipBlock.except[1]', yaml: '17:15', json: '10:63' },
  { field: ['spec', 'ingress', 0, 'from', 1, 'ipBlock', 'cidr'], yaml: '15:21', json: '9:30' },
  { field: 'spec.ingress[0].ports[0].port', yaml: '19:9', json: '11:19' },
  { field: 'spec.ingress[0].ports[0].endPort', yaml: '19:9', json: '11:18' },
  { field: 'spec.ingress[0].from[7]', yaml: '12:7', json: '8:8' },
  { field: 'spec.egress[0].to[0]', yaml: '20:3', json: '11:35' },
  { field: ['spec', 'ingress', 'from'], yaml: '11:3', json: '7:5' },
  { field: ['spec', 0], yaml: '10:1', json: '6:3' },
  { field: 'nothing.of[3].this', yaml: '2:1', json: '2:1' },
  { field: '[0]', yaml: '2:1', json: '2:1' },
];

function positions(text: string, field: FieldPath): string {
  const { manifests } = readManifests(text, { file: 'policies/a.yaml' });
  const origin = manifests[0]?.originOf(field);
  expect(origin?.file).toBe('policies/a.yaml');
  return `${origin?.line}:${origin?.column}`;
}

test.each(FIELDS)('$field stands where it is written, or where its nearest parent is', ({ field, yaml, json }) => {
  expect(positions(YAML, field)).toBe(yaml);
  expect(positions(JSON_TEXT, field)).toBe(json);
});

test.each<[FieldPath, string]>([
  ['spec.metadata.labels.app', '6:5'],
  ['spec.metadata', '8:3'],
  ['spec.labels.app', '6:5'],
  ['spec.labels.tier', '11:5'],
  ['spec.own.first', '13:12'],
  ['spec.own.second', '13:26'],
])('%s, which an alias or a merge brings, stands where it is written', (field, place) => {
  expect(positions(ALIASES, field)).toBe(place);
});

test('positions count from the start of the file, whatever the line ends and however many documents', () => {
  const text = `${YAML}---\n${YAML}`.replaceAll('\n', '\r\n');
  const { manifests } = readManifests(text, { file: 'a.yaml' });
  expect(manifests.map(({ originOf }) => originOf('spec.ingress[0].ports[0].port')?.line)).toEqual([19, 40]);
});

test('the items of a typed list have positions of their own, and those of missing fields are at the item', () => {
  const text = '{"apiVersion": "v1", "kind": "PodList", "items": [{},\n {"metadata": {"name": "a"}}]}';
  const { manifests } = readManifests(text, { file: 'a.json' });
  expect(manifests.map(({ originOf }) => originOf('metadata.name'))).toEqual([
    { file: 'a.json', line: 1, column: 51 },
    { file: 'a.json', line: 2, column: 16 },
  ]);
  expect(manifests[1]?.originOf('kind')).toEqual({ file: 'a.json', line: 2, column: 2 });
});

test('offsets of JSON count from the start of the whole text', () => {
  const { documents } = readJson({ text: ' {"a": [1, 2]}', offset: 100 });
  const root = documents[0]?.root;
  expect(root && [locate(root, ''), locate(root, 'a'), locate(root, 'a[1]')].map(({ offset }) => offset)).toEqual([
    101, 102, 111,
  ]);
});

test('an object that never was text has no positions', () => {
  const manifest = manifestOf({ kind: 'Pod' }, 'app/pod');
  expect(manifest.path).toBe('app/pod');
  expect(manifest.origin).toBeUndefined();
  expect(manifest.originOf('kind')).toBeUndefined();
});
