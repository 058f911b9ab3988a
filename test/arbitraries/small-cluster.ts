import * as fc from 'fast-check';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../lib/model/labels';
import type { Cluster } from '../../lib/model/cluster';
import type { NonEmpty, Peer, Policy, Rule } from '../../lib/model/policy';
import type { DeclaredPort, RulePort } from '../../lib/model/port';
import { selectorOf, type Requirement, type Selector } from '../../lib/model/selector';
import type { Workload } from '../../lib/model/workload';
import { parseAddress, type Address } from '../../lib/sets/address';
import { parseCidr, type Cidr } from '../../lib/sets/cidr';

/** Few labels, few addresses and few ports, so that policies meet, overlap and contradict each other. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  app: ['a', 'b'],
  tier: ['x', 'y'],
  team: ['a', 'b'],
  [NAMESPACE_NAME_LABEL]: ['red', 'green', 'blue'],
};

export const NAMESPACE_NAMES = ['red', 'green', 'blue'] as const;

function known<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('a constant of this file is wrong');
  return value;
}

export const address = (text: string): Address => known(parseAddress(text, 'strict'));
const block = (text: string): Cidr => known(parseCidr(text));

/** Any requirement on one of these keys. */
export function requirementOn(...keys: string[]): fc.Arbitrary<Requirement> {
  return fc.constantFrom(...keys).chain((key) =>
    fc.oneof(
      fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom('In' as const, 'NotIn' as const),
        values: fc.subarray([...(VALUES[key] ?? [])], { minLength: 1 }),
      }),
      fc.record({
        key: fc.constant(key),
        operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const),
        values: fc.constant([]),
      }),
    ),
  );
}

/** Any selector of at most so many requirements on these keys. */
export function selectorOn(keys: readonly string[], most = 2): fc.Arbitrary<Selector> {
  return fc.array(requirementOn(...keys), { maxLength: most }).map(selectorOf);
}

export const podSelector = selectorOn(['app', 'tier']);
export const namespaceSelector = selectorOn(['team', NAMESPACE_NAME_LABEL]);

const podsPeer: fc.Arbitrary<Peer> = fc.record(
  { kind: fc.constant('pods' as const), namespaces: namespaceSelector, pods: podSelector },
  { requiredKeys: ['kind'] },
);

const blockPeer: fc.Arbitrary<Peer> = fc
  .constantFrom<[string, string[]]>(
    ['10.0.0.0/24', []],
    ['10.0.0.0/24', ['10.0.0.2/32', '10.0.0.128/25']],
    ['10.0.0.0/8', ['10.0.0.0/24']],
    ['0.0.0.0/0', ['10.0.0.0/8']],
    ['203.0.113.0/24', []],
    ['2001:db8::/32', ['2001:db8:1::/48']],
    ['::/0', []],
  )
  .map(([cidr, except]) => ({ kind: 'block', cidr: block(cidr), except: except.map(block) }));

const rulePort: fc.Arbitrary<RulePort> = fc.constantFrom<RulePort[]>(
  { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
  { kind: 'numbers', protocol: 'TCP', first: 80, last: 90 },
  { kind: 'numbers', protocol: 'TCP', first: 1, last: 65535 },
  { kind: 'numbers', protocol: 'UDP', first: 53, last: 53 },
  { kind: 'name', protocol: 'TCP', name: 'http' },
);

function anyOr<T>(item: fc.Arbitrary<T>): fc.Arbitrary<'any' | NonEmpty<T>> {
  const some = fc.tuple(item, fc.array(item, { maxLength: 2 })).map(([first, rest]): NonEmpty<T> => [first, ...rest]);
  return fc.oneof({ weight: 1, arbitrary: fc.constant('any' as const) }, { weight: 3, arbitrary: some });
}

/** Any peer of a small cluster. */
export const smallPeer: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 3, arbitrary: podsPeer },
  { weight: 1, arbitrary: blockPeer },
);

export const smallRule: fc.Arbitrary<Rule> = fc.record({ peers: anyOr(smallPeer), ports: anyOr(rulePort) });

const isolates = fc.constantFrom(
  { ingress: true, egress: false },
  { ingress: false, egress: true },
  { ingress: true, egress: true },
);

/** Any policy of a small cluster. */
export const smallPolicy: fc.Arbitrary<Policy> = fc.record({
  namespace: fc.constantFrom(...NAMESPACE_NAMES),
  name: fc.constantFrom('one', 'two', 'three'),
  selector: podSelector,
  isolates,
  ingress: fc.array(smallRule, { maxLength: 2 }),
  egress: fc.array(smallRule, { maxLength: 2 }),
});

export const podLabels: fc.Arbitrary<Labels> = fc.record(
  { app: fc.constantFrom('a', 'b', 'c'), tier: fc.constantFrom('x', 'y', 'z') },
  { requiredKeys: [] },
);

const ports = fc.constantFrom<DeclaredPort[][]>(
  [],
  [{ name: 'http', protocol: 'TCP', number: 80 }],
  [{ name: 'http', protocol: 'TCP', number: 8080 }],
);

const addresses = fc.constantFrom<string[][]>([], ['10.0.0.1'], ['10.0.0.200'], ['10.9.9.9', '2001:db8::9']);

/** Any workload: with and without known addresses, on the host network now and then. */
export const smallWorkload: fc.Arbitrary<Workload> = fc
  .record({
    namespace: fc.constantFrom(...NAMESPACE_NAMES),
    labels: podLabels,
    ports,
    addresses,
    hostNetwork: fc.constantFrom(false, false, false, true),
  })
  .map((chosen) => ({
    ...chosen,
    name: 'pods',
    kind: 'Pod',
    runtimeLabels: [],
    addresses: chosen.addresses.map(address),
    nodeAddresses: [],
    finished: false,
  }));

const namespaceLabels: fc.Arbitrary<Labels> = fc.record({ team: fc.constantFrom('a', 'b') }, { requiredKeys: [] });

/** Any small cluster. */
export const smallCluster: fc.Arbitrary<Cluster> = fc.record({
  namespaces: fc
    .tuple(namespaceLabels, namespaceLabels, namespaceLabels)
    .map((all) =>
      NAMESPACE_NAMES.map((name, index) => ({ name, labels: { ...all[index], [NAMESPACE_NAME_LABEL]: name } })),
    ),
  workloads: fc
    .array(smallWorkload, { minLength: 1, maxLength: 4 })
    .map((all) => all.map((workload, index) => ({ ...workload, name: `pods-${index}` }))),
  policies: fc.array(smallPolicy, { minLength: 1, maxLength: 4 }),
});
