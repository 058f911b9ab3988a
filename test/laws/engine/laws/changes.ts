import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { explain, worldOf, type Change, type Connection, type World } from '../../../../lib/reachability';
import { judge } from '../../../../lib/reachability/spec';
import { anyWorld, type WrittenWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { connectionIn, someConnection, worldFrom, type WrittenConnection } from '../asking';
import { situationAfter, type Situation } from '../edited-cluster';
import { lawOf, type Law } from '../law';

interface Asked {
  readonly world: WrittenWorld;
  readonly connections: readonly WrittenConnection[];
}

const asked: fc.Arbitrary<Asked> = fc.record(
  { world: anyWorld, connections: fc.array(someConnection, { minLength: 1, maxLength: 5 }) },
  PLAIN,
);

function explanationLaw(name: string, holds: (world: World, connection: Connection) => void): Law {
  return lawOf(name, asked, ({ world: written, connections }) => {
    const world = worldFrom(written);
    for (const connection of connections.flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])) {
      holds(world, connection);
    }
  });
}

function verdictAfter(world: World, { cluster, connection }: Situation, side?: Change['side']) {
  const judgement = judge(worldOf(cluster, world.options), connection);
  return side ? judgement[side].verdict : judgement.verdict;
}

export const CHANGE_LAWS: readonly Law[] = [
  explanationLaw(
    'with the change that an explanation names, the side is allowed: with its alternative, too',
    (world, connection) => {
      const { changes } = explain(world, connection);
      for (const change of changes) {
        for (const { edit } of [change, ...(change.alternative ? [change.alternative] : [])]) {
          const after = situationAfter({ cluster: world.cluster, connection }, { side: change.side, edit });
          assert.equal(verdictAfter(world, after, change.side), 'allowed');
        }
      }
    },
  ),

  explanationLaw('a side has a change just where policies deny it, and one', (world, connection) => {
    const { egress, ingress } = judge(world, connection);
    const denied = [egress, ingress].filter(
      ({ verdict, exemption }) => verdict === 'denied' && exemption === undefined,
    );
    assert.deepEqual(
      explain(world, connection).changes.map(({ side }) => side),
      denied.map(({ direction }) => direction),
    );
  }),
];
