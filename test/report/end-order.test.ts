import * as fc from 'fast-check';
import type { Workload } from '../../lib/model/workload';
import type { MapEnd } from '../../lib/reachability';
import { inOrder } from '../../lib/report/end-order';
import { parseCidr, type Cidr } from '../../lib/sets/cidr';
import { endTexts } from '../../lib/report/end-text';

function pod(namespace: string, name: string, kind: string): MapEnd {
  const workload: Workload = {
    ...{ namespace, name, kind, labels: {}, runtimeLabels: [], ports: [], hostNetwork: false },
    ...{ addresses: [], nodeAddresses: [], finished: false },
  };
  return { kind: 'pod', workload };
}

function addresses(...texts: string[]): MapEnd {
  return { kind: 'addresses', blocks: texts.map((text) => parseCidr(text)).filter((block): block is Cidr => !!block) };
}

/** In order. */
const ENDS: readonly MapEnd[] = [
  pod('a', 'x', 'Deployment'),
  pod('a', 'x', 'Pod'),
  pod('a', 'y', 'Deployment'),
  pod('b', 'a', 'Pod'),
  addresses('0.0.0.0/0', '::/0'),
  addresses('9.0.0.0/8'),
  addresses('10.0.0.0/8'),
  addresses('10.0.0.0/16'),
  addresses('10.0.0.0/16', '11.0.0.0/8'),
  addresses('::/0'),
  addresses('2001:db8::/32'),
];

const PAIRS = ENDS.flatMap((source) => ENDS.map((destination) => ({ source, destination })));

test('rows are sorted by source, then by destination, whatever order they come in', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(PAIRS, { minLength: PAIRS.length }), (shuffled) => {
      expect(inOrder(shuffled)).toEqual(PAIRS);
    }),
    { numRuns: 20 },
  );
});

test('equal addresses in different lists are one end, and their blocks may come in any order', () => {
  const rows = [
    { source: addresses('11.0.0.0/8', '10.0.0.0/8'), destination: ENDS[1] ?? addresses() },
    { source: addresses('10.0.0.0/8', '11.0.0.0/8'), destination: ENDS[0] ?? addresses() },
  ];
  expect(inOrder(rows)).toEqual([rows[1], rows[0]]);
});

test('ends have short names, and their kinds where one name has several', () => {
  const workloads = ENDS.flatMap((end) => (end.kind === 'pod' ? [end.workload] : []));
  expect(ENDS.map(endTexts(workloads))).toEqual([
    'a/Deployment/x',
    'a/Pod/x',
    'a/y',
    'b/a',
    'anywhere outside',
    '9.0.0.0/8',
    '10.0.0.0/8',
    '10.0.0.0/16',
    '10.0.0.0/16, 11.0.0.0/8',
    '::/0',
    '2001:db8::/32',
  ]);
});
