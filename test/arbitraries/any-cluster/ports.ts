import * as fc from 'fast-check';
import { FIRST_PORT, LAST_PORT, type DeclaredPort, type Protocol, type RulePort } from '../../../lib/model/port';
import { oneOf, PLAIN } from './choosing';

export const protocol: fc.Arbitrary<Protocol> = oneOf<Protocol>([4, 'TCP'], [2, 'UDP'], [1, 'SCTP']);

/** Numbers close to each other and at both ends, so that ranges touch, overlap and leave one port between them. */
export const portNumber: fc.Arbitrary<number> = fc.constantFrom(
  80,
  81,
  82,
  79,
  FIRST_PORT,
  2,
  8080,
  LAST_PORT - 1,
  LAST_PORT,
);

const portName = fc.constantFrom('http', 'dns', 'constructor');

const range = fc.tuple(protocol, portNumber, portNumber).map(([of, one, other]): RulePort => ({
  kind: 'numbers',
  protocol: of,
  first: Math.min(one, other),
  last: Math.max(one, other),
}));

const single = fc
  .tuple(protocol, portNumber)
  .map(([of, number]): RulePort => ({ kind: 'numbers', protocol: of, first: number, last: number }));

const all = protocol.map((of): RulePort => ({ kind: 'numbers', protocol: of, first: FIRST_PORT, last: LAST_PORT }));

const named = fc.record({ kind: fc.constant('name' as const), protocol, name: portName }, PLAIN);

/** One entry of a rule's ports. */
export const rulePort: fc.Arbitrary<RulePort> = fc.oneof(
  { weight: 3, arbitrary: single },
  { weight: 3, arbitrary: range },
  { weight: 3, arbitrary: named },
  { weight: 1, arbitrary: all },
);

const declaredPort: fc.Arbitrary<DeclaredPort> = fc.record(
  { protocol, number: portNumber, name: portName, sidecar: oneOf([2, false], [1, true]) },
  { requiredKeys: ['protocol', 'number'], ...PLAIN },
);

/** What the containers of a pod declare: the same name often comes twice, with other numbers or protocols. */
export const declaredPorts: fc.Arbitrary<readonly DeclaredPort[]> = fc
  .tuple(fc.array(declaredPort, { maxLength: 3 }), fc.option(portNumber, { freq: 1 }))
  .map(([ports, number]) => [...ports, ...ports.slice(0, 1).flatMap((port) => (number ? [{ ...port, number }] : []))]);
