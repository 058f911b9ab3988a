import { range, sctp, tcp, udp } from '../../lib/index';

test.each([
  [tcp(1), { kind: 'numbers', protocol: 'TCP', first: 1, last: 1 }],
  [udp(65535), { kind: 'numbers', protocol: 'UDP', first: 65535, last: 65535 }],
  [sctp(38412), { kind: 'numbers', protocol: 'SCTP', first: 38412, last: 38412 }],
  [range(1, 65535), { kind: 'numbers', protocol: 'TCP', first: 1, last: 65535 }],
  [range(53, 53, 'UDP'), { kind: 'numbers', protocol: 'UDP', first: 53, last: 53 }],
])('%j is a port or a range of ports', (ports, expected) => {
  expect(ports).toEqual(expected);
  expect(Object.isFrozen(ports)).toBe(true);
});

test.each([0, -1, 65536, 80.5, NaN, Infinity, '80' as unknown as number, undefined as unknown as number])(
  '%p is no port',
  (number) => {
    for (const make of [tcp, udp, sctp]) expect(() => make(number)).toThrow(/NP201 invalid-port/);
  },
);

test.each([
  [2, 1],
  [0, 10],
  [65535, 65536],
  [1, NaN],
])('from %p to %p is no range', (first, last) => {
  expect(() => range(first, last)).toThrow(/NP201 invalid-port/);
});
