import { readManifests } from '../../lib/manifests/manifest-reading';

function read(text: string) {
  const { manifests, findings } = readManifests(text, { file: 'a.yaml' });
  return {
    objects: manifests.map(({ object }) => object),
    places: manifests.map(({ origin }) => `${origin?.line}:${origin?.column}`),
    findings: findings.map(({ code, id, where }) => `${code} ${id} ${where.origin?.line}:${where.origin?.column}`),
  };
}

const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\n`;
const podObject = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', metadata: { name } });
const podJson = (name: string): string => JSON.stringify(podObject(name));

interface DocumentsCase {
  readonly title: string;
  readonly text: string;
  readonly names: readonly string[];
  readonly places?: readonly string[];
  readonly findings?: readonly string[];
}

const DOCUMENTS: readonly DocumentsCase[] = [
  { title: 'one document', text: pod('a'), names: ['a'], places: ['1:1'] },
  { title: 'two documents', text: `${pod('a')}---\n${pod('b')}`, names: ['a', 'b'], places: ['1:1', '5:1'] },
  { title: 'separators around', text: `---\n${pod('a')}---\n---\n`, names: ['a'], places: ['2:1'] },
  { title: 'a comment behind a separator', text: `--- # first\n${pod('a')}`, names: ['a'] },
  { title: 'Windows line ends', text: `${pod('a')}---\n${pod('b')}`.replaceAll('\n', '\r\n'), names: ['a', 'b'] },
  { title: 'a byte order mark', text: `\ufeff${pod('a')}`, names: ['a'], places: ['1:2'] },
  {
    title: 'a byte order mark in each of two files that became one',
    text: `\ufeff${pod('a')}---\n\ufeff${pod('b')}`,
    names: ['a', 'b'],
  },
  { title: 'comments and space only', text: '# nothing\n---\n\n   \n---\n# here\n', names: [] },
  { title: 'no text at all', text: '', names: [] },
  { title: 'documents that are null', text: 'null\n---\n~\n---\n', names: [] },
  { title: 'an end marker', text: `${pod('a')}...\n---\n${pod('b')}`, names: ['a', 'b'] },
  { title: 'JSON', text: podJson('a'), names: ['a'], places: ['1:1'] },
  {
    title: 'JSON behind a byte order mark, blank lines and tabs',
    text: `\ufeff\n\n\t${podJson('a')}\n\n`,
    names: ['a'],
    places: ['3:2'],
  },
  {
    title: 'values of JSON one behind the other',
    text: `${podJson('a')}${podJson('b')}\n ${podJson('c')}`,
    names: ['a', 'b', 'c'],
  },
  {
    title: 'JSON and YAML in one text',
    text: `${podJson('a')}\n---\n${pod('b')}---\n${podJson('c')}`,
    names: ['a', 'b', 'c'],
  },
  { title: 'YAML in braces', text: '{apiVersion: v1, kind: Pod, metadata: {name: a}} # a comment', names: ['a'] },
  { title: 'JSON with a comment is YAML', text: `{ # why\n${podJson('a').slice(1)}`, names: ['a'] },
  {
    title: 'a mistake in one document leaves the others',
    text: `${pod('a')}---\na: "\n---\n${pod('b')}`,
    names: ['a', 'b'],
    findings: ['NP001 unreadable-document 6:1'],
  },
  {
    title: 'something behind a separator is refused, as kubectl does',
    text: `--- {a: 1}\n---\n${pod('a')}`,
    names: ['a'],
    findings: ['NP001 unreadable-document 1:1'],
  },
  {
    title: 'a second document that kubectl would not see',
    text: `${pod('a')}...\n${pod('b')}---\n${pod('c')}`,
    names: ['c'],
    findings: ['NP001 unreadable-document 5:1'],
  },
  {
    title: 'a directive, which kubectl cannot read',
    text: `%YAML 1.1\n---\n${pod('a')}`,
    names: ['a'],
    findings: ['NP001 unreadable-document 1:1'],
  },
  { title: 'a list at the top', text: '- a\n- b\n', names: [], findings: ['NP004 not-an-object 1:1'] },
  { title: 'a number at the top', text: '# a\n42\n', names: [], findings: ['NP004 not-an-object 2:1'] },
  { title: 'a text at the top', text: 'hello\n', names: [], findings: ['NP004 not-an-object 1:1'] },
  { title: 'a list of JSON at the top', text: `[${podJson('a')}]`, names: [], findings: ['NP004 not-an-object 1:1'] },
  { title: 'an object without a kind', text: 'apiVersion: v1\n', names: [], findings: ['NP007 no-kind 1:1'] },
  { title: 'an object without anything', text: '{}', names: [], findings: ['NP007 no-kind 1:1'] },
  { title: 'a kind that is a number', text: 'apiVersion: v1\nkind: 3\n', names: [], findings: ['NP007 no-kind 1:1'] },
  {
    title: 'a key twice',
    text: 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n  name: b\nkind: Job\n',
    names: [],
    findings: ['NP003 duplicate-key 5:3', 'NP003 duplicate-key 6:1'],
  },
  {
    title: 'a key twice in JSON',
    text: '{"apiVersion": "v1",\n "kind": "Pod", "kind": "Pod"}',
    names: [],
    findings: ['NP003 duplicate-key 2:17'],
  },
  {
    title: 'keys that become the same text',
    text: 'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: { 1: a, "1": b }\n',
    names: [],
    findings: ['NP003 duplicate-key 4:19'],
  },
  {
    title: 'JSON that ends too early is judged as JSON',
    text: '{"apiVersion": "v1",\n "kind": "Pod"',
    names: [],
    findings: ['NP001 unreadable-document 2:15'],
  },
];

