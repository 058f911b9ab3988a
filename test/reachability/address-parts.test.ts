import * as fc from 'fast-check';
import type { BlockPeer, Policy } from '../../lib/model/policy';
import { EVERYTHING } from '../../lib/model/selector';
import { addressesIn, cidrsOf, EVERY_BLOCK } from '../../lib/reachability/questions';
import { addressOf, addressParts, type AddressPart } from '../../lib/reachability/address-parts';
import { FAMILIES, type Address, type Family } from '../../lib/sets/address';
import { cidrContains, cidrOf, lastOf, type Cidr } from '../../lib/sets/cidr';
import { intervalsOf, type Interval } from '../../lib/sets/intervals';
import { cidrIn, cidrInside, addressOf as addressIn } from '../arbitraries/cidr';

/** Blocks with exceptions, of both families; small and large ones, so that they meet. */
const block: fc.Arbitrary<BlockPeer> = fc
  .constantFrom<Family>(...FAMILIES)
  .chain((family) => cidrIn(addressIn(family)))
  .chain((cidr) => {
    const inside = cidrInside(cidr);
    const except = inside ? fc.array(inside, { maxLength: 2 }) : fc.constant<Cidr[]>([]);
    return except.map((all): BlockPeer => ({ kind: 'block', cidr, except: all }));
  });

const blocks = fc.array(block, { maxLength: 3 });

function policyWith(peers: readonly BlockPeer[]): Policy {
  const [first, ...rest] = peers;
  return {
    namespace: 'shop',
    name: 'blocks',
    selector: EVERYTHING,
    isolates: { ingress: true, egress: false },
    ingress: first ? [{ peers: [first, ...rest], ports: 'any' }] : [],
    egress: [],
  };
}

function isIn({ cidr, except }: BlockPeer, address: Address): boolean {
  return cidrContains(cidr, address) && !except.some((inner) => cidrContains(inner, address));
}

/** Addresses at which something can change: the ends of every block, and their neighbours. */
function edges(all: readonly BlockPeer[]): Address[] {
  return all
    .flatMap(({ cidr, except }) => [cidr, ...except])
    .flatMap((cidr) =>
      [cidr.first - 1n, cidr.first, lastOf(cidr), lastOf(cidr) + 1n].map((value) => ({ family: cidr.family, value })),
    )
    .filter(({ family, value }) => value >= 0n && value <= lastOf(cidrOf({ family, value: 0n }, 0)));
}

function partOf(parts: readonly AddressPart[], { family, value }: Address): AddressPart | undefined {
  return parts.find((part) => part.family === family && part.first <= value && value <= part.last);
}

test('parts hold just the addresses of the blocks, less those to be left out, each once', () => {
  fc.assert(
    fc.property(blocks, blocks, blocks, (asked, named, without) => {
      const parts = addressParts(asked, [policyWith(named)], without);
      for (const address of edges([...asked, ...named, ...without])) {
        const wanted = asked.some((one) => isIn(one, address)) && !without.some((one) => isIn(one, address));
        expect(partOf(parts, address) !== undefined).toBe(wanted);
      }
      for (const family of FAMILIES) {
        const sorted = parts.filter((part) => part.family === family).sort((a, b) => (a.first < b.first ? -1 : 1));
        sorted.slice(1).forEach((part, index) => expect(part.first > (sorted[index] as AddressPart).last).toBe(true));
      }
    }),
    { numRuns: 300 },
  );
});

test('no block of a policy tells two addresses of one part apart', () => {
  fc.assert(
    fc.property(blocks, blocks, (asked, named) => {
      for (const part of addressParts([...asked, ...EVERY_BLOCK], [policyWith(named)])) {
        const { family, first, last } = part;
        for (const one of named) {
          expect(isIn(one, { family, value: last })).toBe(isIn(one, { family, value: first }));
          for (const address of edges([one]).filter((edge) => partOf([part], edge))) {
            expect(isIn(one, address)).toBe(isIn(one, addressOf(part)));
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('without a policy every family is one part', () => {
  expect(addressParts(EVERY_BLOCK, []).map(({ family, first }) => [family, first])).toEqual([
    ['IPv4', 0n],
    ['IPv6', 0n],
  ]);
});

test('addresses written as blocks are the same addresses, and the blocks are as few as can be', () => {
  const bounds = fc.tuple(fc.bigInt({ min: 0n, max: 600n }), fc.bigInt({ min: 0n, max: 600n }));
  const interval = bounds.map(([one, other]): Interval<bigint> => (one < other ? [one, other] : [other, one]));
  fc.assert(
    fc.property(
      fc.array(interval, { maxLength: 3 }).map(intervalsOf<bigint>),
      fc.constantFrom(...FAMILIES),
      (set, family) => {
        const all = cidrsOf(family, set);
        expect(intervalsOf<bigint>(all.map((cidr): Interval<bigint> => [cidr.first, lastOf(cidr)]))).toEqual(set);
        expect(
          addressesIn(
            all.map((cidr) => ({ kind: 'block', cidr, except: [] })),
            family,
          ),
        ).toEqual(set);
        // Two blocks of one size that follow each other could be one, if the first is the lower half of it.
        all.slice(1).forEach((cidr, index) => {
          const before = all[index] as Cidr;
          const halves = before.length === cidr.length && lastOf(before) + 1n === cidr.first;
          expect(halves && cidrOf({ family, value: before.first }, before.length - 1).first === before.first).toBe(
            false,
          );
        });
      },
    ),
    { numRuns: 500 },
  );
});
