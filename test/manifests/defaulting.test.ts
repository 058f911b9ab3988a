import { defaultNetworkPolicySpec } from '../../lib/manifests/defaulting';
import type { SpecToDefault } from '../../lib/manifests/defaulting';
import { casesOf } from './validation/case-files';

test.each<[string, SpecToDefault | null | undefined, readonly string[]]>([
  ['no spec', undefined, ['Ingress']],
  ['a null spec', null, ['Ingress']],
  ['no types and no egress', {}, ['Ingress']],
  ['no types and egress: null', { egress: null }, ['Ingress']],
  ['no types and egress: []', { egress: [] }, ['Ingress']],
  ['no types and an egress rule', { egress: [{}] }, ['Ingress', 'Egress']],
  ['no types and a null egress rule', { egress: [null] }, ['Ingress', 'Egress']],
  ['empty types and an egress rule', { egress: [{}], policyTypes: [] }, ['Ingress', 'Egress']],
  ['null types and an egress rule', { egress: [{}], policyTypes: null }, ['Ingress', 'Egress']],
  ['types that hide a rule', { egress: [{}], policyTypes: ['Ingress'] }, ['Ingress']],
  ['types twice, unknown to the API', { policyTypes: ['Egress', 'Egress', 'x'] }, ['Egress', 'Egress', 'x']],
])('%s: the types are as the server defaults them', (_what, spec, policyTypes) => {
  expect(defaultNetworkPolicySpec(spec).policyTypes).toEqual(policyTypes);
});

test('a port entry without a protocol is TCP, in both directions, whatever else it says', () => {
  const ports = [null, {}, { protocol: null }, { port: 80 }, { port: 'http', endPort: 1 }, { protocol: 'UDP' }];
  const expected = [
    { protocol: 'TCP' },
    { protocol: 'TCP' },
    { protocol: 'TCP' },
    { port: 80, protocol: 'TCP' },
    { port: 'http', endPort: 1, protocol: 'TCP' },
    { protocol: 'UDP' },
  ];
  const spec = defaultNetworkPolicySpec({ ingress: [{ ports }], egress: [{ ports }] });
  expect(spec.ingress).toEqual([{ ports: expected }]);
  expect(spec.egress).toEqual([{ ports: expected }]);
});

test('a protocol that is written stays, even an empty one', () => {
  const spec = defaultNetworkPolicySpec({ ingress: [{ ports: [{ protocol: '' }, { protocol: 'tcp' }] }] });
  expect(spec.ingress).toEqual([{ ports: [{ protocol: '' }, { protocol: 'tcp' }] }]);
});

test('nothing else changes', () => {
  const spec = {
    podSelector: { matchLabels: { a: 'b' } },
    ingress: [
      null,
      {},
      { from: [], ports: [] },
      { from: null, ports: null },
      { from: [{ ipBlock: { cidr: '010.0.0.1/8' } }] },
    ],
    policyTypes: ['Ingress'],
    unknown: [null],
  };
  expect(defaultNetworkPolicySpec(spec)).toEqual(spec);
});

test('the spec itself is not touched', () => {
  const ports = Object.freeze([Object.freeze({}), null]);
  const rules = Object.freeze([Object.freeze({ ports })]);
  const spec = Object.freeze({ ingress: rules, egress: rules });
  const before = JSON.stringify(spec);
  defaultNetworkPolicySpec(spec);
  expect(JSON.stringify(spec)).toBe(before);
});

test('an absent and a null pod selector select everything', () => {
  expect(defaultNetworkPolicySpec({}).podSelector).toEqual({});
  expect(defaultNetworkPolicySpec({ podSelector: null }).podSelector).toEqual({});
});

test('defaulting twice is defaulting once', () => {
  const once = defaultNetworkPolicySpec({ egress: [{ ports: [{}, null] }, null] });
  expect(defaultNetworkPolicySpec(once)).toEqual(once);
});

const cases = casesOf('null-and-empty.yaml').filter(({ defaulted }) => defaulted !== undefined);

test.each(cases)('$id has the types that the server gives it: $title', ({ object, defaulted }) => {
  expect(defaulted).toMatchObject({ policyTypes: defaultNetworkPolicySpec(object.spec).policyTypes });
});
