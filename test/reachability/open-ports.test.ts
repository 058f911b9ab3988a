import * as fc from 'fast-check';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts } from '../../lib/model/port';
import { addressEnd, ALL_PORTS, judge, judgePorts, podEnd, portsWith, worldOf, type End } from '../../lib/reachability';
import { intervalsHave } from '../../lib/sets/intervals';
import { address, smallCluster } from '../arbitraries/small-cluster';

/** Two ends of a small cluster: pods, or a pod and an address outside. */
const connected = smallCluster.chain((cluster) => {
  const ends: End[] = [...cluster.workloads.map(podEnd), addressEnd(address('203.0.113.7'))];
  return fc.record({
    world: fc.constant(worldOf(cluster)),
    source: fc.constantFrom(...ends),
    destination: fc.constantFrom(...ends),
  });
});

const protocol = fc.constantFrom(...PROTOCOLS);
const port = fc.oneof(
  fc.constantFrom(FIRST_PORT, 53, 79, 80, 81, 90, 91, 8080, 8081, LAST_PORT),
  fc.integer({ min: FIRST_PORT, max: LAST_PORT }),
);
const range: fc.Arbitrary<NumberedPorts> = fc.record({ protocol, one: port, other: port }).map((chosen) => ({
  kind: 'numbers',
  protocol: chosen.protocol,
  first: Math.min(chosen.one, chosen.other),
  last: Math.max(chosen.one, chosen.other),
}));

test('each port of a range is judged as if it had been asked about alone', () => {
  fc.assert(
    fc.property(connected, range, port, ({ world, source, destination }, ports, number) => {
      fc.pre(ports.first <= number && number <= ports.last);
      const parts = judgePorts(world, { source, destination }, [ports]);
      const [part, ...others] = parts.filter((one) => one.ports.first <= number && number <= one.ports.last);
      expect(others).toEqual([]);
      const alone = judge(world, { source, destination, port: { protocol: ports.protocol, number } });
      expect(part?.judgement.verdict).toBe(alone.verdict);
    }),
    { numRuns: 500 },
  );
});

test('the parts of a range are in order, next to each other, and together the range', () => {
  fc.assert(
    fc.property(connected, range, ({ world, source, destination }, ports) => {
      const parts = judgePorts(world, { source, destination }, [ports]).map((part) => part.ports);
      expect(parts[0]?.first).toBe(ports.first);
      expect(parts.at(-1)?.last).toBe(ports.last);
      parts.slice(1).forEach((part, index) => expect(part.first).toBe((parts[index]?.last ?? 0) + 1));
    }),
    { numRuns: 200 },
  );
});

test('every port of every protocol is in the set of just one verdict', () => {
  fc.assert(
    fc.property(connected, protocol, port, ({ world, source, destination }, asked, number) => {
      const verdicts = judgePorts(world, { source, destination }, ALL_PORTS);
      const having = (['allowed', 'denied', 'depends'] as const).filter((verdict) =>
        intervalsHave(portsWith(verdict, verdicts)[asked] ?? [], number),
      );
      const { verdict } = judge(world, { source, destination, port: { protocol: asked, number } });
      expect(having).toEqual([verdict]);
    }),
    { numRuns: 300 },
  );
});

test('a protocol without ports is left out of the sets', () => {
  const world = worldOf({ namespaces: [], workloads: [], policies: [] });
  const [one, other] = ['203.0.113.7', '203.0.113.8'].map((text) => addressEnd(address(text))) as [End, End];
  const verdicts = judgePorts(world, { source: one, destination: other });
  expect(portsWith('allowed', verdicts)).toEqual({ TCP: [[1, 65535]], UDP: [[1, 65535]], SCTP: [[1, 65535]] });
  expect(portsWith('denied', verdicts)).toEqual({});
});
