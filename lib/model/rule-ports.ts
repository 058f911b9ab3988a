import type { NonEmpty, Rule } from './policy';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts, type RulePort } from './port';

type RulePorts = Rule['ports'];

/** By protocol, then numbers before names; the wider range first among those that begin alike. */
function comparePorts(one: RulePort, other: RulePort): number {
  const byProtocol = PROTOCOLS.indexOf(one.protocol) - PROTOCOLS.indexOf(other.protocol);
  if (byProtocol !== 0) return byProtocol;
  if (one.kind === 'name') return other.kind === 'name' ? compareTexts(one.name, other.name) : 1;
  return other.kind === 'name' ? -1 : one.first - other.first || other.last - one.last;
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Whether everything that one entry opens the other opens too; of a name only all ports of its protocol are sure to. */
function covers(wide: RulePort, narrow: RulePort): boolean {
  if (wide.protocol !== narrow.protocol) return false;
  if (wide.kind === 'name') return narrow.kind === 'name' && wide.name === narrow.name;
  if (narrow.kind === 'name') return wide.first === FIRST_PORT && wide.last === LAST_PORT;
  return wide.first <= narrow.first && narrow.last <= wide.last;
}

/** All ports of both, sorted, each once, without those that a range already covers. */
export function mergedPorts(one: RulePorts, other: RulePorts): RulePorts {
  if (one === 'any' || other === 'any') return 'any';
  if (one === other && one.length === 1) return one;
  const kept: RulePort[] = [];
  let widest: RulePort | undefined;
  for (const ports of [...one, ...other].sort(comparePorts)) {
    // Those before begin no later, so whichever reaches furthest covers whatever any of them covers.
    if (widest && covers(widest, ports)) continue;
    kept.push(ports);
    if (!widest || reachesFurther(ports, widest)) widest = ports;
  }
  return kept as unknown as NonEmpty<RulePort>;
}

function reachesFurther(ports: RulePort, widest: RulePort): boolean {
  if (ports.protocol !== widest.protocol || widest.kind === 'name') return true;
  if (ports.kind === 'name') return !(widest.first === FIRST_PORT && widest.last === LAST_PORT);
  return ports.last > widest.last;
}

/** Whether a rule with the narrower ports opens nothing that one with the wider ports does not, of the same peers. */
export function portsWithin(narrower: RulePorts, wider: RulePorts): boolean {
  if (wider === 'any') return true;
  return narrower !== 'any' && narrower.every((ports) => wider.some((wide) => covers(wide, ports)));
}

/** All ports first, then by the first entry in which two lists in normal form differ. */
export function comparePortLists(one: RulePorts, other: RulePorts): number {
  if (one === 'any' || other === 'any') return Number(other === 'any') - Number(one === 'any');
  for (const [index, port] of one.entries()) {
    const counterpart = other[index];
    const order = counterpart === undefined ? 1 : comparePorts(port, counterpart);
    if (order !== 0) return order;
  }
  return one.length - other.length;
}

/** Text that is equal for two lists of ports in normal form exactly when they hold the same ports. */
export function portsKey(ports: RulePorts): string {
  if (ports === 'any') return 'any';
  return ports
    .map((port) => `${port.protocol} ${port.kind === 'name' ? port.name : `${port.first}-${port.last}`}`)
    .join(', ');
}

/**
 * The same ports in as few entries as possible: numbers that follow each other, and ranges that touch or overlap, are
 * one range. No port is opened that was not asked for.
 *
 * @example adjoined([TCP 80, TCP 81, TCP 90]) // [TCP 80-81, TCP 90]
 */
export function adjoined(ports: NonEmpty<RulePort>): NonEmpty<RulePort> {
  const joined: RulePort[] = [];
  for (const port of [...ports].sort(comparePorts)) {
    const before = joined.at(-1);
    if (before?.kind === 'numbers' && port.kind === 'numbers' && touch(before, port)) {
      joined[joined.length - 1] = { ...before, last: Math.max(before.last, port.last) };
    } else joined.push(port);
  }
  return joined as unknown as NonEmpty<RulePort>;
}

/** Whether two ranges, the first of which begins first, make one without a gap. */
function touch(before: NumberedPorts, after: NumberedPorts): boolean {
  return before.protocol === after.protocol && after.first <= before.last + 1;
}

/**
 * The same ports without ranges, for plugins that read only the first port of a range. Ranges of more than `most` ports
 * stay, as do all ports of a protocol, which need no range to be written.
 *
 * @param most how many single ports a range may become
 */
export function singled(ports: NonEmpty<RulePort>, most: number): NonEmpty<RulePort> {
  return ports.flatMap((port): RulePort[] => {
    if (port.kind === 'name' || port.last - port.first >= most) return [port];
    return Array.from({ length: port.last - port.first + 1 }, (_, index) => {
      const number = port.first + index;
      return { kind: 'numbers', protocol: port.protocol, first: number, last: number };
    });
  }) as unknown as NonEmpty<RulePort>;
}
