import type { Workload } from '../../lib/model/workload';
import type { MapRow, Rectangle, RectangleSide } from '../../lib/reachability';
import { FAMILIES } from '../../lib/sets/address';
import { lastOf, type Cidr } from '../../lib/sets/cidr';
import { intervalsOf } from '../../lib/sets/intervals';
import type { EndSet, MapPart } from './map-checksum';

/** The rectangles of a map as parts of it. Rectangles share their sides, and so do the parts. */
export function* partsOfRectangles(rectangles: Iterable<Rectangle>): Iterable<MapPart> {
  const known = new Map<RectangleSide, EndSet>();
  const endSetOf = (side: RectangleSide): EndSet => {
    let ends = known.get(side);
    if (ends === undefined) {
      ends = side.kind === 'pods' ? ofPods(side.workloads) : ofBlocks(side.blocks);
      known.set(side, ends);
    }
    return ends;
  };
  for (const { sources, destinations, allowed, depends } of rectangles) {
    const ends = { sources: endSetOf(sources), destinations: endSetOf(destinations) };
    yield { ...ends, verdict: 'allowed', ports: allowed };
    yield { ...ends, verdict: 'depends', ports: depends };
  }
}

/** The rows of a map, pair by pair, as parts of it. */
export function* partsOfRows(rows: Iterable<MapRow>): Iterable<MapPart> {
  const endSetOf = (end: MapRow['source']) => (end.kind === 'pod' ? ofPods([end.workload]) : ofBlocks(end.blocks));
  for (const { source, destination, allowed, depends } of rows) {
    const ends = { sources: endSetOf(source), destinations: endSetOf(destination) };
    yield { ...ends, verdict: 'allowed', ports: allowed };
    yield { ...ends, verdict: 'depends', ports: depends };
  }
}

function ofPods(pods: readonly Workload[]): EndSet {
  return { pods, addresses: {} };
}

function ofBlocks(blocks: readonly Cidr[]): EndSet {
  const inFamily = FAMILIES.map((family) => {
    const own = blocks.filter((block) => block.family === family);
    return [family, intervalsOf(own.map((block): [bigint, bigint] => [block.first, lastOf(block)]))] as const;
  });
  return { pods: [], addresses: Object.fromEntries(inFamily) };
}
