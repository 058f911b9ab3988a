/** Two statements of one law, written apart: each is proof of the other. */
import * as fc from 'fast-check';
import { LAST_PORT, PROTOCOLS } from '../../lib/model/port';
import { judge, judgePorts, openPorts, portsWith } from '../../lib/reachability';
import { judge as judgeBySpec } from '../../lib/reachability/spec';
import { askedWorld, pairsIn } from './asked-worlds';

test('every connection is judged as the law says, with all its reasons', () => {
  fc.assert(
    fc.property(askedWorld, (asked) => {
      for (const ends of pairsIn(asked)) {
        for (const port of asked.ports) {
          const connection = { ...ends, port };
          expect(judge(asked.world, connection)).toEqual(judgeBySpec(asked.world, connection));
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('each part of all ports is judged as the law says of its first and of its last port', () => {
  fc.assert(
    fc.property(askedWorld, (asked) => {
      for (const ends of pairsIn(asked).slice(0, 8)) {
        for (const { ports, judgement } of judgePorts(asked.world, ends)) {
          for (const number of [ports.first, ports.last]) {
            const port = { protocol: ports.protocol, number };
            expect(judgement).toEqual(judgeBySpec(asked.world, { ...ends, port }));
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});

test('the parts of all ports are next to each other, from the first port to the last', () => {
  fc.assert(
    fc.property(askedWorld, (asked) => {
      for (const ends of pairsIn(asked)) {
        const parts = judgePorts(asked.world, ends).map(({ ports }) => ports);
        for (const protocol of PROTOCOLS) {
          const ofProtocol = parts.filter((part) => part.protocol === protocol);
          const starts = [...ofProtocol.map(({ first }) => first), LAST_PORT + 1];
          expect(starts).toEqual([1, ...ofProtocol.map(({ last }) => last + 1)]);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('verdicts without reasons are those with reasons', () => {
  fc.assert(
    fc.property(askedWorld, (asked) => {
      for (const ends of pairsIn(asked)) {
        const verdicts = judgePorts(asked.world, ends);
        expect(openPorts(asked.world, ends)).toEqual({
          allowed: portsWith('allowed', verdicts),
          depends: portsWith('depends', verdicts),
        });
      }
    }),
    { numRuns: 200 },
  );
});
