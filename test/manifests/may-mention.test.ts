/** A manifest of JSON knows whether a word may be in it, without being read. */
import { readManifests } from '../../lib/manifests/manifest-reading';

const mentions = (text: string, word: string) =>
  readManifests(text, { file: 'all.json' }).manifests.map((manifest) => manifest.mayMention?.(word));

const pod = (image: string) =>
  `{ "apiVersion": "v1", "kind": "Pod", "metadata": { "name": "a" }, "spec": { "containers": [{ "image": "${image}" }] } }`;

test('each object answers for itself', () => {
  const list = `{ "apiVersion": "v1", "kind": "List", "items": [${pod('one')}, ${pod('two')}] }`;
  expect(mentions(list, 'two')).toEqual([false, true]);
});

test('what is written by the numbers of its characters may be anything', () => {
  expect(mentions(pod('st\\u0061nd-in'), 'stand-in')).toEqual([true]);
});

test('of YAML nobody says', () => {
  expect(mentions('apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n', 'a')).toEqual([undefined]);
});
