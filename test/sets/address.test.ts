import * as fc from 'fast-check';
import { formatAddress, isIpv4Mapped, parseAddress } from '../../lib/sets/address';
import { anyAddress } from '../arbitraries/cidr';

const STRICT: readonly (readonly [string, 'IPv4' | 'IPv6', bigint, string])[] = [
  ['0.0.0.0', 'IPv4', 0n, '0.0.0.0'],
  ['255.255.255.255', 'IPv4', 0xffffffffn, '255.255.255.255'],
  ['10.0.0.1', 'IPv4', 0x0a000001n, '10.0.0.1'],
  ['::', 'IPv6', 0n, '::'],
  ['::1', 'IPv6', 1n, '::1'],
  ['1::', 'IPv6', 1n << 112n, '1::'],
  ['2001:DB8::1', 'IPv6', (0x20010db8n << 96n) | 1n, '2001:db8::1'],
  ['1:2:3:4:5:6:7:8', 'IPv6', 0x00010002000300040005000600070008n, '1:2:3:4:5:6:7:8'],
  ['1:2:3:4:5:6:7::', 'IPv6', 0x00010002000300040005000600070000n, '1:2:3:4:5:6:7:0'],
  ['1:0:0:2:0:0:0:3', 'IPv6', 0x00010000000000020000000000000003n, '1:0:0:2::3'],
  ['1:0:0:2:3:0:0:4', 'IPv6', 0x00010000000000020003000000000004n, '1::2:3:0:0:4'],
  ['::ffff:10.0.0.1', 'IPv6', 0xffff0a000001n, '::ffff:10.0.0.1'],
  ['::FFFF:a00:1', 'IPv6', 0xffff0a000001n, '::ffff:10.0.0.1'],
  ['64:ff9b::1.2.3.4', 'IPv6', (0x64ff9bn << 96n) | 0x01020304n, '64:ff9b::102:304'],
  ['1:2:3:4:5:6:1.2.3.4', 'IPv6', 0x00010002000300040005000601020304n, '1:2:3:4:5:6:102:304'],
];

const NO_ADDRESSES: readonly string[] = [
  ...['', ' ', '10', '10.0.0', '10.0.0.0.0', '10.0.0.', '.10.0.0', '256.0.0.0', '-1.0.0.0', '+1.0.0.0', ' 10.0.0.0'],
  ...['10.0.0.0 ', '1e1.0.0.0', '0x1.0.0.0', '１.0.0.0', '10.0.0.0\n', 'a.b.c.d', 'localhost'],
  ...[':', ':::', '1', '1:2', ':1', '1:', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', '::1::', '1:2:3:4:5:6:7::8'],
  ...['12345::', 'g::', 'fe80::1%eth0', '[::1]', '1.2.3.4::', '::1.2.3', '::1.2.3.4.5', '::1.2.3.256', '::1.2.3.4:5'],
  ...['1:2:3:4:5:6:7:1.2.3.4', '1::2:3:4:5:6:1.2.3.4', '::ffff:10.0.0.1 '],
];

test.each(STRICT)('%s is an address, and its canonical text says so', (text, family, value, canonical) => {
  const address = parseAddress(text);
  expect(address).toEqual({ family, value });
  expect(formatAddress({ family, value })).toBe(canonical);
});

test.each(NO_ADDRESSES)('%j is no address in either spelling', (text) => {
  expect(parseAddress(text)).toBeUndefined();
  expect(parseAddress(text, 'sloppy')).toBeUndefined();
});

test.each([
  ['010.0.0.1', 0x0a000001n],
  ['00.0.0.0', 0n],
  ['0000000010.000.0.1', 0x0a000001n],
  ['::00001', 1n],
  ['000ffff::', 0xffffn << 112n],
  ['::ffff:010.0.0.1', 0xffff0a000001n],
])('%s is an address in sloppy spelling only', (text, value) => {
  expect(parseAddress(text)).toBeUndefined();
  expect(parseAddress(text, 'sloppy')?.value).toBe(value);
});

test('a text of a million zeros is read without delay', () => {
  const zeros = '0'.repeat(1_000_000);
  expect(parseAddress(`${zeros}.0.0.1`)).toBeUndefined();
  expect(parseAddress(`${zeros}.0.0.1`, 'sloppy')?.value).toBe(1n);
  expect(parseAddress(`${zeros}x.0.0.1`, 'sloppy')).toBeUndefined();
  expect(parseAddress(':'.repeat(1_000_000))).toBeUndefined();
});

test('every address is read back from its canonical text', () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      expect(parseAddress(formatAddress(address))).toEqual(address);
      expect(parseAddress(formatAddress(address), 'sloppy')).toEqual(address);
    }),
  );
});

test('only the 2^32 addresses under ::ffff:0:0/96 are IPv4-mapped', () => {
  expect(isIpv4Mapped({ family: 'IPv6', value: 0xffff00000000n })).toBe(true);
  expect(isIpv4Mapped({ family: 'IPv6', value: 0xffffffffffffn })).toBe(true);
  expect(isIpv4Mapped({ family: 'IPv6', value: 0x1000000000000n })).toBe(false);
  expect(isIpv4Mapped({ family: 'IPv6', value: 0xfffeffffffffn })).toBe(false);
  expect(isIpv4Mapped({ family: 'IPv4', value: 0xffffn })).toBe(false);
});

test('an IPv4 address is the same with zeros in front of its numbers', () => {
  const octet = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(fc.array(octet, { minLength: 3, maxLength: 5 }), (octets) => {
      const plain = parseAddress(octets.join('.'), 'sloppy');
      expect(parseAddress(octets.map((one) => `0${one}`).join('.'), 'sloppy')).toEqual(plain);
      expect(parseAddress(octets.join('.'))).toEqual(plain);
    }),
  );
});
