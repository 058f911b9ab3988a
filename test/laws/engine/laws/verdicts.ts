import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { judge, judgePorts, reachabilityOf } from '../../../../lib/reachability';
import { judge as lawfulJudgement } from '../../../../lib/reachability/spec';
import { anyWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { connectionIn, connectionsOf, someCompany, someConnection, worldFrom } from '../asking';
import { lawOf, type Law } from '../law';
import { portParts } from '../../../reachability/reference/port-parts';

const asked = fc.record(
  { world: anyWorld, connections: fc.array(someConnection, { minLength: 1, maxLength: 3 }) },
  PLAIN,
);

/** What is said of single connections. */
export const VERDICT_LAWS: readonly Law[] = [
  lawOf(
    'a verdict from the index is the verdict of the law, for pods of the cluster and for others',
    someCompany,
    ({ world: written, ...company }) => {
      const world = worldFrom(written);
      const reachability = reachabilityOf(world);
      for (const connection of connectionsOf(world, company)) {
        assert.equal(reachability.verdict(connection), lawfulJudgement(world, connection).verdict);
      }
    },
  ),

  lawOf(
    'a judgement is the one of the law, reasons and all, for pods of the cluster and for others',
    someCompany,
    ({ world: written, ...company }) => {
      const world = worldFrom(written);
      for (const connection of connectionsOf(world, company)) {
        assert.deepEqual(judge(world, connection), lawfulJudgement(world, connection));
      }
    },
  ),

  lawOf(
    'the ports between two ends are judged part by part as the law judges each',
    asked,
    ({ world: written, connections }) => {
      const world = worldFrom(written);
      for (const ends of connections.flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])) {
        const parts = judgePorts(world, ends);
        for (const { protocol, first, last } of portParts(world, ends.source, ends.destination)) {
          const within = parts.filter(
            ({ ports }) => ports.protocol === protocol && ports.first <= last && first <= ports.last,
          );
          const expected = lawfulJudgement(world, { ...ends, port: { protocol, number: first } });
          assert.ok(within.length > 0);
          for (const { judgement } of within) assert.deepEqual(judgement, expected);
        }
      }
    },
  ),
];
