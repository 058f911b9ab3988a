import * as fc from 'fast-check';
import { ALL_PORTS, judgePorts } from '../../lib/reachability';
import { PossibleSources } from '../../lib/reachability/questions';
import { judge as lawfulJudgement } from '../../lib/reachability/spec';
import { askedWorld, pairsIn } from './asked-worlds';

test('whoever is left out as a source is denied by the ingress side, on every port', () => {
  let leftOut = 0;
  fc.assert(
    fc.property(askedWorld, (asked) => {
      const { world } = asked;
      const pairs = pairsIn(asked);
      const sources = [...new Set(pairs.map(({ source }) => source))];
      const possible = new PossibleSources(world, sources);
      for (const ends of pairs) {
        const asking = possible.of(world, ends.destination);
        expect(asking).toEqual(sources.filter((source) => asking.includes(source)));
        if (asking.includes(ends.source)) continue;
        leftOut++;
        for (const { ports, judgement } of judgePorts(world, ends, ALL_PORTS)) {
          expect(judgement.ingress.verdict).toBe('denied');
          const port = { protocol: ports.protocol, number: ports.first };
          expect(lawfulJudgement(world, { ...ends, port }).ingress.verdict).toBe('denied');
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(leftOut).toBeGreaterThan(30);
});
