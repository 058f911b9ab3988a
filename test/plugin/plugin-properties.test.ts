import { pluginProperties } from '../../lib/plugin/plugin-properties';

test('without properties errors fail the synthesis', () => {
  expect(pluginProperties({})).toEqual({ failOn: 'error', namespace: 'default' });
  expect(pluginProperties(undefined)).toEqual({ failOn: 'error', namespace: 'default' });
});

test('properties are taken as they are written', () => {
  const properties = { failOn: 'never', namespace: 'shop', config: 'lint.json' };
  expect(pluginProperties(properties)).toEqual(properties);
});

test.each([
  [{ failon: 'warning' }, 'the plugin has no property `failon`; did you mean `failOn`?'],
  [{ colour: true }, 'the plugin has no property `colour`; it has `failOn`, `config`, `namespace`'],
  [{ failOn: 'often' }, '`failOn` of the plugin is `"often"`; expected `error`, `warning`, `info`, `never`'],
  [{ namespace: 7 }, '`namespace` of the plugin is `7`; expected the name of a namespace'],
  [{ config: ['a'] }, '`config` of the plugin is `["a"]`; expected the path of a file'],
])('%j is refused with a sentence', (properties, sentence) => {
  expect(() => pluginProperties(properties)).toThrow(sentence);
});
