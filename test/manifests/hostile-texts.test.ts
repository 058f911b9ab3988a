import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';

/** Texts that were made to hang, to crash or to fool a reader, and what is said about each. */
interface HostileText {
  readonly title: string;
  readonly text: () => string;
  /** The code and the place of the findings; a text without any is read, or has nothing in it. */
  readonly findings: readonly string[];
}

const MANY = 100_000;
const LEVELS_OF_LAUGHS = 12;

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n');
}

function billionLaughs(): string {
  const laughs = lines(LEVELS_OF_LAUGHS, (level) => `a${level + 1}: &a${level + 1} [${`*a${level}, `.repeat(10)}]`);
  return `a0: &a0 [lol]\n${laughs}\n`;
}

function mergeBomb(): string {
  const merges = lines(40, (level) => `a${level + 1}: &a${level + 1} { <<: [*a${level}, *a${level}], k${level}: 1 }`);
  return `a0: &a0 { k: 1 }\n${merges}\n`;
}

const TEXTS: readonly HostileText[] = [
  { title: 'a billion laughs', text: billionLaughs, findings: ['NP006 5:10'] },
  { title: 'a billion merges', text: mergeBomb, findings: ['NP006 10:16'] },
  { title: 'a list that contains itself', text: () => 'a: &a\n  - *a\n', findings: ['NP006 2:5'] },
  { title: 'a map that contains itself', text: () => 'a: &a { b: [{ c: *a }] }\n', findings: ['NP006 1:18'] },
  { title: 'a map that is merged into itself', text: () => 'a: &a\n  <<: *a\n', findings: ['NP006 2:7'] },
  {
    title: 'a long chain of aliases',
    text: () => `a0: &a0 []\n${lines(2000, (i) => `a${i + 1}: &a${i + 1} [*a${i}]`)}`,
    findings: ['NP005 1:9'],
  },
  { title: 'brackets without end', text: () => '['.repeat(MANY), findings: ['NP005 1:501'] },
  { title: 'brackets that end', text: () => '['.repeat(MANY) + ']'.repeat(MANY), findings: ['NP005 1:501'] },
  { title: 'braces without end', text: () => '{ '.repeat(MANY), findings: ['NP005 1:1000'] },
  { title: 'JSON without end', text: () => '{"a":'.repeat(MANY), findings: ['NP005 1:2506'] },
  { title: 'lists of JSON without end', text: () => `{"a":${'['.repeat(MANY)}`, findings: ['NP005 1:506'] },
  { title: 'lists in lists in one line', text: () => '- '.repeat(MANY), findings: ['NP005 1:1000'] },
  { title: 'keys that are keys', text: () => '? '.repeat(MANY), findings: ['NP005 1:1000'] },
  { title: 'maps in maps in one line', text: () => 'a: '.repeat(MANY), findings: ['NP005 1:1499'] },
  { title: 'maps in maps', text: () => lines(1000, (level) => `${' '.repeat(level)}a:`), findings: ['NP005 500:501'] },
  { title: 'a key many times', text: () => 'a: 1\n'.repeat(3), findings: ['NP003 2:1', 'NP003 3:1'] },
  { title: 'many keys', text: () => lines(20_000, (index) => `k${index}: v`), findings: ['NP007 1:1'] },
  {
    title: 'many anchors and aliases',
    text: () => `a:\n${lines(5000, (i) => `- &a${i} x\n- *a${i}`)}`,
    findings: ['NP007 1:1'],
  },
  { title: 'many anchors on one node', text: () => `a: ${'&a '.repeat(5000)}x`, findings: ['NP001 1:7'] },
  { title: 'many separators', text: () => '---\n'.repeat(MANY), findings: [] },
  { title: 'many blank lines', text: () => '\n'.repeat(MANY), findings: [] },
  { title: 'many comments', text: () => '# comment\n'.repeat(10_000), findings: [] },
  { title: 'a very long text', text: () => `a: ${'x'.repeat(1_000_000)}`, findings: ['NP007 1:1'] },
  { title: 'a very long quoted text', text: () => `a: "${'x'.repeat(1_000_000)}"`, findings: ['NP007 1:1'] },
  { title: 'a very long number', text: () => `a: ${'9'.repeat(1_000_000)}`, findings: ['NP007 1:1'] },
  { title: 'very many zeros', text: () => `a: ${'0'.repeat(1_000_000)}8`, findings: ['NP007 1:1'] },
  { title: 'very many underscores', text: () => `a: 1${'_'.repeat(1_000_000)}`, findings: ['NP007 1:1'] },
  { title: 'a quote that does not end', text: () => `a: "${'x\n'.repeat(MANY)}`, findings: [`NP001 ${MANY + 1}:1`] },
  {
    title: 'single quotes that do not end',
    text: () => `a: '${"x'' ".repeat(MANY)}`,
    findings: [`NP001 1:${4 * MANY + 5}`],
  },
  {
    title: 'a string of JSON that does not end',
    text: () => `{"a": "${'x'.repeat(MANY)}`,
    findings: [`NP001 1:${MANY + 8}`],
  },
  { title: 'NUL', text: () => 'apiVersion: v1\nkind: "P\0d"\n', findings: ['NP001 2:9'] },
  { title: 'NUL alone', text: () => '\0', findings: ['NP001 1:1'] },
  { title: 'NUL in JSON', text: () => '{"kind": "P\0d"}', findings: ['NP001 1:12'] },
  { title: 'an escape sequence for terminals', text: () => 'a: \x1b[2J\n', findings: ['NP001 1:4'] },
  {
    title: 'the characters that mark tokens inside of the parser',
    text: () => '\x02\x18\x1f: a\n',
    findings: ['NP001 1:1'],
  },
  { title: 'half of a surrogate pair', text: () => 'a: \ud800\n', findings: ['NP001 1:4'] },
  { title: 'tabs as indentation', text: () => 'a:\n\tb: 1\n', findings: ['NP001 2:1'] },
  { title: 'byte order marks', text: () => '\ufeff\ufeff\ufeff', findings: ['NP004 1:3'] },
];

