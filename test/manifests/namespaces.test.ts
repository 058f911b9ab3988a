import { namespaceNamed, namespaceOf, withNamed } from '../../lib/manifests/namespaces';

const NAME_LABEL = 'kubernetes.io/metadata.name';

function namespace(metadata: unknown) {
  return namespaceOf({ apiVersion: 'v1', kind: 'Namespace', metadata });
}

test('a namespace has its labels and the one that the API server sets', () => {
  expect(namespace({ name: 'shop', labels: { team: 'a' } }).namespace).toEqual({
    name: 'shop',
    labels: { team: 'a', [NAME_LABEL]: 'shop' },
  });
});

test('the name label is the name, whatever is written', () => {
  expect(namespace({ name: 'shop', labels: { [NAME_LABEL]: 'other' } }).namespace?.labels).toEqual({
    [NAME_LABEL]: 'shop',
  });
});

test('of a namespace that is only named nothing else is known', () => {
  expect(namespaceNamed('shop')).toEqual({ name: 'shop', labels: { [NAME_LABEL]: 'shop' } });
});

test('namespaces that are written stay, and those that are named come behind them, each once', () => {
  const shop = { name: 'shop', labels: { team: 'a', [NAME_LABEL]: 'shop' } };
  expect(withNamed([shop], ['bank', 'shop', '', 'bank'])).toEqual([shop, namespaceNamed('bank')]);
});

test.each<[unknown, string]>([
  [undefined, 'metadata.name: Required value: name or generateName is required'],
  [{}, 'metadata.name: Required value: name or generateName is required'],
  [{ name: 'a.b' }, 'metadata.name: Invalid value: "a.b": must not contain dots'],
  [{ name: 3 }, 'json: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string'],
  [
    { name: 'a', labels: { a: true } },
    'json: cannot unmarshal bool into Go struct field ObjectMeta.metadata.labels of type string',
  ],
  [{ name: 'a', labels: { '': 'x' } }, 'metadata.labels: Invalid value: "": name part must be non-empty'],
  ['x', 'json: cannot unmarshal string into Go struct field Namespace.metadata of type v1.ObjectMeta'],
])('a namespace with the metadata %j is refused', (metadata, message) => {
  const reading = namespace(metadata);
  expect(reading.namespace).toBeUndefined();
  expect(reading.errors[0]?.message).toBe(message);
});

test('a namespace whose name the API server makes up is one that nothing can be in', () => {
  expect(namespace({ generateName: 'test-' })).toEqual({ errors: [] });
});
