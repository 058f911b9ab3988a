/** Ends that are plain values. */
import { Chart, Testing } from 'cdk8s';
import {
  allow,
  allNamespaces,
  anywhere,
  cidr,
  internet,
  label,
  Mistake,
  namespace,
  namespaces,
  podsIn,
} from '../../lib/index';
import { formatCidr } from '../../lib/sets/cidr';
import type { Addresses } from '../../lib/index';

function textOf({ blocks }: Addresses): string[] {
  return blocks.map(({ cidr: block, except }) => [block, ...except].map(formatCidr).join(' except '));
}

test.each(['10.0.0.0/8', '0.0.0.0/0', '203.0.113.7/32', '::/0', '2001:db8::/32', '2001:db8::1/128'])(
  '%s is a block',
  (text) => {
    expect(textOf(cidr(text))).toEqual([text]);
  },
);

test('an IPv6 block in another spelling is the same block, and is written as RFC 5952 has it', () => {
  expect(textOf(cidr('2001:DB8:0:0::/64'))).toEqual(['2001:db8::/64']);
});

test.each([
  ['10.0.0.1/8', '`10.0.0.0/8`'],
  ['010.0.0.0/8', '`10.0.0.0/8`'],
  ['10.0.0.0/08', '`10.0.0.0/8`'],
  ['::ffff:10.0.0.0/104', '`10.0.0.0/8`'],
  ['10.0.0.0', 'as in `10.9.8.0/24`'],
  ['10.0.0.0/33', 'as in `10.9.8.0/24`'],
  ['10.0.0/8', 'as in `10.9.8.0/24`'],
  [' 10.0.0.0/8', 'as in `10.9.8.0/24`'],
  ['example.com', 'as in `10.9.8.0/24`'],
  ['', 'as in `10.9.8.0/24`'],
])('%p is no block that the strictest API server accepts', (text, expected) => {
  expect(() => cidr(text)).toThrow(expected);
  expect(() => cidr(text)).toThrow(/NP202 invalid-cidr/);
});

test.each([
  ['10.0.0.0/8', '10.0.0.0/9'],
  ['0.0.0.0/0', '10.1.2.3/32'],
  ['2001:db8::/32', '2001:db8:1::/48'],
])('%s may leave out %s', (block, except) => {
  expect(textOf(cidr(block, { except: [except] }))).toEqual([`${block} except ${except}`]);
});

test.each([
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['10.0.0.0/8', '11.0.0.0/9'],
  ['10.0.0.0/8', '0.0.0.0/0'],
  ['0.0.0.0/0', '2001:db8::/32'],
  ['::/0', '10.0.0.0/8'],
  ['10.0.0.0/8', '10.1.2.3/16'],
])('%s may not leave out %s', (block, except) => {
  expect(() => cidr(block, { except: [except] })).toThrow(/NP202 invalid-cidr/);
});

test('the internet is all global addresses of both families, and nothing private, reserved or of the cloud itself', () => {
  expect(textOf(internet())).toEqual([
    [
      '0.0.0.0/0',
      '0.0.0.0/8',
      '10.0.0.0/8',
      '100.64.0.0/10',
      '127.0.0.0/8',
      '168.63.129.16/32',
      '169.254.0.0/16',
      '172.16.0.0/12',
      '192.168.0.0/16',
      '224.0.0.0/4',
      '240.0.0.0/4',
    ].join(' except '),
    '2000::/3',
  ]);
});

test('another name for a value leaves the value itself as it is', () => {
  const block = cidr('203.0.113.0/24');
  const partner = block.as('partner');
  expect([block.alias, partner.alias]).toEqual([undefined, 'partner']);
  expect({ ...partner, alias: undefined }).toEqual({ ...block, alias: undefined });
  const pods = namespace('front').as('storefront').pods({ app: 'web' });
  expect(pods.alias).toBeUndefined();
});

test('a value is frozen by its name', () => {
  expect(Object.isFrozen(anywhere().as('everyone'))).toBe(true);
});

test.each([
  ['namespaces', () => namespaces({})],
  ['namespaces', () => namespaces([])],
  ['pods of a namespace', () => namespace('front').pods({})],
  ['pods of namespaces', () => allNamespaces().pods([])],
])('%s by no labels at all are refused, since everyone has to be written out', (_, make) => {
  expect(make).toThrow(/NP203 empty-labels/);
});

test.each(['Front', 'front_end', 'a.b', '', '-front', 'f'.repeat(64)])('no namespace can be named %p', (name) => {
  expect(() => namespace(name)).toThrow(/NP214 invalid-namespace/);
});

test('a chain between two values throws at once, with the line that wrote it', () => {
  let thrown: unknown;
  try {
    allow(namespace('front').pods({ app: 'web' })).to(namespaces(label('team').exists()), internet(), anywhere());
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(Mistake);
  const { message, finding } = thrown as Mistake;
  expect(message).toMatch(
    /^\[NP211 no-construct-in-chain\] `allow\(namespace front app-web\)\.to\(team-exists namespaces, internet, anywhere\)`/,
  );
  expect(finding.where.origin?.file).toBe(__filename);
});

test('all pods of a chart are an end that knows its app', () => {
  const chart = new Chart(Testing.app(), 'front', { namespace: 'front' });
  expect(podsIn(chart)).toMatchObject({ namespace: 'front', chart });
  expect(() => allow(podsIn(chart)).to(internet())).not.toThrow();
});