test.each(TEXTS)('$title', ({ text, findings }) => {
  const reading = readManifests(text(), { file: 'hostile.yaml' });
  expect(reading.manifests).toEqual([]);
  expect(reading.findings.map(({ code, where }) => `${code} ${where.origin?.line}:${where.origin?.column}`)).toEqual(
    findings,
  );
});

/** Brackets that open so many times and close again. */
const BRACKETS: readonly (readonly [title: string, nested: (levels: number) => string])[] = [
  ['lists', (levels) => '['.repeat(levels) + ']'.repeat(levels)],
  ['maps', (levels) => '{a: '.repeat(levels) + '}'.repeat(levels)],
  ['lists without end', (levels) => '['.repeat(levels)],
  ['lists in lines of their own', (levels) => '[\n    '.repeat(levels) + ']'.repeat(levels)],
];
const DEEP = BRACKETS.flatMap(([title, nested]) =>
  [501, 2000, 5000, 100_000].map((levels) => [levels, title, nested(levels)] as const),
);

test.each(DEEP)('%i levels of %s are one finding, and all else is read', (_levels, _title, nested) => {
  const good = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n';
  for (const head of ['apiVersion: v1\nkind: Pod\n', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: b }\n']) {
    const text = `${good}---\n${head}data: ${nested}\n---\n${good}`;
    const { manifests, findings } = readManifests(text, { file: 'deep.yaml' });
    expect(manifests.map(({ object }) => object['kind'])).toEqual(['Pod', 'Pod']);
    expect(findings.map(({ code }) => code)).toEqual(['NP005']);
    const line = findings[0]?.where.origin?.line ?? 0;
    expect([line > 4, line <= text.split('\n').length - 4]).toEqual([true, true]);
  }
});

test.each(DEEP)('%i levels of %s in the item of a list are one finding', (_levels, _title, nested) => {
  const text = `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  data: ${nested}\n`;
  const { manifests, findings } = readManifests(text, { file: 'deep.yaml' });
  expect([manifests, findings.map(({ code }) => code)]).toEqual([[], ['NP005']]);
});

test.each(DEEP)('%i levels of %s in an object of which only the names count are passed over', (_levels, _t, nested) => {
  const text = `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\ndata: ${nested}\n`;
  const { manifests, findings } = readManifests(text, { file: 'deep.yaml' });
  expect(findings).toEqual([]);
  expect(manifests.map(({ object }) => object['kind'])).toEqual(['ConfigMap']);
});

test('what is nested as deep as is read is the same for both readers', () => {
  const text = `apiVersion: v1\nkind: Pod\ndata: ${'['.repeat(400)}${']'.repeat(400)}\n`;
  const [quick, careful] = [true, false].map((way) => readManifests(text, { file: 'deep.yaml', quick: way }));
  expect(quick?.findings).toEqual([]);
  expect(quick?.manifests[0]?.object).toEqual(careful?.manifests[0]?.object);
});

const POD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n';
const TEN_MEGABYTES = 10_000_000;

/** Texts that are only large, and how many objects are in each. */
const LARGE: readonly (readonly [title: string, text: () => string, objects: number])[] = [
  ['very many documents', () => `${POD}---\n`.repeat(MANY), MANY],
  ['very many documents of JSON', () => '{"apiVersion":"v1","kind":"Pod"}\n'.repeat(MANY), MANY],
  [
    'a list of ten megabytes',
    () => `apiVersion: v1\nkind: List\nitems:\n${`- ${POD.replaceAll('\n', '\n  ')}\n`.repeat(TEN_MEGABYTES / 50)}`,
    TEN_MEGABYTES / 50,
  ],
  ['a literal text of ten megabytes', () => `${POD}note: |\n${'  0123456\n'.repeat(TEN_MEGABYTES / 10)}`, 1],
  ['ten megabytes of JSON', () => `{"apiVersion":"v1","kind":"Pod","x":"${'y'.repeat(TEN_MEGABYTES)}"}`, 1],
];