test.each(DOCUMENTS)('documents: $title', ({ text, names, places, findings = [] }) => {
  const reading = read(text);
  expect(reading.objects).toEqual(names.map(podObject));
  if (places) expect(reading.places).toEqual(places);
  expect(reading.findings).toEqual(findings);
});

const LISTS: readonly DocumentsCase[] = [
  {
    title: 'a List gives its items, each at its place',
    text: 'apiVersion: v1\nkind: List\nitems:\n  - apiVersion: v1\n    kind: Pod\n    metadata: { name: a }\n  - { apiVersion: v1, kind: Pod, metadata: { name: b } }\n',
    names: ['a', 'b'],
    places: ['4:5', '7:5'],
  },
  {
    title: 'the items of a typed list need no kind',
    text: `{"apiVersion": "v1", "kind": "PodList", "items": [\n  {"metadata": {"name": "a"}},\n  ${podJson('b')}]}`,
    names: ['a', 'b'],
    places: ['2:3', '3:3'],
  },
  {
    title: 'lists in lists',
    text: `{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"PodList","items":[{"metadata":{"name":"a"}}]},${podJson('b')}]}`,
    names: ['a', 'b'],
  },
  { title: 'a list without items', text: 'apiVersion: v1\nkind: List\n', names: [] },
  { title: 'a list whose items are null', text: 'apiVersion: v1\nkind: PodList\nitems: null\n', names: [] },
  {
    title: 'an item of a List needs a kind',
    text: `{"apiVersion":"v1","kind":"List","items":[{"metadata":{}},\n${podJson('b')}]}`,
    names: ['b'],
    findings: ['NP007 no-kind 1:43'],
  },
  {
    title: 'items that are no list',
    text: 'apiVersion: v1\nkind: PodList\nitems: none\n',
    names: [],
    findings: ['NP004 not-an-object 3:1'],
  },
  {
    title: 'an item that is no object',
    text: `apiVersion: v1\nkind: List\nitems:\n- 1\n- null\n- ${podJson('a')}\n`,
    names: ['a'],
    findings: ['NP004 not-an-object 4:3', 'NP004 not-an-object 5:3'],
  },
];

test.each(LISTS)('lists: $title', ({ text, names, places, findings = [] }) => {
  const reading = read(text);
  expect(reading.objects).toEqual(names.map(podObject));
  if (places) expect(reading.places).toEqual(places);
  expect(reading.findings).toEqual(findings);
});

test('a kind that only sounds like a list is an object', () => {
  expect(read('apiVersion: example.com/v1\nkind: AllowList\nentries: []\n').objects).toEqual([
    { apiVersion: 'example.com/v1', kind: 'AllowList', entries: [] },
  ]);
});

test('a typed list gives its group to its items', () => {
  const text = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems: [{ metadata: { name: a } }]\n';
  expect(read(text).objects).toEqual([
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'a' } },
  ]);
});

const TEMPLATES: readonly (readonly [string, string, string])[] = [
  ['a value', 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: {{ .Values.name }}\n', '4:9'],
  ['a condition', '{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n', '1:1'],
  [
    'an include',
    'apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n    {{- include "a.labels" . | nindent 4 }}\n',
    '5:5',
  ],
  ['many documents', 'a: {{ .Values.a }}\n---\nb: {{ .Values.b }}\n---\nc: {{ .Values.c }}\n', '1:4'],
];

test.each(TEMPLATES)('a Helm template is called one, once: %s', (_title, text, place) => {
  const { findings } = readManifests(text, { file: 'templates/a.yaml' });
  expect(findings.map(({ code, id, where }) => `${code} ${id} ${where.origin?.line}:${where.origin?.column}`)).toEqual([
    `NP002 helm-template ${place}`,
  ]);
});

test('double braces in quotes are a text, and a mistake elsewhere is that mistake', () => {
  const alert = 'apiVersion: v1\nkind: Pod\nmetadata:\n  annotations: { text: "{{ $labels.pod }} is down" }\n';
  expect(read(alert).findings).toEqual([]);
  expect(read(`${alert}spec: [\n`).findings).toEqual(['NP001 unreadable-document 6:1']);
});

test('a finding says what stands there, what could, what that means and what to do', () => {
  const { findings } = readManifests('apiVersion: v1\nkind: Pod\nkind: Pod\n', { file: 'a.yaml' });
  expect(findings).toEqual([
    {
      code: 'NP003',
      id: 'duplicate-key',
      severity: 'error',
      headline: 'a key is written twice in one map',
      where: { origin: { file: 'a.yaml', line: 3, column: 1 } },
      found: 'a second `kind` in the same map',
      expected: 'each key once',
      why:
        'one of the two values would be dropped without a word; ' +
        'the document is left out, so every policy and every pod in it is missing from the verdicts',
      help: 'remove one of the two keys, or make one entry of both',
    },
  ]);
});
