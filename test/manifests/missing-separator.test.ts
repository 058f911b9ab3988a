import { readManifests } from '../../lib/manifests/manifest-reading';

const pod = (name: string): string => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\n`;
const USUAL = 'remove one of the two keys, or make one entry of both';
const SEPARATOR = 'a `---` is probably missing before this line: write it there';

test.each<[string, string, readonly string[]]>([
  ['two objects', pod('a') + pod('b'), [`5:1 ${SEPARATOR}`]],
  ['three objects', pod('a') + pod('b') + pod('c'), [`5:1 ${SEPARATOR}`]],
  ['two objects with more in them', `${pod('a')}spec: {}\n${pod('b')}spec: {}\n`, [`6:1 ${SEPARATOR}`]],
  [
    'two objects in another order',
    `${pod('a')}metadata:\n  name: b\nkind: Pod\napiVersion: v1\n`,
    [`5:1 ${SEPARATOR}`],
  ],
  ['two objects, and a mistake in one', `${pod('a')}${pod('b')}  name: c\n`, [`5:1 ${SEPARATOR}`, `9:3 ${USUAL}`]],
  [
    'two documents, each of two objects',
    `${pod('a')}${pod('b')}---\n${pod('c')}${pod('d')}`,
    [`5:1 ${SEPARATOR}`, `14:1 ${SEPARATOR}`],
  ],
  ['a kind alone twice, which is one object', `${pod('a')}kind: Pod\n`, [`5:1 ${USUAL}`]],
  ['metadata alone twice, which is one object', `${pod('a')}metadata: {}\n`, [`5:1 ${USUAL}`]],
  ['a kind twice further down', `${pod('a')}spec:\n  kind: a\n  kind: b\n`, [`7:3 ${USUAL}`]],
])('what is said about keys that are there twice: %s', (_title, text, expected) => {
  const { manifests, findings } = readManifests(text, { file: 'a.yaml' });
  expect(manifests).toEqual([]);
  expect(
    findings.map(({ code, where, help }) => `${code} ${where.origin?.line}:${where.origin?.column} ${help}`),
  ).toEqual(expected.map((one) => `NP003 ${one}`));
});
