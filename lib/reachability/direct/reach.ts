import { intersectIntervals, intervalsEqual, intervalsOf, type Intervals } from '../../sets/intervals';
import { ALWAYS, NEVER, PERHAPS, type Bounds } from './bounds';

/** Where something holds, of all addresses of one family that an end can have. */
export interface Reach {
  /** Whether it holds at all of them, or at some. */
  readonly bounds: Bounds;
  /** Where `bounds` leaves it open: the addresses at which it is certain. */
  readonly part: Intervals<bigint>;
}

export const NOWHERE: Intervals<bigint> = Object.freeze([]);

const PLAIN: Readonly<Record<Bounds, Reach>> = {
  [NEVER]: Object.freeze({ bounds: NEVER, part: NOWHERE }),
  [PERHAPS]: Object.freeze({ bounds: PERHAPS, part: NOWHERE }),
  [ALWAYS]: Object.freeze({ bounds: ALWAYS, part: NOWHERE }),
};

/** The reach of something that is the same at every address. */
export function plainReach(bounds: Bounds): Reach {
  return PLAIN[bounds];
}

function inOneAndInTwo(reach: Reach): readonly (readonly Reach[])[] {
  return [Object.freeze([]), Object.freeze([reach]), Object.freeze([reach, reach])];
}

const PLAIN_IN_FAMILIES: Readonly<Record<Bounds, readonly (readonly Reach[])[]>> = {
  [NEVER]: inOneAndInTwo(PLAIN[NEVER]),
  [PERHAPS]: inOneAndInTwo(PLAIN[PERHAPS]),
  [ALWAYS]: inOneAndInTwo(PLAIN[ALWAYS]),
};

/** The reaches, family by family, of something that is the same at every address. */
export function plainReaches(bounds: Bounds, families: number): readonly Reach[] {
  return PLAIN_IN_FAMILIES[bounds][families] ?? [];
}

/** The reach of something that holds within `bounds` at every address of a range, and for certain at some addresses. */
export function reachOf(bounds: Bounds, addresses: Intervals<bigint>, range: Intervals<bigint>): Reach {
  if (bounds === ALWAYS || addresses.length === 0) return PLAIN[bounds];
  const part = intersectIntervals(addresses, range);
  if (part.length === 0) return PLAIN[bounds];
  return intervalsEqual(part, range) ? PLAIN[ALWAYS] : { bounds: PERHAPS, part };
}

/** Whether some sets of addresses hold a range between them, none of which does alone. */
export function coverTogether(parts: readonly Intervals<bigint>[], range: Intervals<bigint>): boolean {
  return parts.length > 1 && intervalsEqual(intervalsOf<bigint>(parts.flat()), range);
}
