import { mapChecksum, type EndSet, type MapPart } from '../../bench/checksum/map-checksum';
import { partsOfRectangles, partsOfRows } from '../../bench/checksum/map-parts';
import type { Policy } from '../../lib/model/policy';
import { addressEnd, mapOf, openPorts, podEnd, reachabilityOf, type End, type World } from '../../lib/reachability';
import { EVERY_BLOCK } from '../../lib/reachability/questions';
import { addressOf, addressParts } from '../../lib/reachability/address-parts';
import { FAMILY_BITS } from '../../lib/sets/address';
import { ONE_OF_EACH_SHAPE, worldOfScenario } from './scenario-world';

/** Ends that are asked one by one: every pod, and an address of each part of the address space that anything tells apart. */
function endsOf(world: World): { readonly end: End; readonly set: EndSet }[] {
  const { workloads, policies } = world.cluster;
  const parts = addressParts(EVERY_BLOCK, [...policies, nodesAsPolicy(world)]);
  return [
    ...workloads.map((workload) => ({ end: podEnd(workload), set: { pods: [workload], addresses: {} } })),
    ...parts.map((part) => ({
      end: addressEnd(addressOf(part)),
      set: { pods: [], addresses: { [part.family]: [[part.first, part.last] as const] } },
    })),
  ];
}

/** A pod's own node may be told apart from its neighbours, so its address is a part of its own. */
function nodesAsPolicy({ cluster }: World): Policy {
  const nodes = cluster.workloads.flatMap(({ nodeAddresses }) => nodeAddresses);
  const peers = nodes.map(({ family, value }) => ({
    kind: 'block' as const,
    cidr: { family, first: value, length: FAMILY_BITS[family] },
    except: [],
  }));
  const [first, ...rest] = peers;
  return {
    namespace: 'nodes',
    name: 'nodes',
    selector: { requirements: [] },
    isolates: { ingress: false, egress: false },
    ingress: first ? [{ peers: [first, ...rest], ports: 'any' }] : [],
    egress: [],
  };
}

/** The map, judged pair by pair without an index. */
function* judgedAlone(world: World): Iterable<MapPart> {
  const ends = endsOf(world);
  for (const source of ends) {
    for (const destination of ends) {
      if (source.end.kind === 'address' && destination.end.kind === 'address') continue;
      const { allowed, depends } = openPorts(world, { source: source.end, destination: destination.end });
      const pair = { sources: source.set, destinations: destination.set };
      yield { ...pair, verdict: 'allowed', ports: allowed };
      yield { ...pair, verdict: 'depends', ports: depends };
    }
  }
}

describe('the map of a scenario of the bench', () => {
  const size = { pods: 30, policies: 30, namespaces: 5 };

  test.each(ONE_OF_EACH_SHAPE)('has the checksum of $name judged pair by pair', (scenario) => {
    const world = worldOfScenario(scenario, size);
    const rectangles = mapChecksum(partsOfRectangles(reachabilityOf(world).rectangles()));
    expect(rectangles).toEqual(mapChecksum(judgedAlone(world)));
    expect(rectangles.allowedCells).not.toBe('0');
  });

  test.each(ONE_OF_EACH_SHAPE)('has the same checksum of $name as rectangles and as rows', (scenario) => {
    const world = worldOfScenario(scenario, size);
    const rows = mapChecksum(partsOfRows(mapOf(world, { selfPairs: true })));
    expect(rows).toEqual(mapChecksum(partsOfRectangles(reachabilityOf(world).rectangles())));
  });
});