test.each(LARGE)('%s', (_title, text, objects) => {
  const { manifests, findings } = readManifests(text(), { file: 'large.yaml' });
  expect(findings).toEqual([]);
  expect(manifests).toHaveLength(objects);
});

test.each<[string, (index: number) => string]>([
  ['braces in values', (index) => `k${index}: {{ .Values.x }}`],
  ['conditions', (index) => `{{- if .Values.a${index} }}\nk${index}: v\n{{- end }}`],
  ['braces in lists', () => '- {{ x }}'],
])('a Helm template of many megabytes is known by its beginning: %s', (_title, line) => {
  const { findings } = readManifests(`apiVersion: v1\nkind: Pod\n${lines(MANY, line)}`, { file: 'a.yaml' });
  expect(findings.map(({ code, where }) => `${code} ${where.origin?.line}`)).toEqual(['NP002 3']);
});

const PROTOTYPES: readonly (readonly [string, string])[] = [
  [
    'YAML',
    'apiVersion: v1\nkind: Pod\n__proto__: { polluted: true }\nmetadata: { name: a, labels: { constructor: x } }\n',
  ],
  [
    'JSON',
    '{"apiVersion":"v1","kind":"Pod","__proto__":{"polluted":true},"metadata":{"name":"a","labels":{"constructor":"x"}}}',
  ],
  [
    'a merge key',
    'apiVersion: v1\nkind: Pod\n<<: { __proto__: { polluted: true } }\nmetadata: { name: a, labels: { constructor: x } }\n',
  ],
];

test.each(PROTOTYPES)('a key that is called as a prototype is a key like any other: %s', (_title, text) => {
  const { manifests, findings } = readManifests(text, { file: 'hostile.yaml' });
  expect(findings).toEqual([]);
  const object: object = manifests[0]?.object ?? {};
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(Object.getOwnPropertyDescriptor(object, '__proto__')?.value).toEqual({ polluted: true });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  expect(clusterOf(manifests).cluster.workloads[0]?.labels).toEqual({ constructor: 'x' });
});

/** Values that stand where something else belongs, in every field that is read. */
const ODD_VALUES: readonly unknown[] = [null, true, 0, -1, 1.5, 'x', '', [], [null], [[]], {}, { x: 1 }, { length: 2 }];
const FIELDS: readonly string[] = [
  'metadata',
  'metadata.name',
  'metadata.namespace',
  'metadata.labels',
  'metadata.labels.app',
  'spec',
  'spec.replicas',
  'spec.ordinals',
  'spec.podSelector',
  'spec.policyTypes',
  'spec.ingress',
  'spec.ingress.from',
  'spec.containers',
  'spec.hostNetwork',
  'spec.template',
  'spec.template.metadata',
  'spec.template.metadata.labels',
  'spec.template.spec',
  'spec.template.spec.containers',
  'spec.template.spec.initContainers',
  'spec.jobTemplate',
  'spec.jobTemplate.spec',
  'spec.jobTemplate.spec.template',
  'status',
  'status.phase',
  'status.podIP',
  'status.podIPs',
];
const KINDS: readonly (readonly [string, string])[] = [
  ['networking.k8s.io/v1', 'NetworkPolicy'],
  ['v1', 'Namespace'],
  ['v1', 'Pod'],
  ['v1', 'ReplicationController'],
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'DaemonSet'],
  ['batch/v1', 'Job'],
  ['batch/v1', 'CronJob'],
  ['argoproj.io/v1alpha1', 'Rollout'],
];

/** Sets a field of a copy, and makes the maps on the way to it. */
function withField(object: object, [key = '', ...rest]: readonly string[], value: unknown): object {
  const inner: unknown = Reflect.get(object, key);
  const map = typeof inner === 'object' && inner !== null ? inner : {};
  return { ...object, [key]: rest.length === 0 ? value : withField(map, rest, value) };
}

test.each(KINDS)('no value of a wrong type in %s %s is too odd to be read or refused', (apiVersion, kind) => {
  for (const field of FIELDS) {
    for (const value of ODD_VALUES) {
      const object = withField({ apiVersion, kind, metadata: { name: 'a' } }, field.split('.'), value);
      const { manifests, findings } = readManifests(JSON.stringify(object), { file: 'odd.json' });
      expect(findings).toEqual([]);
      const { cluster, findings: refusals } = clusterOf(manifests);
      const read = kind === 'Namespace' ? cluster.namespaces : [...cluster.policies, ...cluster.workloads];
      expect([field, value, read.length + refusals.length]).not.toEqual([field, value, 0]);
    }
  }
});
