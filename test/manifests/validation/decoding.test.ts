import { runInNewContext } from 'node:vm';
import * as fc from 'fast-check';
import { decodePolicy } from '../../../lib/manifests/decode/decode-policy';
import { validateNetworkPolicy } from '../../../lib/manifests/validation';
import { policyOf } from '../../../lib/manifests/policy-reading';

const metadata = { name: 'one', namespace: 'web' };

function messagesOf(object: unknown): readonly string[] {
  return validateNetworkPolicy(object).errors.map(({ message }) => message);
}

test('an object that contains itself is refused and not followed', () => {
  const spec: Record<string, unknown> = { podSelector: {} };
  spec['podSelector'] = spec;
  expect(messagesOf({ metadata, spec })).toEqual(['unknown field "spec.podSelector.podSelector"']);
  const ingress: unknown[] = [];
  ingress.push(ingress);
  expect(messagesOf({ metadata, spec: { ingress } })).toEqual([
    'json: cannot unmarshal array into Go struct field NetworkPolicySpec.spec.ingress of type v1.NetworkPolicyIngressRule',
  ]);
});

test('keys of the prototype are keys like any other', () => {
  const object = JSON.parse(
    '{"metadata":{"name":"one","__proto__":{"namespace":"x"}},"spec":{"podSelector":{"matchLabels":{"__proto__":"x"}}}}',
  );
  expect(messagesOf(object)).toEqual(['unknown field "metadata.__proto__"']);
  delete object.metadata.__proto__;
  const labels = JSON.parse('{"__proto__":"x","constructor":"y"}');
  expect(messagesOf({ metadata, spec: { podSelector: { matchLabels: labels } } })).toEqual([
    expect.stringMatching(/^spec\.podSelector\.matchLabels: Invalid value: "__proto__": name part must consist of/),
  ]);
  const { selector } = policyOf({ metadata, spec: { podSelector: { matchLabels: { constructor: 'y' } } } });
  expect(selector.requirements).toEqual([{ key: 'constructor', operator: 'In', values: ['y'] }]);
  expect(messagesOf({ metadata, spec: {}, toString: 1, hasOwnProperty: 2 })).toEqual([
    'unknown field "hasOwnProperty"',
    'unknown field "toString"',
  ]);
});

test('what is inherited is not read', () => {
  const bare: unknown = Object.create(null);
  expect(messagesOf({ metadata, spec: bare })).toEqual([]);
  const inheriting: unknown = Object.create({ ingress: 'x' });
  expect(messagesOf({ metadata, spec: inheriting })).toEqual([
    'json: cannot unmarshal instance of a class into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec',
  ]);
});

test.each([new Map(), new Date(0), new (class Spec {})(), /x/, Promise.resolve()])('%p is no spec', (spec) => {
  expect(messagesOf({ metadata, spec })).toEqual([expect.stringContaining('cannot unmarshal instance of a class')]);
});

test.each([undefined, null, 1, 'x', true, [], Symbol('x'), 1n, () => ({}), new Proxy(() => 1, {})])(
  '%p is no policy',
  (object) => {
    expect(validateNetworkPolicy(object).errors).toHaveLength(1);
  },
);

test('plain objects of another realm are as good as ours', () => {
  const object: unknown = runInNewContext(`({ metadata: { name: 'one' }, spec: { ingress: [{ ports: [{}] }] } })`);
  expect(messagesOf(object)).toEqual([]);
});

test('a getter is refused and not called', () => {
  const spec = {
    get ingress(): never {
      throw new Error('called');
    },
  };
  expect(messagesOf({ metadata, spec })).toEqual([
    'json: cannot unmarshal computed property into Go struct field NetworkPolicySpec.spec.ingress of type []v1.NetworkPolicyIngressRule',
  ]);
});

test('an object that cannot be looked at is refused', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  expect(messagesOf({ metadata, spec: { podSelector: proxy } })).toEqual(['the object cannot be read']);
  const fighting = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  expect(messagesOf({ metadata, spec: fighting })).toEqual(['the object cannot be read']);
});

test('a number that JSON cannot hold is refused, since a null would open every port', () => {
  for (const port of [Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(messagesOf({ metadata, spec: { ingress: [{ ports: [{ port }] }] } })).toEqual([
      `json: cannot unmarshal number ${port} into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32`,
    ]);
  }
});

test('an undefined value is absent, an undefined item is null, as in JSON', () => {
  expect(messagesOf({ metadata, spec: { ingress: undefined, nothing: undefined } })).toEqual([]);
  expect(messagesOf({ metadata, spec: { ingress: [{ from: [undefined] }] } })).toEqual([
    'spec.ingress[0].from[0]: Required value: must specify a peer',
  ]);
  // A hole is printed as null, too.
  const from: unknown[] = [];
  from.length = 2;
  expect(messagesOf({ metadata, spec: { ingress: [{ from }] } })).toHaveLength(2);
});

test('what is longer than a request may be is refused before it is walked', () => {
  const tooLarge = ['Request entity too large: limit is 3145728'];
  const holes: unknown[] = [];
  holes.length = 2 ** 32 - 1;
  expect(messagesOf({ metadata, spec: { ingress: holes } })).toEqual(tooLarge);
  expect(messagesOf({ metadata: { ...metadata, annotations: { a: 'x'.repeat(3 * 1024 * 1024) } } })).toEqual(tooLarge);
  const ports = Array.from({ length: 1000 }, () => ({}));
  const ingress = Array.from({ length: 1_000_000 }, () => ({ ports }));
  expect(messagesOf({ metadata, spec: { ingress } })).toEqual(tooLarge);
});

test('a thousand levels of unknown fields are one unknown field', () => {
  let deep: unknown = {};
  for (let level = 0; level < 100_000; level += 1) deep = { deep };
  expect(messagesOf({ metadata, spec: { deep } })).toEqual(['unknown field "spec.deep"']);
});

test('the server names a hundred unknown fields and no more', () => {
  const spec = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`field${index}`, 1]));
  expect(messagesOf({ metadata, spec })).toHaveLength(100);
});

test('nothing at all makes the validator throw', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withObjectString: true,
    key: fc.constantFrom(
      ...['spec', 'metadata', 'name', 'ingress', 'egress', 'from', 'to', 'ports', 'port', 'endPort'],
      'ipBlock',
    ),
    maxDepth: 6,
  });
  fc.assert(
    fc.property(anything, (part) => {
      for (const object of [
        part,
        { metadata: part },
        { metadata, spec: part },
        { metadata, spec: { ingress: [part] } },
      ]) {
        const { errors } = validateNetworkPolicy(object);
        expect(errors.every(({ message }) => message !== 'the object cannot be read')).toBe(true);
      }
    }),
  );
});

test('decoding gives zero values for null items and leaves null fields out', () => {
  const { policy } = decodePolicy({ metadata, spec: { ingress: [null], egress: null, policyTypes: [null] } });
  expect(policy?.spec).toEqual({ ingress: [{}], policyTypes: [''] });
});
