import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts, type Protocol } from '../model/port';
import type { Direction, Policy } from '../model/policy';
import { intervalsOf, type Intervals } from '../sets/intervals';
import type { Connection, End } from './connection';
import type { Judgement, Verdict } from './judgement';
import { judge } from './spec';
import type { World } from './world';

/** Ports by protocol; a protocol without ports is left out. */
export type PortSets = Readonly<Partial<Record<Protocol, Intervals>>>;

/** One part of a port range that no rule tells apart, and what was judged about it. */
export interface PortVerdict {
  readonly ports: NumberedPorts;
  readonly judgement: Judgement;
}

/** Every port of every protocol. */
export const ALL_PORTS: readonly NumberedPorts[] = Object.freeze(
  PROTOCOLS.map((protocol) =>
    Object.freeze({ kind: 'numbers', protocol, first: FIRST_PORT, last: LAST_PORT } as const),
  ),
);

function policiesOf(world: World, { source, destination }: Omit<Connection, 'port'>): [Direction, readonly Policy[]][] {
  const of = (end: End) => (end.kind === 'pod' ? world.policiesIn(end.workload.namespace) : []);
  return [
    ['egress', of(source)],
    ['ingress', of(destination)],
  ];
}

/** The numbers at which some rule of the policies begins, or has just ended, for one protocol. */
function cutsFor(protocol: Protocol, world: World, ends: Omit<Connection, 'port'>): Set<number> {
  const cuts = new Set<number>();
  const names = new Set<string>();
  for (const [direction, policies] of policiesOf(world, ends)) {
    for (const policy of policies) {
      for (const rule of policy[direction]) {
        for (const port of rule.ports === 'any' ? [] : rule.ports) {
          if (port.protocol !== protocol) continue;
          if (port.kind === 'numbers') cuts.add(port.first).add(port.last + 1);
          else names.add(port.name);
        }
      }
    }
  }
  // Where a rule names a port, each number that the destination gives to the name is a part of its own.
  if (ends.destination.kind === 'pod') {
    for (const port of ends.destination.workload.ports) {
      if (port.protocol !== protocol || port.name === undefined || !names.has(port.name)) continue;
      cuts.add(port.number).add(port.number + 1);
    }
  }
  return cuts;
}

/**
 * Judges all ports of the given ranges: one answer for each part that no rule tells apart.
 * Exact, since ports between two neighbouring boundaries match the same rules.
 */
export function judgePorts(
  world: World,
  ends: Omit<Connection, 'port'>,
  ranges: readonly NumberedPorts[] = ALL_PORTS,
): PortVerdict[] {
  return ranges.flatMap(({ protocol, first, last }) => {
    const cuts = [...cutsFor(protocol, world, ends)].filter((cut) => first < cut && cut <= last).sort((a, b) => a - b);
    return [first, ...cuts].map((start, index, starts) => ({
      ports: { kind: 'numbers' as const, protocol, first: start, last: (starts[index + 1] ?? last + 1) - 1 },
      judgement: judge(world, { ...ends, port: { protocol, number: start } }),
    }));
  });
}

/** The ports that have a verdict, as sets. */
export function portsWith(verdict: Verdict, verdicts: readonly PortVerdict[]): PortSets {
  const chosen = verdicts.filter(({ judgement }) => judgement.verdict === verdict);
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const ofProtocol = chosen.filter(({ ports }) => ports.protocol === protocol);
      const set = intervalsOf(ofProtocol.map(({ ports }): [number, number] => [ports.first, ports.last]));
      return set.length > 0 ? [[protocol, set]] : [];
    }),
  );
}
