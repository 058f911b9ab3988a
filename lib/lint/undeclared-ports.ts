import { nearest } from '../diagnostics/nearest';
import type { DeclaredPort, NamedPort, RulePort } from '../model/port';
import type { Workload } from '../model/workload';
import type { JudgedPolicy, LintContext } from './context';
import { isSaidByStatement } from './said-by-statement';
import { fieldOfRule, podsMatchedBy, rulesOf, subjectsOf, type PlacedRule } from './matching';
import { portText } from './ports-text';
import { ServicePorts } from './service-ports';

/** A port of a rule that none of its destinations declares, and the one that most likely is meant. */
export interface UndeclaredPort {
  readonly field: string;
  readonly text: string;
  readonly declared: readonly DeclaredPort[];
  /** As findings print it; absent where none is near. */
  readonly meant?: string;
}

/** The pods to which a rule leads, if all of them are known and each declares its ports. */
function declaringDestinations(
  { world }: LintContext,
  { policy }: JudgedPolicy,
  placed: PlacedRule,
): readonly Workload[] {
  const { peers } = placed.rule;
  const found: Workload[] = [];
  if (placed.direction === 'ingress') found.push(...subjectsOf(world, policy));
  else {
    if (peers === 'any') return [];
    for (const peer of peers) {
      const pods = peer.kind === 'pods' ? podsMatchedBy(world, policy, peer) : [];
      if (pods.length === 0) return [];
      found.push(...pods);
    }
  }
  return found.every(({ ports }) => ports.length > 0) ? [...new Set(found)] : [];
}

/** Whether one number is the other with a digit too many or too few, or with two of them in the wrong order. */
function isSlipOfNumber(one: number, other: number): boolean {
  const [shorter = '', longer = ''] = [`${one}`, `${other}`].sort((a, b) => a.length - b.length);
  if (shorter.length < 3) return false;
  if (longer.length === shorter.length + 1) {
    return [...longer].some((_, index) => longer.slice(0, index) + longer.slice(index + 1) === shorter);
  }
  const at = [...shorter].findIndex((digit, index) => digit !== longer[index]);
  const swapped = [...shorter.slice(at, at + 2)].reverse().join('');
  return shorter.length === longer.length && shorter.slice(0, at) + swapped + shorter.slice(at + 2) === longer;
}

function meantByName({ name, protocol }: NamedPort, declared: readonly DeclaredPort[]): string | undefined {
  const names = declared.flatMap((port) => (port.name !== undefined && port.protocol === protocol ? [port.name] : []));
  return nearest(name, [...new Set(names)]);
}

function undeclared(port: RulePort, ports: readonly RulePort[], declared: readonly DeclaredPort[]) {
  if (port.kind === 'name') {
    if (declared.some(({ name, protocol }) => name === port.name && protocol === port.protocol)) return undefined;
    const meant = meantByName(port, declared);
    return { text: `${port.protocol} ${port.name}`, ...(meant !== undefined && { meant }) };
  }
  const { protocol, first, last } = port;
  if (first !== last || declared.some((one) => one.number === first && one.protocol === protocol)) return undefined;
  // Who opens both protocols of a number, as DNS and HTTP/3 want it, has forgotten nothing.
  const opensNumber = (one: DeclaredPort) =>
    ports.some(
      (other) =>
        other.kind === 'numbers' &&
        other.protocol === one.protocol &&
        other.first <= one.number &&
        one.number <= other.last,
    );
  const near = declared.find(
    (one) =>
      (one.number === first || (one.protocol === protocol && isSlipOfNumber(one.number, first))) && !opensNumber(one),
  );
  return near && { text: portText(port), meant: `${near.protocol} ${near.number}` };
}

/**
 * The ports of a policy written by hand that no destination declares: names, which open nothing then, and numbers that are
 * nearly those of a declared port. Only where all destinations are known and declare their ports.
 */
export function undeclaredPorts(context: LintContext, judged: JudgedPolicy): readonly UndeclaredPort[] {
  if (judged.writtenBy !== 'person' || isSaidByStatement(judged)) return [];
  // The rule `service-port-not-pod-port` speaks of ports of Services.
  const isOfService = (port: RulePort) => port.kind === 'numbers' && ServicePorts.of(context).mayBeMistaken(port);
  return rulesOf(judged.policy).flatMap((placed): UndeclaredPort[] => {
    const { ports } = placed.rule;
    if (ports === 'any') return [];
    const declared = declaringDestinations(context, judged, placed).flatMap((pods) => pods.ports);
    if (declared.length === 0) return [];
    return ports.flatMap((port, index): UndeclaredPort[] => {
      const found = isOfService(port) ? undefined : undeclared(port, ports, declared);
      return found ? [{ ...found, declared, field: `${fieldOfRule(placed)}.ports[${index}]` }] : [];
    });
  });
}
