import { clusterOf } from '../../lib/manifests/cluster-reading';
import { readManifests } from '../../lib/manifests/manifest-reading';

const HEAD = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\n  namespace: shop\n';

function findingsOf(text: string) {
  const { manifests, findings } = readManifests(text, { file: 'a.yaml' });
  return [...findings, ...clusterOf(manifests).findings];
}

function brief(text: string): readonly string[] {
  return findingsOf(text).map(({ code, where, found, help }) => {
    return `${code} ${where.origin?.line}:${where.origin?.column} ${where.field}: ${found}; ${help}`;
  });
}

const STRINGS: readonly (readonly [written: string, found: string])[] = [
  ['on', '`on`, which YAML 1.1 reads as the boolean `true`'],
  ['n', '`n`, which YAML 1.1 reads as the boolean `false`'],
  ['yes # comment', '`yes`, which YAML 1.1 reads as the boolean `true`'],
  ['true', '`true`, a boolean'],
  ['8080', '`8080`, a number'],
  ['0x10', '`0x10`, which YAML 1.1 reads as the number `16`'],
  ['012', '`012`, which YAML 1.1 reads as the number `10`'],
  ['1e3', '`1e3`, which YAML 1.1 reads as the number `1000`'],
  ['1_000', '`1_000`, which YAML 1.1 reads as the number `1000`'],
];

describe.each([
  ['a label value', 'metadata.labels.app', (written: string) => `${HEAD}  labels:\n    app: ${written}\n`],
  ['a name', 'metadata.name', (written: string) => HEAD.replace('name: a', `name: ${written}`)],
  [
    'a value in braces',
    'spec.podSelector.matchLabels.app',
    (written: string) =>
      `${HEAD}spec:\n  podSelector:\n    matchLabels: { app: ${written.replace(' # comment', '')} }\n`,
  ],
])('%s that is no string', (_title, field, text) => {
  test.each(STRINGS)('is one finding that says what kubectl makes of %s', (written, found) => {
    const findings = findingsOf(text(written));
    const quoted = `"${written.replace(' # comment', '')}"`;
    expect(
      findings.map((finding) => [finding.code, finding.where.field, finding.found, finding.expected, finding.help]),
    ).toEqual([
      [
        'NP101',
        field,
        found,
        `a string: \`${quoted}\``,
        `put quotes around the value of \`${field}\`: it must be a string`,
      ],
    ]);
  });
});

test('what never was YAML, or is in quotes, has nothing to quote', () => {
  const json = JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', labels: { app: true } } });
  expect(findingsOf(json).map(({ code, found }) => [code, found])).toEqual([['NP101', undefined]]);
  expect(findingsOf(`${HEAD}  labels: { app: "on", b: 'yes' }\n`)).toEqual([]);
});

test.each<[string, string, readonly string[]]>([
  [
    'a port in base eight',
    `${HEAD}spec:\n  ingress:\n  - ports:\n    - port: 0100\n      endPort: 0o200\n`,
    [
      'NP008 9:7 spec.ingress[0].ports[0].port: `0100`, which YAML 1.1 reads as `64`; write `100`, or `64` if that is meant',
      'NP008 10:7 spec.ingress[0].ports[0].endPort: `0o200`, which YAML 1.1 reads as `128`; write `128` if that is meant',
    ],
  ],
  [
    'a port with underscores, in a list',
    `apiVersion: v1\nkind: List\nitems:\n- ${`${HEAD}spec: { ingress: [{ ports: [{ port: 8_080 }] }] }`.replaceAll('\n', '\n  ')}\n`,
    [
      'NP008 9:33 spec.ingress[0].ports[0].port: `8_080`, which YAML 1.1 reads as `8080`; write `8080` if that is meant',
    ],
  ],
  [
    'a key that becomes true',
    `${HEAD}spec:\n  podSelector:\n    matchLabels:\n      on: x\n`,
    [
      'NP008 9:7 spec.podSelector.matchLabels.true: `on`, which YAML 1.1 reads as `"true"`; write `"on":`, or `"true":` if that is meant',
    ],
  ],
  ['a key that is a number as it is written', `${HEAD}  labels: { 1: x }\n`, []],
  [
    'the mode of a file in base eight',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { volumes: [{ secret: { defaultMode: 0644 } }] }\n',
    [],
  ],
  [
    'a field that does not exist is that and nothing else',
    `${HEAD}spec:\n  on: x\n`,
    ['NP101 7:3 spec.true: undefined; correct the spelling of `spec.true`, or remove it'],
  ],
])('%s', (_title, text, expected) => {
  expect(brief(text)).toEqual(expected);
});

test('a surprise is a warning, and the object is judged', () => {
  const text = `${HEAD}spec:\n  ingress:\n  - ports:\n    - port: 0100\n`;
  const { cluster, findings } = clusterOf(readManifests(text, { file: 'a.yaml' }).manifests);
  expect(cluster.policies[0]?.ingress[0]?.ports).toEqual([{ kind: 'numbers', protocol: 'TCP', first: 64, last: 64 }]);
  expect(findings).toEqual([
    {
      code: 'NP008',
      id: 'yaml-surprise',
      severity: 'warning',
      headline: 'a number in NetworkPolicy `shop/a` is not what it looks like',
      where: {
        path: 'shop/a',
        origin: { file: 'a.yaml', line: 9, column: 7 },
        field: 'spec.ingress[0].ports[0].port',
        belongsTo: { objects: ['a.yaml:1:1'] },
      },
      found: '`0100`, which YAML 1.1 reads as `64`',
      expected: 'a number that means the same to everyone',
      why: 'the API server gets what YAML 1.1 makes of it, and so do the verdicts',
      help: 'write `100`, or `64` if that is meant',
    },
  ]);
});
