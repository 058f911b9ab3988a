import { policyOf } from '../../lib/manifests/policy-reading';
import { EVERYTHING, selectorOf, selectorOfLabels } from '../../lib/model/selector';
import { formatCidr } from '../../lib/sets/cidr';
import { caseFiles, casesOf } from './validation/case-files';

const metadata = { name: 'one', namespace: 'web' };

/** The rules that are read out of one raw ingress rule. */
function ruleOf(rule: unknown) {
  return policyOf({ metadata, spec: { ingress: [rule] } }).ingress[0];
}

test('a policy without a spec isolates every pod of its namespace for ingress', () => {
  for (const spec of [undefined, null, {}]) {
    expect(policyOf({ metadata, spec })).toEqual({
      namespace: 'web',
      name: 'one',
      selector: EVERYTHING,
      isolates: { ingress: true, egress: false },
      ingress: [],
      egress: [],
    });
  }
});

test.each([{}, null, { from: [], ports: [] }, { from: null, ports: null }])('the rule %j opens everything', (rule) => {
  expect(ruleOf(rule)).toEqual({ peers: 'any', ports: 'any' });
});

test.each([{}, null, { protocol: null }, { port: null, endPort: null }])('the port %j is all of TCP', (port) => {
  expect(ruleOf({ ports: [port] })).toEqual({
    peers: 'any',
    ports: [{ kind: 'numbers', protocol: 'TCP', first: 1, last: 65535 }],
  });
});

test('numbers, ranges and names keep their protocol', () => {
  const ports = [{ port: 80 }, { port: 80, endPort: 90, protocol: 'UDP' }, { port: 'dns', protocol: 'SCTP' }];
  expect(ruleOf({ ports })?.ports).toEqual([
    { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
    { kind: 'numbers', protocol: 'UDP', first: 80, last: 90 },
    { kind: 'name', protocol: 'SCTP', name: 'dns' },
  ]);
});

test('the selectors of a peer are read as they are, and a pod selector of everything is none', () => {
  const from = [
    { podSelector: {} },
    { namespaceSelector: {} },
    { namespaceSelector: {}, podSelector: {} },
    { namespaceSelector: { matchLabels: { a: 'b' } }, podSelector: { matchLabels: { c: null } } },
    { podSelector: { matchExpressions: [{ key: 'k', operator: 'NotIn', values: ['y', 'x', 'y'] }] } },
  ];
  expect(ruleOf({ from })?.peers).toEqual([
    { kind: 'pods' },
    { kind: 'pods', namespaces: EVERYTHING },
    { kind: 'pods', namespaces: EVERYTHING },
    { kind: 'pods', namespaces: selectorOfLabels({ a: 'b' }), pods: selectorOfLabels({ c: '' }) },
    { kind: 'pods', pods: selectorOf([{ key: 'k', operator: 'NotIn', values: ['x', 'y'] }]) },
  ]);
});

test('what old servers accepted is read too: bits beyond the prefix are cut off, exceptions keep their order', () => {
  const rule = ruleOf({ from: [{ ipBlock: { cidr: '010.1.2.3/8', except: ['10.9.0.1/16', '10.1.0.0/016'] } }] });
  const [peer] = rule?.peers === 'any' ? [] : (rule?.peers ?? []);
  if (peer?.kind !== 'block') throw new Error('no block was read');
  expect([peer.cidr, ...peer.except].map(formatCidr)).toEqual(['10.0.0.0/8', '10.9.0.0/16', '10.1.0.0/16']);
});

test('both parts of a selector are one conjunction, also over the same key', () => {
  const podSelector = {
    matchLabels: { a: '1', b: '2' },
    matchExpressions: [
      { key: 'a', operator: 'In', values: ['1'] },
      { key: 'a', operator: 'NotIn', values: ['1'] },
    ],
  };
  expect(policyOf({ metadata, spec: { podSelector } }).selector).toEqual(
    selectorOf([
      { key: 'a', operator: 'In', values: ['1'] },
      { key: 'a', operator: 'NotIn', values: ['1'] },
      { key: 'b', operator: 'In', values: ['2'] },
    ]),
  );
});

test('types that are written hide rules and keep them', () => {
  const policy = policyOf({ metadata, spec: { policyTypes: ['Egress', 'Egress'], ingress: [{}] } });
  expect(policy.isolates).toEqual({ ingress: false, egress: true });
  expect(policy.ingress).toHaveLength(1);
});

test('the namespace is that of the object, else the given one, else an error', () => {
  expect(policyOf({ metadata }, { namespace: 'other' }).namespace).toBe('web');
  expect(policyOf({ metadata: { name: 'one' } }, { namespace: 'other' }).namespace).toBe('other');
  expect(() => policyOf({ metadata: { name: 'one' } })).toThrow(
    "the policy 'one' names no namespace, and none was given for it",
  );
});

test.each([
  [{ metadata, spec: { ingress: [{ from: [{}] }] } }, 'spec.ingress[0].from[0]: Required value: must specify a peer'],
  [{ metadata, spec: { ingres: [] } }, 'strict decoding error: unknown field "spec.ingres"'],
  [null, 'json: cannot unmarshal'],
])('an object that is no valid policy cannot be read', (object, reason) => {
  expect(() => policyOf(object)).toThrow(TypeError);
  expect(() => policyOf(object)).toThrow(reason);
});

test('what is read is frozen', () => {
  const policy = policyOf({ metadata, spec: { ingress: [{ from: [{ ipBlock: { cidr: '::/0' } }], ports: [{}] }] } });
  const rule = policy.ingress[0];
  const parts = [policy, policy.ingress, policy.egress, policy.isolates, rule, rule?.peers, rule?.ports];
  expect(parts.map((part) => Object.isFrozen(part))).toEqual(parts.map(() => true));
  for (const list of [rule?.peers, rule?.ports]) {
    if (typeof list === 'object') expect(list.every((item) => Object.isFrozen(item))).toBe(true);
  }
});

const accepted = caseFiles().flatMap(([, cases]) =>
  cases.filter(({ expect: [first], old }) => old === undefined && first?.errors === undefined),
);

test.each(accepted)('$id is accepted by the oldest server, so it can be read: $title', ({ object }) => {
  expect(policyOf(object)).toMatchObject({
    name: object.metadata?.name,
    namespace: object.metadata && expect.any(String),
  });
});

const defaulted = casesOf('null-and-empty.yaml').filter((one) => one.defaulted !== undefined);

test.each(defaulted)('$id means what the server makes of it: $title', ({ object, defaulted: spec }) => {
  expect(policyOf(object)).toEqual(policyOf({ ...object, spec }));
});
