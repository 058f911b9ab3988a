import type { NonEmpty } from '../model/policy';
import { FIRST_PORT, LAST_PORT, type NumberedPorts, type RulePort } from '../model/port';
import { portText } from './ports-text';

/** The ports of a rule. */
export type PortsOfRule = 'any' | NonEmpty<RulePort>;

function covers(outer: RulePort, inner: RulePort): boolean {
  if (outer.protocol !== inner.protocol) return false;
  if (outer.kind === 'name') return inner.kind === 'name' && outer.name === inner.name;
  if (inner.kind === 'name') return outer.first === FIRST_PORT && outer.last === LAST_PORT;
  return outer.first <= inner.first && inner.last <= outer.last;
}

function meet(one: RulePort, other: RulePort): boolean {
  if (one.kind === 'numbers' && other.kind === 'numbers') {
    return one.protocol === other.protocol && one.first <= other.last && other.first <= one.last;
  }
  return covers(one, other) || covers(other, one);
}

/** Whether all that one rule opens is surely among the ports of another. */
export function coversPorts(outer: PortsOfRule, inner: PortsOfRule): boolean {
  if (outer === 'any') return true;
  return inner !== 'any' && inner.every((port) => outer.some((wide) => covers(wide, port)));
}

/** Whether two rules surely open some port both; what a name stands for is only known to be what it stands for. */
export function sharePorts(one: PortsOfRule, other: PortsOfRule): boolean {
  if (one === 'any' || other === 'any') return true;
  return one.some((port) => other.some((wanted) => meet(port, wanted)));
}

/** Whether a rule surely opens one port. */
export function opensPort(ports: PortsOfRule, port: NumberedPorts): boolean {
  return coversPorts(ports, [port]);
}

/** The ports of a rule as findings print them: `TCP 443, UDP dns`. */
export function rulePortsText(ports: PortsOfRule): string {
  if (ports === 'any') return 'all ports';
  return ports.map((port) => (port.kind === 'name' ? `${port.protocol} ${port.name}` : portText(port))).join(', ');
}
