/** What explanations promise, of any cluster: misses miss, and changes do what they are for. */
import * as fc from 'fast-check';
import { DIRECTIONS, type Direction } from '../../lib/model/policy';
import { judge, judgePorts, podEnd, type Connection, type World } from '../../lib/reachability';
import { explain, explainBlocks, type Change, type Explanation } from '../../lib/reachability/explain';
import { worldAfter } from '../../lib/reachability/explain/edited-policy';
import { judge as judgeBySpec } from '../../lib/reachability/spec';
import { cidrContains } from '../../lib/sets/cidr';
import { ADDRESSES, someCidr } from '../arbitraries/any-cluster/addresses';
import { askedWorld, pairsIn, type AskedWorld } from './asked-worlds';

function explanationsOf(asked: AskedWorld): Explanation[] {
  return pairsIn(asked).flatMap((ends) => asked.ports.map((port) => explain(asked.world, { ...ends, port })));
}

/** Holds something to be true of every explanation of any world. */
function always(holds: (explanation: Explanation, world: World) => void, numRuns: number): void {
  fc.assert(
    fc.property(askedWorld, (asked) => explanationsOf(asked).forEach((one) => holds(one, asked.world))),
    { numRuns },
  );
}

/** The connection and the world after a change. */
function changed(world: World, connection: Connection, change: Change): { world: World; connection: Connection } {
  const { side, edit } = change;
  if (edit.kind !== 'add-label') return { world: worldAfter(world, [change]), connection };
  const workload = { ...edit.workload, labels: { ...edit.workload.labels, [edit.key]: edit.value } };
  return { world, connection: { ...connection, [side === 'ingress' ? 'source' : 'destination']: podEnd(workload) } };
}

test('an explanation is about the judgement', () => {
  always((explanation, world) => expect(explanation.judgement).toEqual(judge(world, explanation.connection)), 30);
});

test('a near miss is a rule of an isolating policy that does not match, on a side that is not allowed', () => {
  always(({ judgement, nearMisses }) => {
    for (const direction of DIRECTIONS) {
      const { verdict, isolatedBy, matchedBy } = judgement[direction];
      for (const { policy, rule } of nearMisses[direction]) {
        expect(verdict).not.toBe('allowed');
        expect(isolatedBy.some((isolating) => isolating.policy === policy)).toBe(true);
        expect(matchedBy.some((match) => match.policy === policy && match.rule === rule)).toBe(false);
      }
    }
  }, 50);
});

test('every side that policies deny has one change, and no other side has any', () => {
  always(({ judgement, changes }) => {
    const denied = (['egress', 'ingress'] as const).filter(
      (direction) => judgement[direction].verdict === 'denied' && judgement[direction].exemption === undefined,
    );
    expect(changes.map(({ side }) => side)).toEqual(denied);
  }, 50);
});

test('with its change a side is allowed, by the law', () => {
  always((explanation, world) => {
    for (const change of explanation.changes) {
      const after = changed(world, explanation.connection, change);
      expect(judgeBySpec(after.world, after.connection)[change.side].verdict).toBe('allowed');
    }
  }, 80);
});

test('all changes together allow the connection, where nothing but denied sides is in its way', () => {
  always((explanation, world) => {
    const { judgement, changes, connection } = explanation;
    const sides = [judgement.egress, judgement.ingress];
    if (
      changes.length === 0 ||
      sides.some(({ verdict, exemption }) => verdict === 'depends' || exemption === 'no-common-family')
    )
      return;
    const ends = changes.reduce((before, change) => changed(world, before, change).connection, connection);
    expect(judgeBySpec(worldAfter(world, changes), ends).verdict).toBe('allowed');
  }, 80);
});

/** How many ports of all pairs of known pods are not denied on one side. */
function openness(world: World, side: Direction): number {
  const { workloads } = world.cluster;
  return workloads
    .flatMap((source) => workloads.map((destination) => ({ source: podEnd(source), destination: podEnd(destination) })))
    .flatMap((ends) => judgePorts(world, ends))
    .filter(({ judgement }) => judgement[side].verdict !== 'denied')
    .reduce((sum, { ports }) => sum + ports.last - ports.first + 1, 0);
}

test('a change of a policy opens as much besides as it says', () => {
  always(({ changes, connection }, world) => {
    for (const { side, edit, alsoOpens } of changes) {
      if (edit.kind === 'add-label') continue;
      const opened = openness(worldAfter(world, [{ side, edit }]), side) - openness(world, side);
      const isKnown = [connection.source, connection.destination].every(({ kind }) => kind === 'pod');
      expect(alsoOpens).toBe(opened - (isKnown ? 1 : 0));
    }
  }, 40);
});

test('the parts of a block are its addresses, each judged as its part says', () => {
  fc.assert(
    fc.property(askedWorld, someCidr, (asked, block) => {
      const [port] = asked.ports;
      for (const end of asked.ends.filter(({ kind }) => kind === 'pod')) {
        for (const isSource of [true, false]) {
          const blockEnd = { kind: 'block', block } as const;
          const [source, destination] = isSource ? [blockEnd, end] : [end, blockEnd];
          if (!port) continue;
          const parts = explainBlocks(asked.world, { source, destination, port });
          for (const address of ADDRESSES.filter((one) => cidrContains(block, one))) {
            const [part, ...others] = parts.filter(({ sources, destinations }) =>
              (sources ?? destinations ?? []).some((one) => cidrContains(one, address)),
            );
            expect(others).toEqual([]);
            const other = { kind: 'address', address } as const;
            const ends = isSource ? { source: other, destination: end } : { source: end, destination: other };
            expect(part?.explanation.judgement).toEqual(judgeBySpec(asked.world, { ...ends, port }));
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
