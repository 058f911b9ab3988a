import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Policy } from '../../../../lib/model/policy';
import { selectorOf } from '../../../../lib/model/selector';
import { diffOf, mapOf, reachabilityOf, worldOf } from '../../../../lib/reachability';
import { anyWorld } from '../../../arbitraries/any-cluster';
import { oneOf, PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { policy as somePolicy } from '../../../arbitraries/any-cluster/policies';
import { diffText, mapText } from '../../../reachability/reference/canonical';
import { connectionIn, someConnection, worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

/** A policy goes, one comes, or one takes the place of another; places are counted round. */
const step = fc.record(
  {
    gone: fc.option(fc.nat({ max: 9 }), { freq: 3 }),
    come: fc.option(somePolicy, { freq: 3 }),
    like: oneOf<'no' | 'turned round' | 'other values'>([2, 'no'], [2, 'turned round'], [2, 'other values']),
  },
  PLAIN,
);

const updated = fc.record(
  {
    world: anyWorld,
    steps: fc.array(step, { minLength: 1, maxLength: 4 }),
    connections: fc.array(someConnection, { maxLength: 6 }),
  },
  PLAIN,
);

/** A key that most clusters mention, with a value that pods have and no selector mentions. */
const OTHER = selectorOf([{ key: 'app', operator: 'In', values: ['other'] }]);

/**
 * The policy that comes; now and then one that says nothing that the one that goes did not, so that the index is kept, and
 * one that knows its keys and not its values.
 */
function coming(come: Policy | null, like: 'no' | 'turned round' | 'other values', before: Policy | undefined) {
  if (like === 'no' || before === undefined) return come ?? undefined;
  if (like === 'other values') return { ...before, selector: OTHER, isolates: { ingress: true, egress: true } };
  return { ...before, ingress: before.egress, egress: before.ingress, isolates: { ingress: true, egress: true } };
}

export const UPDATE_LAWS: readonly Law[] = [
  lawOf(
    'an index after updates, policy by policy, is the one that is made anew',
    updated,
    ({ world: written, steps, connections }) => {
      const world = worldFrom(written);
      let reachability = reachabilityOf(world);
      let { policies } = world.cluster;
      let old = world;
      for (const { gone, come, like } of steps) {
        const before = gone === null ? undefined : policies[gone % policies.length];
        const after = coming(come, like, before);
        policies = [...policies.filter((policy) => policy !== before), ...(after ? [after] : [])];
        const anew = worldOf({ ...world.cluster, policies }, world.options);
        const next = reachability.replacing({ ...(before && { before }), ...(after && { after }) });
        assert.deepEqual(mapText([...next.rows({ selfPairs: true })]), mapText(mapOf(anew, { selfPairs: true })));
        assert.deepEqual(diffText(next.changesSince(reachability)), diffText(diffOf(old, anew)));
        for (const connection of connections.flatMap((one) => connectionIn(world.cluster.workloads, one) ?? [])) {
          assert.equal(next.verdict(connection), reachabilityOf(anew).verdict(connection));
        }
        [reachability, old] = [next, anew];
      }
    },
    // Each cluster is several.
    { share: 1 / 4 },
  ),
];
