import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  judge,
  type Connection,
  type End,
  type SideJudgement,
  type Verdict,
  type World,
} from '../../../../lib/reachability';
import { anyWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { connectionIn, someConnection, worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

const asked = fc.record(
  { world: anyWorld, connections: fc.array(someConnection, { minLength: 1, maxLength: 12 }) },
  PLAIN,
);

/** The verdict of one side, out of nothing but who isolates the pod, and what matches. */
function verdictByTrace({ exemption, isolatedBy, matchedBy, perhapsOwnNode }: SideJudgement): Verdict {
  if (exemption === 'finished-pod' || exemption === 'no-common-family') return 'denied';
  if (exemption !== undefined) return 'allowed';
  const opening = (policy: SideJudgement['isolatedBy'][number]['policy']) => {
    const matches = matchedBy.filter((match) => match.policy === policy).map((match) => match.matches);
    return matches.includes('yes') ? 'yes' : matches.length > 0 ? 'perhaps' : 'no';
  };
  const certain = isolatedBy.filter((one) => one.selects === 'yes');
  if (certain.some(({ policy }) => opening(policy) === 'yes')) return 'allowed';
  if (isolatedBy.every(({ policy }) => opening(policy) === 'yes')) return 'allowed';
  const mayOpen = certain.length === 0 || isolatedBy.some(({ policy }) => opening(policy) !== 'no');
  return mayOpen || perhapsOwnNode ? 'depends' : 'denied';
}

/** Whether rules that each match some addresses of an end can match all of them together. */
function mayHaveSeveralAddresses(end: End): boolean {
  return end.kind === 'pod' && end.workload.addresses.length !== 1;
}

function checkSide(side: SideJudgement, other: End): void {
  const found = verdictByTrace(side);
  if (found === side.verdict) return;
  assert.deepEqual([found, side.verdict, mayHaveSeveralAddresses(other)], ['depends', 'allowed', true]);
}

/** The verdict on both sides together, family by family. */
function checkFamilies(world: World, connection: Connection): void {
  const { verdict, egress, ingress, families } = judge(world, connection);
  const sides = [egress.verdict, ingress.verdict];
  const all = Object.values(families);
  if (all.length === 0) return assert.deepEqual(sides, [verdict, verdict]);
  if (sides.includes('denied')) assert.ok(all.every((one) => one === 'denied'));
  if (sides.every((one) => one === 'allowed')) assert.ok(all.every((one) => one === 'allowed'));
  const agreed = all.every((one) => one === all[0]) ? all[0] : 'depends';
  const anyDoes = world.options.dualStack === 'any-family' && all.includes('allowed');
  assert.ok(verdict === agreed || (anyDoes && verdict === 'allowed'));
}

/** What a judgement gives as its reasons. */
export const TRACE_LAWS: readonly Law[] = [
  lawOf(
    'the trace justifies the verdict: who isolates and what matches are enough to find it',
    asked,
    ({ world: written, connections }) => {
      const world = worldFrom(written);
      for (const connection of connections.flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])) {
        const { egress, ingress } = judge(world, connection);
        checkSide(egress, connection.destination);
        checkSide(ingress, connection.source);
        checkFamilies(world, connection);
      }
    },
  ),

  lawOf('a verdict hangs on something just where it is `depends`', asked, ({ world: written, connections }) => {
    const world = worldFrom(written);
    for (const connection of connections.flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])) {
      const { verdict, unknowns } = judge(world, connection);
      assert.equal(unknowns.length > 0, verdict === 'depends');
    }
  }),
];
