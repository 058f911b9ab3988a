import * as fc from 'fast-check';
import { judge, type Connection, type World } from '../../lib/reachability';
import { smallApp, type SmallAllow, type SmallApp } from '../arbitraries/small-app';
import { build, type BuiltApp } from './building';
import { connectionsBetween, connectionText, everyone, JUDGED_PORTS, worldWith } from './connections';
import { isOnPort, Meaning } from './meaning';

/** An app with statements, and two of the ports to look at. */
const stated = fc.record({
  small: smallApp({ denies: 3, allows: 2 }),
  ports: fc.subarray([...JUDGED_PORTS], { minLength: 2, maxLength: 2 }),
});

interface Sides {
  readonly egress: boolean;
  readonly ingress: boolean;
}

function sidesOf(world: World, connection: Connection): Sides {
  const { egress, ingress } = judge(world, connection);
  return { egress: egress.verdict === 'allowed', ingress: ingress.verdict === 'allowed' };
}

/** The sides that a statement is to open: those of its own pairs, where a policy can be written for them. */
function openedBy({ from, to, ...allow }: SmallAllow, connection: Connection, meaning: Meaning): Sides {
  if (!isOnPort({ from, to, ...allow }, connection.port)) return { egress: false, ingress: false };
  const sources = from.filter((end) => meaning.isOf(end, connection.source));
  const destinations = to.filter((end) => meaning.isOf(end, connection.destination));
  return {
    egress: sources.some((end) => Meaning.hasHalf(end)) && destinations.length > 0,
    ingress: destinations.some((end) => Meaning.hasHalf(end)) && sources.length > 0,
  };
}

/** A connection that is not as the denies and the statements say; undefined if there is none. */
function surprise(small: SmallApp, built: BuiltApp, ports: typeof JUDGED_PORTS): string | undefined {
  const meaning = new Meaning(small, built);
  const [denied, opened] = [worldWith(built.base), worldWith([...built.base, ...built.generated])];
  for (const connection of connectionsBetween(everyone(built.pods), ports)) {
    const [before, after] = [sidesOf(denied, connection), sidesOf(opened, connection)];
    const meant = small.allows.map((allow) => openedBy(allow, connection, meaning));
    for (const side of ['egress', 'ingress'] as const) {
      const expected = before[side] || meant.some((sides) => sides[side]);
      if (after[side] !== expected) {
        return `${side} of ${connectionText(connection)}: ${after[side] ? 'open' : 'closed'}`;
      }
    }
  }
  return undefined;
}

test('statements open exactly the pairs they name on the ports they name, and both sides of each', () => {
  fc.assert(
    fc.property(stated, ({ small, ports }) => {
      const built = build(small);
      expect(built.plan.findings).toEqual([]);
      expect(surprise(small, built, ports)).toBeUndefined();
    }),
    { numRuns: 100 },
  );
});
