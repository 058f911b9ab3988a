import { PROTOCOLS, type NumberedPorts, type Port, type Protocol } from '../model/port';
import type { Direction } from '../model/policy';
import { intervalsOf, type Interval, type Intervals } from '../sets/intervals';
import { ALL_PORTS } from './all-ports';
import {
  askedPair,
  judgementOn,
  startsWithin,
  verdictsOn,
  type AskedPair,
  type TwoEnds,
  type Verdicts,
} from './direct/asked-pair';
import type { Judgement, Verdict } from './judgement';
import type { World } from './world';

export { ALL_PORTS };

/** Ports by protocol; a protocol without ports is left out. */
export type PortSets = Readonly<Partial<Record<Protocol, Intervals>>>;

/** One part of a port range that no rule tells apart, and what was judged about it. */
export interface PortVerdict {
  readonly ports: NumberedPorts;
  readonly judgement: Judgement;
}

/** The ports on which two ends can talk, and those on which they perhaps can. */
export interface OpenPorts {
  readonly allowed: PortSets;
  readonly depends: PortSets;
}

function firstOf({ protocol, first }: NumberedPorts): Port {
  return { protocol, number: first };
}

/** The parts of a range that no rule of a pair tells apart, in order. */
function partsOf(pair: AskedPair, range: NumberedPorts): NumberedPorts[] {
  const starts = startsWithin(pair, range);
  return starts.map((first, index) => ({ ...range, first, last: (starts[index + 1] ?? range.last + 1) - 1 }));
}

/**
 * Judges all ports of the given ranges: one answer for each part that no rule tells apart.
 * Exact, since ports between two neighbouring boundaries match the same rules.
 */
export function judgePorts(world: World, ends: TwoEnds, ranges: readonly NumberedPorts[] = ALL_PORTS): PortVerdict[] {
  const pair = askedPair(world, ends, ranges);
  return ranges
    .flatMap((range) => partsOf(pair, range))
    .map((ports) => ({ ports, judgement: judgementOn(pair, firstOf(ports)) }));
}

/**
 * The first part of some ranges with the verdicts that are sought, judged with all reasons; undefined where there is none.
 * It costs less than to judge all parts and look through them.
 */
export function findPorts(
  world: World,
  ends: TwoEnds,
  ranges: readonly NumberedPorts[],
  isSought: (verdicts: Verdicts) => boolean,
): PortVerdict | undefined {
  const pair = askedPair(world, ends, ranges);
  for (const range of ranges) {
    for (const ports of partsOf(pair, range)) {
      const port = firstOf(ports);
      if (isSought(verdictsOn(pair, port))) return { ports, judgement: judgementOn(pair, port) };
    }
  }
  return undefined;
}

/** The verdicts on all ports of all protocols, without their reasons: what {@link judgePorts} says, at less cost. */
export function openPorts(world: World, ends: TwoEnds): OpenPorts {
  const pair = askedPair(world, ends, ALL_PORTS);
  const verdicts = ALL_PORTS.flatMap((range) => partsOf(pair, range)).map((ports) => ({
    ports,
    verdict: verdictsOn(pair, firstOf(ports)).verdict,
  }));
  const having = (wanted: Verdict) =>
    portSets(verdicts.filter(({ verdict }) => verdict === wanted).map(({ ports }) => ports));
  return { allowed: having('allowed'), depends: having('depends') };
}

/** The ports that are open or perhaps open, for both sides together or for one of them alone. */
export function portsNotDenied(world: World, ends: TwoEnds, side?: Direction): PortSets {
  const pair = askedPair(world, ends, ALL_PORTS);
  const parts = ALL_PORTS.flatMap((range) => partsOf(pair, range));
  return portSets(parts.filter((ports) => verdictsOn(pair, firstOf(ports))[side ?? 'verdict'] !== 'denied'));
}

/** The ports that have a verdict, as sets. */
export function portsWith(verdict: Verdict, verdicts: readonly PortVerdict[]): PortSets {
  return portSets(verdicts.filter(({ judgement }) => judgement.verdict === verdict).map(({ ports }) => ports));
}

function portSets(ranges: readonly NumberedPorts[]): PortSets {
  const byProtocol = new Map<Protocol, Interval[]>();
  for (const { protocol, first, last } of ranges) {
    const spans = byProtocol.get(protocol);
    if (spans) spans.push([first, last]);
    else byProtocol.set(protocol, [[first, last]]);
  }
  const sets: Partial<Record<Protocol, Intervals>> = {};
  for (const protocol of PROTOCOLS) {
    const spans = byProtocol.get(protocol);
    if (spans) sets[protocol] = intervalsOf(spans);
  }
  return sets;
}
