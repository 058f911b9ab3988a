import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts, type Protocol } from '../../model/port';
import type { FlatIntervals } from '../../sets/interval-sets';
import type { Interval } from '../../sets/intervals';
import type { PortSets } from '../open-ports';

/** How far apart the protocols lie: all ports of all protocols stand on one axis, which has no port 0. */
const STRIDE = LAST_PORT + 1;

/** Where a port of a protocol stands on the axis. */
export function portPosition(protocol: Protocol, number: number): number {
  return PROTOCOLS.indexOf(protocol) * STRIDE + number;
}

/** A range of ports on the axis. */
export function portInterval({ protocol, first, last }: NumberedPorts): readonly [number, number] {
  return [portPosition(protocol, first), portPosition(protocol, last)];
}

/** Every port of every protocol. */
export const EVERY_PORT: FlatIntervals = Object.freeze(
  PROTOCOLS.flatMap((protocol) => [portPosition(protocol, FIRST_PORT), portPosition(protocol, LAST_PORT)]),
);

/** Intervals of the axis as ports of each protocol. */
export function portSetsOf(intervals: FlatIntervals): PortSets {
  const sets: Partial<Record<Protocol, Interval[]>> = {};
  for (let at = 0; at < intervals.length; at += 2) {
    const first = intervals[at] as number;
    const protocol = PROTOCOLS[Math.floor(first / STRIDE)] as Protocol;
    (sets[protocol] ??= []).push([first % STRIDE, (intervals[at + 1] as number) % STRIDE]);
  }
  return sets;
}
