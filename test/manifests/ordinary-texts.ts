/** A text that is written as most manifests are. */
export interface OrdinaryText {
  readonly title: string;
  readonly isYaml: boolean;
  readonly text: string;
  /** The kinds of the objects in it. */
  readonly kinds: readonly string[];
}

const POLICY = `# who may reach the database
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: db
  namespace: shop
  labels: { app: db, 'x.y/z': "quoted" } # two
  annotations:
    note: some words
      that go on
    "other": |
      literal
        text

      with lines
    last: |-
      {"a": 1}
spec:
  podSelector:
    matchLabels:
      app: db
  policyTypes: [Ingress, "Egress"]
  ingress:
  - from:
    - podSelector: {}
    - ipBlock:
        cidr: 10.0.0.0/8
        except:
          - 10.1.0.0/16
    ports:
    - port: 5432
      protocol: TCP
    - { port: metrics }
  egress: []
`;

const LIST = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata:
    name: a
    labels:
      app: 'it''s'
  spec:
    x:
    - 1
    -   b: ~
        c: yes
    - - 0x1F
      - 010
      - 1.5e3
    - "a \\n b"
    w:
    z: https://example.com:8080/#x
- kind: Namespace
  apiVersion: v1

  # between
  metadata: {name: b, labels: {app: web, list: [a, {b: c}, -1]}}
-
  apiVersion: apps/v1
  kind: Deployment
`;

const TYPED_LIST = `kind: PodList
apiVersion: v1
items:
  - metadata:
      name: a
      labels: {app: web}
  - spec: {}
metadata:
  resourceVersion: ""
`;

const JSON_OBJECTS = [
  { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { app: 'web' } }, spec: { x: [1, { b: 'c\n"' }] } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'b' } },
];

export const ORDINARY_TEXTS: readonly OrdinaryText[] = [
  { title: 'a policy', isYaml: true, text: POLICY, kinds: ['NetworkPolicy'] },
  { title: 'a list', isYaml: true, text: LIST, kinds: ['Pod', 'Namespace', 'Deployment'] },
  { title: 'a typed list', isYaml: true, text: TYPED_LIST, kinds: ['Pod', 'Pod'] },
  {
    title: 'a text of several documents',
    isYaml: true,
    text: `${POLICY}---\n${TYPED_LIST}--- # c\n\n`,
    kinds: ['NetworkPolicy', 'Pod', 'Pod'],
  },
  {
    title: 'a list of JSON',
    isYaml: false,
    text: JSON.stringify({ apiVersion: 'v1', items: JSON_OBJECTS, kind: 'List' }, null, 4),
    kinds: ['Pod', 'Namespace'],
  },
  {
    title: 'a typed list of JSON',
    isYaml: false,
    text: JSON.stringify({ apiVersion: 'v1', kind: 'PodList', items: [{ metadata: { name: 'a' } }, { kind: 'Pod' }] }),
    kinds: ['Pod', 'Pod'],
  },
  {
    title: 'a text of several values of JSON',
    isYaml: false,
    text: JSON_OBJECTS.map((object) => JSON.stringify(object)).join('\n'),
    kinds: ['Pod', 'Namespace'],
  },
];

/** A list of objects of which some are written in ways that only the careful reader knows. */
export const LIST_WITH_UNUSUAL_ITEMS: OrdinaryText = {
  title: 'a list with unusual items',
  isYaml: true,
  text: `apiVersion: v1
kind: List
items:
- kind: Pod
  apiVersion: v1
  metadata:
    labels:
      app: "a long text
        that goes on"
  spec:
    x: [1,
      { b: c }]
- kind: Namespace
  apiVersion: v1
- "kind": Pod
  apiVersion: !!str v1
  metadata: { labels: { on: x } }
  note: >-
    folded
    text
`,
  kinds: ['Pod', 'Namespace', 'Pod'],
};

/** What may turn up anywhere in a text, and what readers may differ about. */
export const FRAGMENTS: readonly string[] = [
  ...['\n', '\n\n', ' ', '  ', '    ', '\t', '\r\n', '\r', '\u00a0', '\u2028', '\ufeff', '\u0085', '\0', 'é'],
  ...['- ', '-', '- - ', '? ', ': ', ':', ' :', '#', ' # ', '\n# c\n', ',', ', ', '|', '|-', '|+', '>', '>-', '|2'],
  ...[
    '"',
    "'",
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    '&a ',
    '*a',
    '!!str ',
    '!',
    '<<: ',
    '%',
    '@',
    '`',
    '\\',
    '\\n',
    '"\\u0041"',
  ],
  ...['yes', 'on', 'y', 'NO', '~', 'null', 'Null', '.inf', '.nan', '-.INF', '0x1F', '010', '08', '0o7', '0b11', '1e3'],
  ...['1_000', '_1', '+1', '-1', '-0', '00', '1.', '.5', '1:30', '2024-01-01', '18446744073709551616', '1e999'],
  ...[
    '---',
    '--- x',
    '...',
    '...\n',
    '=',
    '<<',
    '{{ x }}',
    '{{- if .Values.a }}',
    'a',
    'key: v',
    'a: b: c',
    'kind: Pod\n',
  ],
  ...[
    '{a: b}',
    '{a: b, }',
    '{a:1}',
    '{a: }',
    '[a, b]',
    '[a b]',
    '[a: b]',
    '["a" ]',
    '{"a":1}',
    '{"a": 1}',
    '[{a: [b]}]',
  ],
  ...['constructor: 1\n', '__proto__: 1\n', '"app": 1', "''", '""', 'k: |\n  x', 'k:\n- a\n', 'true: 1\n', '1: 2\n'],
  ...['"kind": "Pod",', '"a":1,"a":2', '\\u0061', '1e5', '01', 'tru', '"x" y', '\n  more', '\n      more\n', "'a\n b'"],
];
