import * as fc from 'fast-check';
import type { BlockPeer, NonEmpty, Peer, Rule } from '../../lib/model/policy';
import type { RulePort } from '../../lib/model/port';
import { NAMESPACE_NAME_LABEL } from '../../lib/model/labels';
import { EVERYTHING, selectorOf, type Requirement, type Selector } from '../../lib/model/selector';
import { parseCidr, type Cidr } from '../../lib/sets/cidr';

/** Few labels, blocks and ports, so that peers cover each other and ports overlap often. */
function some<T>(...items: readonly T[]): fc.Arbitrary<NonEmpty<T>> {
  return fc.subarray([...items], { minLength: 1, maxLength: 3 }).map((list) => list as unknown as NonEmpty<T>);
}

function selectors(...requirements: readonly Requirement[]): fc.Arbitrary<Selector> {
  return fc
    .subarray([...requirements], { maxLength: 2 })
    .map((chosen) => (chosen.length ? selectorOf(chosen) : EVERYTHING));
}

function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new RangeError(`${text} is no block`);
  return cidr;
}

const pods = selectors(
  { key: 'app', operator: 'In', values: ['a'] },
  { key: 'app', operator: 'In', values: ['a', 'b'] },
  { key: 'app', operator: 'Exists', values: [] },
  { key: 'app', operator: 'NotIn', values: ['b'] },
  { key: 'tier', operator: 'In', values: ['x'] },
  { key: 'tier', operator: 'DoesNotExist', values: [] },
).filter((selector) => selector !== EVERYTHING);

const namespaces = selectors(
  { key: 'team', operator: 'In', values: ['a'] },
  { key: 'env', operator: 'Exists', values: [] },
  { key: NAMESPACE_NAME_LABEL, operator: 'In', values: ['red'] },
  { key: NAMESPACE_NAME_LABEL, operator: 'In', values: ['green', 'red'] },
);

const podsPeer: fc.Arbitrary<Peer> = fc
  .record({ namespaces, pods }, { requiredKeys: [] })
  .map((chosen): Peer => ({ kind: 'pods', ...chosen }));

const except = fc.subarray(['10.0.0.0/30', '10.0.0.2/32', '10.0.0.8/29'].map(block), { maxLength: 2 });
const blockPeer: fc.Arbitrary<BlockPeer> = fc.oneof(
  fc
    .constantFrom('0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/24', '10.0.0.0/28')
    .chain((cidr) => except.map((left): BlockPeer => ({ kind: 'block', cidr: block(cidr), except: left }))),
  fc
    .constantFrom('10.0.0.4/32', '10.0.0.8/30', '203.0.113.0/24', '203.0.113.200/32', '::/0')
    .map((cidr): BlockPeer => ({ kind: 'block', cidr: block(cidr), except: [] })),
);

const numbers = (protocol: RulePort['protocol'], first: number, last = first): RulePort => ({
  kind: 'numbers',
  protocol,
  first,
  last,
});

const ports = some<RulePort>(
  numbers('TCP', 8080),
  numbers('TCP', 8081),
  numbers('TCP', 8050),
  numbers('TCP', 8000, 8080),
  numbers('TCP', 8060, 8100),
  numbers('TCP', 1, 65535),
  numbers('UDP', 53),
  numbers('SCTP', 9),
  { kind: 'name', protocol: 'TCP', name: 'http' },
  { kind: 'name', protocol: 'UDP', name: 'dns' },
);

function orAny<T>(list: fc.Arbitrary<NonEmpty<T>>): fc.Arbitrary<'any' | NonEmpty<T>> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant('any' as const) }, { weight: 7, arbitrary: list });
}

const peers = fc
  .array(fc.oneof(podsPeer, blockPeer), { minLength: 1, maxLength: 4 })
  .map((list) => list as unknown as NonEmpty<Peer>);

/** The rules of one policy in one direction, between the ends and on the ports that laws tell apart. */
export const smallRules: fc.Arbitrary<readonly Rule[]> = fc.array(
  fc.record({ peers: orAny(peers), ports: orAny(ports) }),
  { minLength: 1, maxLength: 5 },
);
