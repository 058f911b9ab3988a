import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { mapOf } from '../../../../lib/reachability';
import { anyWorld, type WrittenWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { mapText } from '../../../reachability/reference/canonical';
import { referenceMap } from '../../../reachability/reference/map';
import { isInFocus } from '../../../reachability/reference/rows';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

const mapped = fc.record({ world: anyWorld, selfPairs: fc.boolean() }, PLAIN);
const chosen = fc.record(
  { world: anyWorld, governedOnly: fc.boolean(), focus: fc.constantFrom('pods-0', 'pods-1') },
  PLAIN,
);

/** Where no block matches a node, the first workload may be the only one that tells of its node: here it tells nothing. */
function withNothingFromFirst({ cluster, options }: WrittenWorld): WrittenWorld {
  if (options.ipBlockMatchesNodes !== 'no') return { cluster, options };
  const workloads = cluster.workloads.map((one, place) => (place === 0 ? { ...one, nodeAddresses: [] } : one));
  return { cluster: { ...cluster, workloads }, options };
}

/** What a map holds. */
export const MAP_LAWS: readonly Law[] = [
  lawOf(
    'the map is what the law says of every pair, every port, every address and every family',
    mapped,
    ({ world: written, selfPairs }) => {
      const world = worldFrom(written);
      assert.deepEqual(mapText(mapOf(world, { selfPairs })), mapText(referenceMap(world, { selfPairs })));
    },
  ),

  lawOf(
    'a map of what is governed, or of ends in focus, is just those rows of the whole map',
    chosen,
    ({ world: written, governedOnly, focus: name }) => {
      const world = worldFrom(written);
      const focus = (workload: { readonly name: string }) => workload.name === name;
      const rows = mapOf(world).filter(
        (row) => isInFocus({ focus }, row.source, row.destination) && (row.governed || !governedOnly),
      );
      assert.deepEqual(mapText(mapOf(world, { governedOnly, focus })), mapText(rows));
    },
  ),

  lawOf('a workload less is its rows less, and nothing else', anyWorld, (written) => {
    const { cluster, options } = withNothingFromFirst(written);
    const world = worldFrom({ cluster, options });
    const [gone, ...workloads] = world.cluster.workloads;
    const rows = mapOf(world, { selfPairs: true }).filter(({ source, destination }) =>
      [source, destination].every((end) => end.kind === 'addresses' || end.workload !== gone),
    );
    const without = worldFrom({ cluster: { ...cluster, workloads }, options });
    assert.deepEqual(mapText(mapOf(without, { selfPairs: true })), mapText(rows));
  }),

  lawOf('a map that is asked for twice is the same', anyWorld, (written) => {
    const world = worldFrom(written);
    assert.deepEqual(mapText(mapOf(world)), mapText(mapOf(world)));
  }),
];
