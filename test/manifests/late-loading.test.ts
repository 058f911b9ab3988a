import type * as ManifestReadingModule from '../../lib/manifests/manifest-reading';
import { ORDINARY_TEXTS } from './ordinary-texts';

afterEach(() => {
  jest.dontMock('yaml');
});

/** Reads a text where the parser of YAML cannot be loaded. */
function readWithoutParser(text: string): number {
  let count = 0;
  jest.isolateModules(() => {
    jest.doMock('yaml', () => {
      throw new Error('the parser was loaded');
    });
    const { readManifests } = jest.requireActual<typeof ManifestReadingModule>('../../lib/manifests/manifest-reading');
    count = readManifests(text, { file: 'a.yaml' }).manifests.filter(({ object, origin }) => object && origin).length;
  });
  return count;
}

test.each(ORDINARY_TEXTS)('the parser of YAML is not loaded for $title', ({ text, kinds }) => {
  expect(readWithoutParser(text)).toBe(kinds.length);
});

test('the parser of YAML is loaded for what is less ordinary', () => {
  expect(() => readWithoutParser('apiVersion: v1\nkind: &kind Pod\n')).toThrow('the parser was loaded');
});
