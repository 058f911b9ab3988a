import * as fc from 'fast-check';
import { DIRECTIONS } from '../../lib/model/policy';
import type { NumberedPorts } from '../../lib/model/port';
import { ALL_PORTS, judgePorts } from '../../lib/reachability';
import { isPlainlyOpen } from '../../lib/reachability/questions';
import { judge as lawfulJudgement } from '../../lib/reachability/spec';
import { askedWorld, pairsIn } from './asked-worlds';

const SIDES = [DIRECTIONS, ['ingress'], ['egress']] as const;

test('what is plainly open is allowed: on each side that was asked about, and as a whole where both were', () => {
  let plain = 0;
  fc.assert(
    fc.property(askedWorld, fc.nat(2000), (asked, length) => {
      const { world } = asked;
      const ranges: NumberedPorts[] = asked.ports.map(({ protocol, number: first }) => ({
        kind: 'numbers',
        protocol,
        first,
        last: Math.min(first + length, 65535),
      }));
      for (const ends of pairsIn(asked)) {
        for (const wanted of [ranges, ALL_PORTS]) {
          for (const sides of SIDES) {
            if (!isPlainlyOpen(world, ends, wanted, sides)) continue;
            plain++;
            for (const { ports, judgement } of judgePorts(world, ends, wanted)) {
              for (const side of sides) expect(judgement[side].verdict).toBe('allowed');
              if (sides.length < 2) continue;
              expect(judgement.verdict).toBe('allowed');
              const port = { protocol: ports.protocol, number: ports.first };
              expect(lawfulJudgement(world, { ...ends, port }).verdict).toBe('allowed');
            }
          }
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(plain).toBeGreaterThan(300);
});
