/** `toOnlyAllow` compares the table of connections with a list: nothing may be missing, and nothing may be left over. */
import { allow, cidr, internet, namespace, range, udp } from 'cdk8s-netpol';
import 'cdk8s-netpol/jest';
import type { GivenConnection } from 'cdk8s-netpol/jest';
import { failure, MANIFESTS, shop } from './shop';

type Shop = ReturnType<typeof shop>;

const base = ({ web, api, db, prometheus }: Shop): GivenConnection[] => [
  [web, api, 'http'],
  [api, db, 'postgres'],
  [prometheus, api, 'metrics'],
];

/** What the table of a failing expectation says is open and not expected. */
function surplus(message: string): string[] {
  const [, table = ''] = message.split('open, and not expected:\n\n');
  const [rows = ''] = table.split('\n\n');
  return rows
    .split('\n')
    .slice(1)
    .map((line) => line.trim().replace(/ {2,}/g, ' '));
}

const cases: readonly (readonly [
  what: string,
  say: (ends: Shop) => void,
  more: (ends: Shop) => GivenConnection[],
  left: string[],
])[] = [
  ['nothing else', () => undefined, () => [], []],
  ['a connection', ({ web, db }) => allow(web).to(db).on(5432), () => [], ['front/web shop/db TCP 5432']],
  [
    'some ports of a connection',
    ({ web, db }) => allow(web).to(db).on(range(5000, 6000), udp(53)),
    ({ web, db }) => [[web, db, [range(5000, 5431), range(5433, 6000)]]],
    ['front/web shop/db TCP 5432; UDP 53'],
  ],
  [
    'a connection that several lines make up',
    ({ web, db }) => allow(web).to(db).on(5432, 5433),
    ({ web, db }) => [
      [web, db, 5432],
      ['front/web', 'shop/db', 5433],
    ],
    [],
  ],
  [
    'a part of some addresses',
    ({ api }) => allow(api).to(cidr('203.0.113.0/24')).on(443),
    ({ api }) => [[api, '203.0.113.0/25', 443]],
    ['shop/api 203.0.113.128/25 TCP 443'],
  ],
  [
    'some ports of a part of some addresses',
    ({ api }) => allow(api).to(cidr('203.0.113.0/24')).on(443, 80),
    ({ api }) => [
      [api, '203.0.113.0/24', 443],
      [api, '203.0.113.0/25', 80],
    ],
    ['shop/api 203.0.113.128/25 TCP 80'],
  ],
  [
    'addresses as a source',
    ({ db }) => allow(cidr('203.0.113.0/24')).to(db).on(5432),
    () => [['203.0.113.0/24', 'shop/db', 5432]],
    [],
  ],
  ['the internet', ({ api }) => allow(api).to(internet()).on(443), ({ api }) => [[api, internet(), 443]], []],
  [
    'all pods of a namespace',
    ({ db }) => allow(namespace('jobs')).to(db).on(5432),
    ({ db }) => [[namespace('jobs'), db, 5432]],
    [],
  ],
];

test.each(cases)('%s is left over, or not', (_, say, more, left) => {
  const ends = shop();
  say(ends);
  const message = failure(() => expect(ends.app).toOnlyAllow([...base(ends), ...more(ends)]));
  expect(left.length > 0 ? surplus(message) : message).toEqual(left.length > 0 ? left : '');
});

test('manifests have a table, too', () => {
  expect(MANIFESTS).not.toOnlyAllow([['front/web', 'shop/api', 8080]]);
  expect(MANIFESTS).not.toOnlyAllow([]);
});

test('a connection that no policy governs is no line of the table, or an open namespace would pass', () => {
  const ends = shop();
  expect(ends.app).not.toOnlyAllow([...base(ends), [ends.web, ends.web, 80]]);
});
