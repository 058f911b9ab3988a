import type { Policy, Rule } from '../../model/policy';
import type { NamedPort, NumberedPorts, Port, Protocol } from '../../model/port';
import { ALL_PORTS, everyPortOf } from '../all-ports';
import { destinationOf, type Side } from './side';

/** The ports of a rule at one destination. */
export interface PortsThere {
  readonly byNumber: readonly NumberedPorts[];
  /** Those that a name stands for. */
  readonly byName: readonly Port[];
}

const NONE: readonly never[] = Object.freeze([]);
const ANY: PortsThere = Object.freeze({ byNumber: ALL_PORTS, byName: NONE });

function isNumbered(ports: readonly { readonly kind: string }[]): ports is readonly NumberedPorts[] {
  return ports.every(({ kind }) => kind === 'numbers');
}

/** The ports that a name stands for at the destination of a side. */
function portsNamed({ name, protocol }: NamedPort, policy: Policy, side: Side): readonly Port[] {
  const { options } = side.world;
  const destination = destinationOf(side);
  if (destination.kind !== 'pod') return NONE;
  const { namespace, ports } = destination.workload;
  // The destination of ingress is the subject, so it is of the policy's namespace anyway.
  if (options.namedPortScope === 'policy-namespace' && namespace !== policy.namespace) return NONE;
  const named = ports.filter(
    (declared) =>
      declared.name === name &&
      declared.protocol === protocol &&
      !(declared.sidecar && options.sidecarPorts === 'exclude'),
  );
  return options.namedPortMatches === 'first' ? named.slice(0, 1) : named;
}

/** The ports of a rule at the destination of a side, its names looked up there. */
export function portsThere({ ports }: Rule, policy: Policy, side: Side): PortsThere {
  if (ports === 'any') return ANY;
  if (isNumbered(ports)) return { byNumber: ports, byName: NONE };
  const byNumber = ports.filter((port) => port.kind === 'numbers');
  const names = ports.filter((port) => port.kind === 'name');
  return side.world.options.namedPortScope === 'unresolved'
    ? { byNumber: [...byNumber, ...names.map(({ protocol }) => everyPortOf(protocol))], byName: NONE }
    : { byNumber, byName: names.flatMap((name) => portsNamed(name, policy, side)) };
}

/** How a rule matches a port: by name only where no number of its own covers it. */
export function matchOf({ byNumber, byName }: PortsThere, { protocol, number }: Port): 'by-number' | 'by-name' | 'not' {
  for (const port of byNumber) {
    if (port.protocol === protocol && port.first <= number && number <= port.last) return 'by-number';
  }
  for (const port of byName) if (port.protocol === protocol && port.number === number) return 'by-name';
  return 'not';
}

/** Whether a rule matches some of the wanted ports. */
export function portsMeet({ byNumber, byName }: PortsThere, wanted: readonly NumberedPorts[]): boolean {
  for (const { protocol, first, last } of wanted) {
    for (const port of byNumber) {
      if (port.protocol === protocol && port.first <= last && first <= port.last) return true;
    }
    for (const port of byName) {
      if (port.protocol === protocol && first <= port.number && port.number <= last) return true;
    }
  }
  return false;
}

/** Adds the numbers at which ports begin, or have just ended. */
export function addCuts({ byNumber, byName }: PortsThere, protocol: Protocol, cuts: Set<number>): void {
  for (const port of byNumber) if (port.protocol === protocol) cuts.add(port.first).add(port.last + 1);
  for (const port of byName) if (port.protocol === protocol) cuts.add(port.number).add(port.number + 1);
}
