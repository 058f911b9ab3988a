import * as fc from 'fast-check';
import { FAMILY_BITS, formatAddress } from '../../lib/sets/address';
import {
  cidrContains,
  cidrOf,
  cidrsOverlap,
  cidrWithin,
  formatCidr,
  lastOf,
  parseAddressWithLength,
  parseCidr,
} from '../../lib/sets/cidr';
import { anyAddress, anyCidr, cidrIn, cidrInside } from '../arbitraries/cidr';

test.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.1.2.3/8', '10.0.0.0/8'],
  ['010.0.0.0/08', '10.0.0.0/8'],
  ['0.0.0.0/00', '0.0.0.0/0'],
  ['255.255.255.255/32', '255.255.255.255/32'],
  ['2001:DB8:0:0::/32', '2001:db8::/32'],
  ['::ffff:10.0.0.0/104', '::ffff:10.0.0.0/104'],
  ['::ffff:10.1.0.0/90', '::ffc0:0:0/90'],
  ['::1/128', '::1/128'],
])('%s is the block %s', (text, canonical) => {
  const cidr = parseCidr(text);
  expect(cidr && formatCidr(cidr)).toBe(canonical);
});

test.each(
  ['', '/', '10.0.0.0', '10.0.0.0/', '/8', '10.0.0.0/33', '::/129', '10.0.0.0/-1', '10.0.0.0/+8', '10.0.0.0/8 ']
    .concat([' 10.0.0.0/8', '10.0.0.0/ 8', '10.0.0.0/8/8', '10.0.0.0/1e1', '10.0.0.0/8.0', 'fe80::%eth0/64', 'x/8'])
    .concat(['10.0.0.0/٨', '10.0.0.0/8\n', '10.0.0.0/99999999999999999999']),
)('%j is no block', (text) => {
  expect(parseCidr(text)).toBeUndefined();
});

test('a strict spelling has no leading zero in the prefix', () => {
  expect(parseAddressWithLength('10.0.0.0/08', 'strict')).toBeUndefined();
  expect(parseAddressWithLength('10.0.0.0/00', 'strict')).toBeUndefined();
  expect(parseAddressWithLength('10.0.0.0/0', 'strict')?.length).toBe(0);
});

test('a block keeps the address bits inside the prefix and no others', () => {
  fc.assert(
    fc.property(anyAddress, fc.integer({ min: 0, max: 128 }), (address, length) => {
      if (length > FAMILY_BITS[address.family]) {
        expect(() => cidrOf(address, length)).toThrow(RangeError);
        return;
      }
      const cidr = cidrOf(address, length);
      expect(cidrContains(cidr, address)).toBe(true);
      expect(parseCidr(`${formatAddress(address)}/${length}`)).toEqual(cidr);
      expect(lastOf(cidr) - cidr.first + 1n).toBe(1n << BigInt(FAMILY_BITS[address.family] - length));
    }),
  );
});

test.each([-1, 33, 1.5, Number.NaN])('IPv4 has no prefix of %p bits', (length) => {
  expect(() => cidrOf({ family: 'IPv4', value: 0n }, length)).toThrow('an IPv4 prefix has 0 to 32 bits');
});

test('every block is read back from its canonical text', () => {
  fc.assert(fc.property(anyCidr, (cidr) => expect(parseCidr(formatCidr(cidr))).toEqual(cidr)));
});

test('within and overlap agree with the first and last addresses', () => {
  const related = anyCidr.chain((outer) =>
    fc.tuple(fc.oneof(anyCidr, cidrInside(outer) ?? anyCidr), fc.constant(outer)),
  );
  fc.assert(
    fc.property(related, ([one, other]) => {
      const sameFamily = one.family === other.family;
      const within = sameFamily && other.first <= one.first && lastOf(one) <= lastOf(other);
      const overlap = sameFamily && one.first <= lastOf(other) && other.first <= lastOf(one);
      expect(cidrWithin(one, other)).toBe(within);
      expect(cidrsOverlap(one, other)).toBe(overlap);
      expect(cidrsOverlap(other, one)).toBe(overlap);
      expect(cidrWithin(one, one)).toBe(true);
    }),
  );
});

test('a block holds its ends and not their neighbours', () => {
  fc.assert(
    fc.property(cidrIn(anyAddress, 1), (cidr) => {
      const { family, first } = cidr;
      expect(cidrContains(cidr, { family, value: first })).toBe(true);
      expect(cidrContains(cidr, { family, value: lastOf(cidr) })).toBe(true);
      expect(cidrContains(cidr, { family, value: first - 1n })).toBe(false);
      expect(cidrContains(cidr, { family, value: lastOf(cidr) + 1n })).toBe(false);
      expect(cidrContains(cidr, { family: family === 'IPv4' ? 'IPv6' : 'IPv4', value: first })).toBe(false);
    }),
  );
});
