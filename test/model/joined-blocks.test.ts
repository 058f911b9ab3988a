import * as fc from 'fast-check';
import { withBlocksJoined } from '../../lib/model/joined-blocks';
import type { BlockPeer, NonEmpty, Peer } from '../../lib/model/policy';
import { selectorOfLabels } from '../../lib/model/selector';
import { cidrContains, cidrOf, formatCidr, parseCidr, type Cidr } from '../../lib/sets/cidr';

function parsed(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new RangeError(`${text} is no block`);
  return cidr;
}

function block(text: string, ...except: readonly string[]): BlockPeer {
  return { kind: 'block', cidr: parsed(text), except: except.map(parsed) };
}

function joined(...peers: NonEmpty<Peer>): string[] {
  return withBlocksJoined(peers).map((peer) => (peer.kind === 'block' ? formatCidr(peer.cidr) : 'pods'));
}

test('halves of a wider block are that block, over and over', () => {
  expect(joined(...([0, 1, 2, 3].map((last) => block(`10.0.0.${last}/32`)) as unknown as NonEmpty<Peer>))).toEqual([
    '10.0.0.0/30',
  ]);
  expect(joined(block('2001:db8::/33'), block('2001:db8:8000::/33'))).toEqual(['2001:db8::/32']);
  expect(joined(block('0.0.0.0/1'), block('128.0.0.0/1'))).toEqual(['0.0.0.0/0']);
});

test('neighbours that are no halves of one block, blocks that leave some out, and pods stay as they are', () => {
  expect(joined(block('10.0.0.1/32'), block('10.0.0.2/32'))).toEqual(['10.0.0.1/32', '10.0.0.2/32']);
  expect(joined(block('10.0.0.0/25', '10.0.0.1/32'), block('10.0.0.128/25'))).toEqual(['10.0.0.0/25', '10.0.0.128/25']);
  const pods: Peer = { kind: 'pods', pods: selectorOfLabels({ app: 'web' }) };
  expect(joined(pods, block('10.0.0.0/32'), block('10.0.0.1/32'))).toEqual(['pods', '10.0.0.0/31']);
});

test('joined blocks hold just the addresses of the blocks, and no two of them can be joined', () => {
  const first = parsed('10.0.0.0/27').first;
  const blocks = fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 32 });
  fc.assert(
    fc.property(blocks, (numbers) => {
      const addresses = numbers.map((number) => ({ family: 'IPv4' as const, value: first + BigInt(number) }));
      const peers = addresses.map((address): BlockPeer => ({ kind: 'block', cidr: cidrOf(address, 32), except: [] }));
      const result = withBlocksJoined(peers as unknown as NonEmpty<Peer>) as NonEmpty<BlockPeer>;
      for (let number = 0; number < 32; number++) {
        const address = { family: 'IPv4' as const, value: first + BigInt(number) };
        const holding = result.filter(({ cidr }) => cidrContains(cidr, address));
        expect(holding).toHaveLength(numbers.includes(number) ? 1 : 0);
      }
      expect(withBlocksJoined(result)).toBe(result);
    }),
  );
});
