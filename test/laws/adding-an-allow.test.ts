import * as fc from 'fast-check';
import type { Policy } from '../../lib/model/policy';
import { smallAllow, smallApp, type SmallApp, type SmallAppLimits } from '../arbitraries/small-app';
import { build, type BuiltApp } from './building';
import { connectionsBetween, connectionText, everyone, isOpen, JUDGED_PORTS, worldWith } from './connections';
import { looselyGenerated, LOOSE_GATES } from './loose-gates';

/** An app before and after one more statement, and two of the ports to look at. */
function grown(limits: SmallAppLimits = {}) {
  return smallApp(limits).chain((before) =>
    fc.record({
      before: fc.constant(before),
      added: smallAllow(before.workloads.length, before.charts.length),
      ports: fc.subarray([...JUDGED_PORTS], { minLength: 2, maxLength: 2 }),
    }),
  );
}

type Generation = (built: BuiltApp) => readonly Policy[];

/** A connection that was open and that the added statement closes; undefined if there is none. */
function closed(
  { before, added, ports }: { before: SmallApp; added: SmallApp['allows'][number]; ports: typeof JUDGED_PORTS },
  generation: Generation,
): string | undefined {
  const [first, second] = [build(before), build({ ...before, allows: [...before.allows, added] })];
  const then = worldWith([...first.base, ...generation(first)]);
  const now = worldWith([...second.base, ...generation(second)]);
  for (const connection of connectionsBetween(everyone(second.pods), ports)) {
    if (isOpen(then, connection) && !isOpen(now, connection)) return connectionText(connection);
  }
  return undefined;
}

test('adding an allow never closes a connection', () => {
  fc.assert(
    fc.property(grown(), (growth) => {
      expect(closed(growth, ({ generated }) => generated)).toBeUndefined();
    }),
    { numRuns: 120 },
  );
});

test('adding an allow never closes a connection of pods that included manifests isolate', () => {
  fc.assert(
    fc.property(grown({ denyForms: ['include'], denies: 1 }), (growth) => {
      expect(closed(growth, ({ generated }) => generated)).toBeUndefined();
    }),
    { numRuns: 6 },
  );
});

test.each(Object.entries(LOOSE_GATES))('the law is alive: where %s, an allow does close connections', (_, gate) => {
  const result = fc.check(
    fc.property(grown(), (growth) => closed(growth, (built) => looselyGenerated(built, gate)) === undefined),
    { numRuns: 120, endOnFailure: true },
  );
  expect(result.failed).toBe(true);
});
