import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { diffOf, mapOf, reachabilityOf, worldOf, type Connection, type World } from '../../../../lib/reachability';
import { judge } from '../../../../lib/reachability/spec';
import { cidrContains } from '../../../../lib/sets/cidr';
import { intervalsHave } from '../../../../lib/sets/intervals';
import { crowd } from '../../../arbitraries/any-cluster/crowd';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import type { ReferenceEnd, ReferenceRow, ReferenceSet } from '../../../reachability/reference/rows';
import { connectionIn, someConnection, worldFrom, type WrittenConnection } from '../asking';
import { lawOf, type Law } from '../law';

/** Questions take as long as the crowd is large: few crowds, many questions. */
const FEW = { share: 1 / 50 };

const askedCrowd = fc.record(
  { world: crowd, connections: fc.array(someConnection, { minLength: 40, maxLength: 80, size: 'max' }) },
  PLAIN,
);

function isEnd(end: ReferenceEnd, asked: Connection['source']): boolean {
  if (end.kind === 'pod') return asked.kind === 'pod' && asked.workload === end.workload;
  return asked.kind === 'address' && end.blocks.some((block) => cidrContains(block, asked.address));
}

type Ends = Pick<ReferenceRow, 'source' | 'destination'>;

/** The row about the ends of a connection; there is one at most. */
function rowAbout<T extends Ends>(rows: readonly T[], { source, destination }: Connection): T | undefined {
  const [row, ...others] = rows.filter((one) => isEnd(one.source, source) && isEnd(one.destination, destination));
  assert.deepEqual(others, []);
  return row;
}

function verdictIn(set: ReferenceSet | undefined, { port: { protocol, number } }: Connection): string {
  if (intervalsHave(set?.allowed[protocol] ?? [], number)) return 'allowed';
  return intervalsHave(set?.depends[protocol] ?? [], number) ? 'depends' : 'denied';
}

function asConnections(world: World, written: readonly WrittenConnection[]): Connection[] {
  // What a pod says to its own address is in no map.
  return written
    .flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])
    .map(({ source, destination, port }) => ({ source, destination, port }));
}

export const CROWD_LAWS: readonly Law[] = [
  lawOf(
    'in a crowd, too, the map and the verdicts are what the law says',
    askedCrowd,
    ({ world: written, connections }) => {
      const world = worldFrom(written);
      const rows = mapOf(world, { selfPairs: true });
      const reachability = reachabilityOf(world);
      for (const connection of asConnections(world, connections)) {
        const { verdict } = judge(world, connection);
        assert.equal(verdictIn(rowAbout(rows, connection), connection), verdict);
        assert.equal(reachability.verdict(connection), verdict);
      }
    },
    FEW,
  ),

  lawOf(
    'in a crowd, too, the diff says of each connection what the law says before and after',
    fc.record({ asked: askedCrowd, kept: fc.constantFrom(2, 3, 10) }, PLAIN),
    ({ asked: { world: written, connections }, kept }) => {
      const before = worldFrom(written);
      const policies = before.cluster.policies.filter((_, index) => index % kept !== 0);
      const after = worldOf({ ...before.cluster, policies }, before.options);
      const { added, removed, changed } = diffOf(before, after, { selfPairs: true });
      for (const connection of asConnections(before, connections)) {
        const verdicts = [before, after].map((world) => judge(world, connection).verdict);
        const [come, gone] = [rowAbout(added, connection), rowAbout(removed, connection)];
        const other = rowAbout(changed, connection);
        if (come || gone || other) {
          const [old, young] = [gone ?? other?.before, come ?? other?.after];
          assert.deepEqual([verdictIn(old, connection), verdictIn(young, connection)], verdicts);
        } else assert.equal(verdicts[0], verdicts[1]);
      }
    },
    FEW,
  ),
];
