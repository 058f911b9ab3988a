import * as fc from 'fast-check';
import { policyOf } from '../../lib/manifests/policy-reading';
import { specOf } from '../../lib/manifests/policy-writing';
import { validateNetworkPolicy } from '../../lib/manifests/validation';
import type { Policy } from '../../lib/model/policy';
import { EVERYTHING, selectorOf, selectorOfLabels } from '../../lib/model/selector';
import { parseCidr } from '../../lib/sets/cidr';
import type { Cidr } from '../../lib/sets/cidr';
import { anyPolicy } from '../arbitraries/policy';

const POLICY: Policy = {
  namespace: 'web',
  name: 'one',
  selector: EVERYTHING,
  isolates: { ingress: true, egress: false },
  ingress: [],
  egress: [],
};

function rawOf(policy: Policy) {
  return { metadata: { name: policy.name, namespace: policy.namespace }, spec: specOf(policy) };
}

function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is no CIDR`);
  return cidr;
}

test('what is written is read back as the same policy', () => {
  fc.assert(fc.property(anyPolicy, (policy) => expect(policyOf(rawOf(policy))).toEqual(policy)));
});

test('what is written is accepted by every server, without a warning', () => {
  const versions = Array.from({ length: 9 }, (_, index) => `1.${30 + index}`);
  fc.assert(
    fc.property(anyPolicy, fc.constantFrom(...versions), (policy, kubernetesVersion) => {
      const options = { kubernetesVersion, requireNamespace: true };
      expect(validateNetworkPolicy(rawOf(policy), options)).toEqual({ errors: [], warnings: [] });
    }),
  );
});

test('what is written never has an empty list and always has types and protocols', () => {
  fc.assert(
    fc.property(anyPolicy, (policy) => {
      const { policyTypes, ...spec } = specOf(policy);
      expect(policyTypes?.length).toBeGreaterThan(0);
      expect(JSON.stringify(spec)).not.toContain('[]');
      for (const { ports } of [...(spec.ingress ?? []), ...(spec.egress ?? [])]) {
        for (const port of ports ?? []) expect(port.protocol).toBeDefined();
      }
    }),
  );
});

test('a rule that opens everything is an empty object, and no rule is no key', () => {
  expect(specOf({ ...POLICY, ingress: [{ peers: 'any', ports: 'any' }] })).toEqual({
    podSelector: {},
    policyTypes: ['Ingress'],
    ingress: [{}],
  });
  expect(specOf({ ...POLICY, isolates: { ingress: true, egress: true } })).toEqual({
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
  });
});

test('rules of a direction that is not isolated are kept', () => {
  expect(specOf({ ...POLICY, egress: [{ peers: 'any', ports: 'any' }] })).toMatchObject({
    policyTypes: ['Ingress'],
    egress: [{}],
  });
});

test('exceptions are sorted, and blocks have their canonical text', () => {
  const except = ['10.2.0.0/16', '10.1.0.0/24', '10.1.0.0/16', '10.10.0.0/16'].map(block);
  const peer = { kind: 'block', cidr: block('010.1.2.3/8'), except } as const;
  expect(specOf({ ...POLICY, ingress: [{ peers: [peer], ports: 'any' }] }).ingress).toEqual([
    {
      from: [
        { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', '10.1.0.0/24', '10.2.0.0/16', '10.10.0.0/16'] } },
      ],
    },
  ]);
});

test('one value of a key is a label, everything else an expression', () => {
  const selector = selectorOf([
    { key: 'app', operator: 'In', values: ['a'] },
    { key: 'app', operator: 'In', values: ['b'] },
    { key: 'tier', operator: 'In', values: ['y', 'x'] },
    { key: 'tier', operator: 'NotIn', values: ['z'] },
    { key: 'team', operator: 'Exists', values: [] },
  ]);
  expect(specOf({ ...POLICY, selector }).podSelector).toEqual({
    matchLabels: { app: 'a' },
    matchExpressions: [
      { key: 'app', operator: 'In', values: ['b'] },
      { key: 'team', operator: 'Exists' },
      { key: 'tier', operator: 'In', values: ['x', 'y'] },
      { key: 'tier', operator: 'NotIn', values: ['z'] },
    ],
  });
});

test('all pods of the own namespace are an empty pod selector; all pods elsewhere need none', () => {
  const peers = [{ kind: 'pods' }, { kind: 'pods', namespaces: EVERYTHING }] as const;
  expect(specOf({ ...POLICY, ingress: [{ peers, ports: 'any' }] }).ingress).toEqual([
    { from: [{ podSelector: {} }, { namespaceSelector: {} }] },
  ]);
  const named = [
    { kind: 'pods', namespaces: selectorOfLabels({ a: 'b' }), pods: selectorOfLabels({ c: 'd' }) },
  ] as const;
  expect(specOf({ ...POLICY, ingress: [{ peers: named, ports: 'any' }] }).ingress).toEqual([
    { from: [{ namespaceSelector: { matchLabels: { a: 'b' } }, podSelector: { matchLabels: { c: 'd' } } }] },
  ]);
});

test('ports are written in the shortest form', () => {
  const ports = [
    { kind: 'numbers', protocol: 'UDP', first: 1, last: 65535 },
    { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
    { kind: 'numbers', protocol: 'SCTP', first: 80, last: 81 },
    { kind: 'name', protocol: 'TCP', name: 'http' },
  ] as const;
  expect(specOf({ ...POLICY, ingress: [{ peers: 'any', ports }] }).ingress).toEqual([
    {
      ports: [
        { protocol: 'UDP' },
        { protocol: 'TCP', port: 80 },
        { protocol: 'SCTP', port: 80, endPort: 81 },
        { protocol: 'TCP', port: 'http' },
      ],
    },
  ]);
});

test('a policy that isolates in no direction cannot be written', () => {
  expect(() => specOf({ ...POLICY, isolates: { ingress: false, egress: false } })).toThrow(
    "the policy 'web/one' isolates in no direction",
  );
});

test('a block of IPv4-mapped addresses is written as it is, and validation refuses it', () => {
  const peer = { kind: 'block', cidr: block('::ffff:10.0.0.0/104'), except: [] } as const;
  const policy: Policy = { ...POLICY, ingress: [{ peers: [peer], ports: 'any' }] };
  expect(policyOf(rawOf(policy))).toEqual(policy);
  expect(validateNetworkPolicy(rawOf(policy)).errors.map(({ detail }) => detail)).toEqual([
    'must not have an IPv4-mapped IPv6 address',
  ]);
});
