import * as fc from 'fast-check';
import { mapChecksum, type EndSet, type MapPart } from '../../bench/checksum/map-checksum';
import type { Workload } from '../../lib/model/workload';

const pod = (name: string): Workload => ({
  namespace: 'n',
  name,
  kind: 'Pod',
  labels: {},
  runtimeLabels: [],
  ports: [],
  hostNetwork: false,
  addresses: [],
  nodeAddresses: [],
  finished: false,
});
const pods = ['a', 'b', 'c', 'd'].map(pod);
const ends = (...chosen: readonly Workload[]): EndSet => ({ pods: chosen, addresses: {} });
const block = (first: bigint, last: bigint): EndSet => ({ pods: [], addresses: { IPv4: [[first, last]] } });
const everyone: EndSet = { pods, addresses: { IPv4: [[0n, 99n]], IPv6: [[5n, 7n]] } };

const whole: MapPart = {
  sources: everyone,
  destinations: everyone,
  verdict: 'allowed',
  ports: { TCP: [[1, 100]], UDP: [[53, 53]] },
};

describe('the checksum of a map', () => {
  test('is the same however the ports are cut', () => {
    const cut: MapPart[] = [
      { ...whole, ports: { UDP: [[53, 53]] } },
      { ...whole, ports: { TCP: [[41, 100]] } },
      { ...whole, ports: { TCP: [[1, 40]] } },
    ];
    expect(mapChecksum(cut)).toEqual(mapChecksum([whole]));
  });

  test('is the same however the ends are cut, and without a word about addresses to addresses', () => {
    const [a, b, c, d] = pods as [Workload, Workload, Workload, Workload];
    const outside: EndSet = { ...everyone, pods: [] };
    const cut: MapPart[] = [
      { ...whole, sources: ends(a, d) },
      { ...whole, sources: ends(c, b) },
      { ...whole, sources: outside, destinations: ends(b, a) },
      { ...whole, sources: outside, destinations: ends(c, d) },
    ];
    expect(mapChecksum(cut)).toEqual(mapChecksum([whole]));
  });

  test('is the same however addresses are cut', () => {
    const one = { ...whole, sources: block(10n, 19n) };
    const cut = [
      { ...whole, sources: block(15n, 19n) },
      { ...whole, sources: block(10n, 14n) },
    ];
    expect(mapChecksum(cut)).toEqual(mapChecksum([one]));
  });

  test('counts pairs of pods times ports', () => {
    expect(mapChecksum([whole]).allowedCells).toBe(String(4 * 4 * 101));
  });

  test.each<[string, MapPart]>([
    ['another port', { ...whole, ports: { TCP: [[1, 101]], UDP: [[53, 53]] } }],
    ['another protocol', { ...whole, ports: { TCP: [[1, 100]], SCTP: [[53, 53]] } }],
    ['a source less', { ...whole, sources: { ...everyone, pods: pods.slice(1) } }],
    ['an address more', { ...whole, sources: { ...everyone, addresses: { IPv4: [[0n, 100n]], IPv6: [[5n, 7n]] } } }],
    ['another family', { ...whole, sources: { ...everyone, addresses: { IPv6: [[0n, 99n]] } } }],
    ['another verdict', { ...whole, verdict: 'depends' }],
  ])('sees %s', (_, other) => {
    expect(mapChecksum([other])).not.toEqual(mapChecksum([whole]));
  });

  test('sees who is source and who is destination', () => {
    const [a, b] = pods as [Workload, Workload];
    const there = { ...whole, sources: ends(a), destinations: ends(b) };
    const back = { ...whole, sources: ends(b), destinations: ends(a) };
    expect(mapChecksum([there])).not.toEqual(mapChecksum([back]));
  });

  test('is the same in whatever order the parts come', () => {
    const parts = pods.flatMap((source, index): MapPart[] => [
      { ...whole, sources: ends(source), destinations: ends(...pods.slice(index)), ports: { TCP: [[index + 1, 9]] } },
    ]);
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: parts.length }), (shuffled) => {
        expect(mapChecksum(shuffled)).toEqual(mapChecksum(parts));
      }),
      { numRuns: 20 },
    );
  });
});
