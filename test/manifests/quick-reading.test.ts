import * as fc from 'fast-check';
import { readManifests, type ManifestReading } from '../../lib/manifests/manifest-reading';
import { readOrdinary } from '../../lib/manifests/ordinary-reading';
import { splitDocuments } from '../../lib/manifests/reading/document-splitting';
import { LineIndex } from '../../lib/manifests/reading/line-index';
import { FRAGMENTS, LIST_WITH_UNUSUAL_ITEMS, ORDINARY_TEXTS } from './ordinary-texts';

/** All that can be seen of a reading. */
function seen({ manifests, findings, documents }: ManifestReading) {
  return {
    objects: manifests.map(({ object }) => object),
    places: manifests.map(({ origin, originOf }) => [origin, originOf('metadata.labels.app'), originOf('spec.x[1].b')]),
    findings,
    documents,
  };
}

function read(text: string, quick: boolean) {
  return seen(readManifests(text, { file: 'a.yaml', quick }));
}

function expectSame(text: string): void {
  const quick = readManifests(text, { file: 'a.yaml' });
  // Of a document whose kind has come to be one that no verdict depends on, a mistake is not looked for.
  fc.pre(quick.manifests.every(({ unread }) => unread === undefined));
  expect(seen(quick)).toEqual(read(text, false));
}

/** One change to a text: something is put in at a place, or taken out, or a line is moved in or out. */
interface Change {
  readonly kind: 'insert' | 'remove' | 'indent' | 'repeat' | 'value';
  readonly place: number;
  readonly fragment: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'indent', 'repeat', 'value'),
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  fragment: fc.constantFrom(...FRAGMENTS),
});

function changed(text: string, { kind, place, fragment }: Change): string {
  const at = Math.floor(place * text.length);
  if (kind === 'insert') return text.slice(0, at) + fragment + text.slice(at);
  if (kind === 'remove') return text.slice(0, at) + text.slice(at + 1 + (fragment.length % 3));
  const lines = text.split('\n');
  const index = Math.floor(place * lines.length);
  const line = lines[index] ?? '';
  if (kind === 'indent') lines[index] = fragment.length % 2 === 0 ? ` ${line}` : line.replace(/^ {1,2}/, '');
  else if (kind === 'repeat') lines.splice(index, 0, line);
  else lines[index] = line.replace(/(: |- )[^:]*$/, (_all, before: string) => before + fragment);
  return lines.join('\n');
}

const lineEnd = fc.constantFrom('\n', '\n', '\n', '\r\n');

const ALL_TEXTS = [...ORDINARY_TEXTS, LIST_WITH_UNUSUAL_ITEMS];

test.each(ALL_TEXTS)('$title is read by the quick reader, as the careful one reads it', ({ text, kinds }) => {
  const quick = read(text, true);
  expect(quick).toEqual(read(text, false));
  expect(quick.findings).toEqual([]);
  expect(quick.objects.map(({ kind }) => kind)).toEqual(kinds);
  const lines = new LineIndex(text, 'a.yaml');
  const { parts } = splitDocuments(text);
  expect(
    parts.filter((part) => readOrdinary(part, lines, () => ({ manifests: [], findings: [] })) === undefined),
  ).toEqual([]);
});

test.each(ALL_TEXTS)('however $title is changed, both readers say the same about it', ({ text, isYaml }) => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), lineEnd, (changes, end) => {
      const other = changes.reduce(changed, text);
      expectSame(isYaml ? other.replaceAll('\n', end) : other);
    }),
    { numRuns: 200 },
  );
});

test('both readers say the same about lines that are made at random', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', ' ', '  ', '   '),
      fc.constantFrom('a', 'b: ', '- ', '- c: ', '"q": ', 'l: |\n', 'm: [', 'n: {', ''),
      fc.constantFrom(...FRAGMENTS),
      fc.constantFrom(...FRAGMENTS),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 7 }), (lines) => {
      expectSame(`apiVersion: v1\nkind: Pod\n${lines.join('\n')}\n`);
    }),
    { numRuns: 1000 },
  );
});

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, 0, -0, 1.5, 1e21, -7, '', 'a', '"', '\\', '\u2028', '\ud800', '{}'),
    fc.string(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom('a', 'kind', 'items', '__proto__', 'metadata'), fc.string()), tie('value')),
  ),
}));

test('JSON of any kind is read alike, alone and in lists', () => {
  const object = fc.record(
    {
      apiVersion: fc.constantFrom('v1', ''),
      kind: fc.constantFrom('Pod', 'List', 'PodList', 'ConfigMap', 3),
      items: fc.array(values.value),
      spec: values.value,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(object, { maxLength: 3 }), fc.constantFrom(0, 1, 4), (objects, space) => {
      const list = { apiVersion: 'v1', kind: 'PodList', items: objects };
      const text = [list, ...objects].map((one) => JSON.stringify(one, null, space)).join('\n');
      expect(read(text, true)).toEqual(read(text, false));
    }),
    { numRuns: 300 },
  );
});
