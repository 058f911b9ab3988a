import * as fc from 'fast-check';
import type { Peer, Policy, Rule } from '../../lib/model/policy';
import type { Protocol, RulePort } from '../../lib/model/port';
import { FIRST_PORT, LAST_PORT, PROTOCOLS } from '../../lib/model/port';
import { EVERYTHING } from '../../lib/model/selector';
import { isIpv4Mapped } from '../../lib/sets/address';
import type { Cidr } from '../../lib/sets/cidr';
import { anyCidr, cidrInside } from './cidr';
import { anySelector } from './selector';

const protocol: fc.Arbitrary<Protocol> = fc.constantFrom(...PROTOCOLS);
const portNumber = fc.oneof(
  fc.constantFrom(FIRST_PORT, 80, LAST_PORT),
  fc.integer({ min: FIRST_PORT, max: LAST_PORT }),
);

/** One entry of a rule's ports: a name, a number, a range, or all of a protocol. */
export const anyRulePort: fc.Arbitrary<RulePort> = fc.oneof(
  fc.record({
    kind: fc.constant('name' as const),
    protocol,
    name: fc.constantFrom('http', 'dns', 'a', 'serve-80-tcp', 'abcdefghijklmno'),
  }),
  fc.tuple(protocol, portNumber, fc.oneof(fc.constant(0), portNumber)).map(([of, one, other]): RulePort => ({
    kind: 'numbers',
    protocol: of,
    first: other === 0 ? one : Math.min(one, other),
    last: Math.max(one, other),
  })),
  protocol.map((of): RulePort => ({ kind: 'numbers', protocol: of, first: FIRST_PORT, last: LAST_PORT })),
);

/** A block with exceptions strictly inside it, sorted; no IPv4-mapped addresses, which the API refuses. */
export const anyBlockPeer: fc.Arbitrary<Peer> = anyCidr.filter(isWritable).chain((cidr) => {
  const inside = cidrInside(cidr);
  const except: fc.Arbitrary<Cidr[]> = inside ? fc.array(inside.filter(isWritable), { maxLength: 3 }) : fc.constant([]);
  return except.map((blocks): Peer => ({ kind: 'block', cidr, except: blocks.sort(byAddress) }));
});

/** Pods by label, in normal form: a pod selector that selects everything is left out. */
export const anyPodsPeer: fc.Arbitrary<Peer> = fc
  .record(
    { namespaces: anySelector, pods: anySelector.filter((selector) => selector !== EVERYTHING) },
    { requiredKeys: [] },
  )
  .map((selectors): Peer => ({ kind: 'pods', ...selectors }));

export const anyPeer: fc.Arbitrary<Peer> = fc.oneof(anyPodsPeer, anyBlockPeer);

export const anyRule: fc.Arbitrary<Rule> = fc.record({ peers: anyOr(anyPeer), ports: anyOr(anyRulePort) });

/** Any policy that the API can hold, in normal form. */
export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  namespace: fc.constantFrom('default', 'web'),
  name: fc.constantFrom('one', 'two.three'),
  selector: anySelector,
  isolates: fc.constantFrom(
    { ingress: true, egress: false },
    { ingress: false, egress: true },
    { ingress: true, egress: true },
  ),
  ingress: fc.array(anyRule, { maxLength: 3 }),
  egress: fc.array(anyRule, { maxLength: 3 }),
});

function anyOr<T>(item: fc.Arbitrary<T>): fc.Arbitrary<'any' | readonly [T, ...T[]]> {
  const some = fc.tuple(item, fc.array(item, { maxLength: 2 })).map(([first, rest]): [T, ...T[]] => [first, ...rest]);
  return fc.oneof({ weight: 1, arbitrary: fc.constant('any' as const) }, { weight: 3, arbitrary: some });
}

function isWritable(cidr: Cidr): boolean {
  return !isIpv4Mapped({ family: cidr.family, value: cidr.first });
}

function byAddress(one: Cidr, other: Cidr): number {
  return one.first === other.first ? one.length - other.length : one.first < other.first ? -1 : 1;
}
