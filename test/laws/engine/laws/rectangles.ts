import assert from 'node:assert/strict';
import { PROTOCOLS } from '../../../../lib/model/port';
import { mapOf, reachabilityOf, type PortSets, type Rectangle, type RectangleSide } from '../../../../lib/reachability';
import { intersectIntervals, unionIntervals, type Intervals } from '../../../../lib/sets/intervals';
import { anyWorld } from '../../../arbitraries/any-cluster';
import { endText, mapText } from '../../../reachability/reference/canonical';
import type { ReferenceEnd, ReferenceRow } from '../../../reachability/reference/rows';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

function endsOf(side: RectangleSide): ReferenceEnd[] {
  if (side.kind === 'addresses') return [side];
  return side.workloads.map((workload) => ({ kind: 'pod', workload }));
}

function rowsOf({ sources, destinations, allowed, depends, governed }: Rectangle): ReferenceRow[] {
  const open = { allowed, depends, unknowns: [], governed };
  return endsOf(sources).flatMap((source) =>
    endsOf(destinations).map((destination) => ({ source, destination, ...open })),
  );
}

/** @throws AssertionError where both have a port */
function joinedPorts(one: PortSets, other: PortSets): PortSets {
  const sets = PROTOCOLS.map((protocol): [string, Intervals] => {
    const [these, those] = [one[protocol] ?? [], other[protocol] ?? []];
    assert.deepEqual(intersectIntervals(these, those), []);
    return [protocol, unionIntervals(these, those)];
  });
  return Object.fromEntries(sets.filter(([, set]) => set.length > 0));
}

/** The rows of the same two ends, made one: a pair may be in several rectangles, each with ports of its own. */
function joinedRows(rows: readonly ReferenceRow[]): ReferenceRow[] {
  const joined = new Map<string, ReferenceRow>();
  for (const row of rows) {
    const ends = `${endText(row.source)} -> ${endText(row.destination)}`;
    const before = joined.get(ends);
    if (before) assert.equal(before.governed, row.governed);
    const { allowed, depends } = row;
    joined.set(ends, {
      ...row,
      allowed: joinedPorts(before?.allowed ?? {}, allowed),
      depends: joinedPorts(before?.depends ?? {}, depends),
    });
  }
  return [...joined.values()];
}

export const RECTANGLE_LAWS: readonly Law[] = [
  lawOf(
    'the rectangles of the index are the map: each open port of each pair is in just one of them',
    anyWorld,
    (written) => {
      const world = worldFrom(written);
      const rows = mapOf(world, { selfPairs: true }).map(({ source, destination, allowed, depends, governed }) => {
        return { source, destination, allowed, depends, governed, unknowns: [] };
      });
      const rectangles = [...reachabilityOf(world).rectangles()];
      assert.deepEqual(mapText(joinedRows(rectangles.flatMap(rowsOf))), mapText(rows));
    },
  ),
];
