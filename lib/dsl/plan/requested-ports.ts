import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import { nearest } from '../../diagnostics/nearest';
import type { ResolvedEnd } from './resolved-end';
import { allPortsBehind, portsBehind, type ServiceFront } from './service-front';
import type { RequestedPorts } from './statement';
import type { Unresolvable } from './unresolvable';

/** Names that the destination does not declare, with the nearest one that it does. */
export interface UnknownPortName {
  readonly name: string;
  readonly declared: readonly string[];
  readonly suggestion?: string;
}

/** The numbers behind the ports that a statement asks for; without any, there is a reason. */
export interface PortsAt {
  /** Absent where there are problems, and where the destination declares none of what was asked for. */
  readonly ports?: 'any' | NonEmpty<NumberedPorts>;
  readonly unknown: readonly UnknownPortName[];
  /** What is wrong with ports of a Service. */
  readonly problems: readonly Unresolvable[];
}

const NONE: readonly never[] = Object.freeze([]);

/**
 * The numbers behind the ports that a statement asks for at one destination. Policies name ports by number: a named
 * port means something else, or nothing, to several network plugins. Those of a Service are ports of the pods behind
 * it: a policy never sees the port of the Service itself.
 */
export function portsAt(requested: RequestedPorts, destination: ResolvedEnd): PortsAt {
  if (requested === 'any') return { ports: 'any', unknown: NONE, problems: NONE };
  if ('front' in destination && destination.front) return behindService(requested, destination.front);
  if (requested === 'declared') return { ...someOf(declaredAt(destination)), unknown: NONE, problems: NONE };
  const names = 'portNames' in destination ? destination.portNames : new Map<string, readonly NumberedPorts[]>();
  const unknown: UnknownPortName[] = [];
  const ports = requested.flatMap((port): readonly NumberedPorts[] => {
    if (typeof port !== 'string') return [port];
    const known = names.get(port);
    if (known) return known;
    const declared = [...names.keys()];
    const suggestion = nearest(port, declared);
    unknown.push({ name: port, declared, ...(suggestion && { suggestion }) });
    return [];
  });
  return { ...someOf(ports), unknown, problems: NONE };
}

function behindService(requested: Exclude<RequestedPorts, 'any'>, front: ServiceFront): PortsAt {
  const found = requested === 'declared' ? [allPortsBehind(front)] : requested.map((port) => portsBehind(front, port));
  const problems = found.flatMap((one) => ('problem' in one ? [one.problem] : []));
  const ports = found.flatMap((one) => ('ports' in one ? one.ports : []));
  return { ...(problems.length === 0 && someOf(ports)), unknown: NONE, problems };
}

/** All ports that an end declares; none for one that declares none. */
function declaredAt(destination: ResolvedEnd): readonly NumberedPorts[] {
  if (!('portNames' in destination)) return NONE;
  const declared = 'workload' in destination ? (destination.workload?.ports ?? NONE) : NONE;
  const contained = declared.map(({ protocol, number }): NumberedPorts => ({
    kind: 'numbers',
    protocol,
    first: number,
    last: number,
  }));
  return [...contained, ...[...destination.portNames.values()].flat()];
}

/** Each port once; nothing for none. */
export function someOf(ports: readonly NumberedPorts[]): { readonly ports?: NonEmpty<NumberedPorts> } {
  const distinct = new Map(ports.map((port) => [`${port.protocol} ${port.first} ${port.last}`, port]));
  const [first, ...rest] = distinct.values();
  return first ? { ports: [first, ...rest] } : {};
}
