import { addressEnd, podEnd, type End } from '../connection';
import type { Unknown } from '../judgement';
import type { ConnectionSet, MapEnd } from '../map-row';
import { judgePorts } from '../open-ports';
import type { World } from '../world';
import type { AddressAxis } from './address-axis';
import type { OpenByFamily } from './connection-sets';

const NONE: readonly Unknown[] = Object.freeze([]);

/** Open ports with what their `depends` hangs on: that is looked up when it is first asked for, pair by pair. */
export function withUnknowns(
  world: World,
  axis: AddressAxis,
  source: MapEnd,
  destination: MapEnd,
  open: OpenByFamily,
): ConnectionSet {
  const set = { ...open, unknowns: NONE };
  if (Object.keys(open.depends).length === 0) return set;
  const endsOf = (end: MapEnd): readonly End[] =>
    end.kind === 'pod' ? [podEnd(end.workload)] : axis.firstAddressesIn(axis.ofCidrs(end.blocks)).map(addressEnd);
  let found: readonly Unknown[] | undefined;
  return Object.defineProperty(set, 'unknowns', {
    enumerable: true,
    get: () => (found ??= unknownsBetween(world, endsOf(source), endsOf(destination))),
  });
}

function unknownsBetween(world: World, sources: readonly End[], destinations: readonly End[]): readonly Unknown[] {
  const unknowns = sources.flatMap((source) =>
    destinations.flatMap((destination) =>
      judgePorts(world, { source, destination }).flatMap(({ judgement }) => judgement.unknowns),
    ),
  );
  return [...new Map(unknowns.map((unknown) => [JSON.stringify(unknown), unknown])).values()];
}
