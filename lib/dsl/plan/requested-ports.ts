import type { NonEmpty } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import { nearest } from '../../diagnostics/nearest';
import type { ResolvedEnd } from './resolved-end';
import type { RequestedPorts } from './statement';

/** Names that the destination does not declare, with the nearest one that it does. */
export interface UnknownPortName {
  readonly name: string;
  readonly declared: readonly string[];
  readonly suggestion?: string;
}

/**
 * The numbers behind the ports that a statement asks for at one destination. Policies name ports by number: a named
 * port means something else, or nothing, to several network plugins.
 */
export function portsAt(
  requested: RequestedPorts,
  destination: ResolvedEnd,
): { readonly ports?: 'any' | NonEmpty<NumberedPorts>; readonly unknown: readonly UnknownPortName[] } {
  if (requested === 'any') return { ports: 'any', unknown: [] };
  if (requested === 'declared') return { ...declaredAt(destination), unknown: [] };
  const names = destination.kind === 'pods' ? destination.portNames : new Map<string, readonly NumberedPorts[]>();
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
  const [first, ...rest] = ports;
  return { ...(first && { ports: [first, ...rest] }), unknown };
}

/** All ports that an end declares; none for one that declares none. */
function declaredAt(destination: ResolvedEnd): { readonly ports?: NonEmpty<NumberedPorts> } {
  if (destination.kind !== 'pods') return {};
  const contained = (destination.workload?.ports ?? []).map(({ protocol, number }): NumberedPorts => ({
    kind: 'numbers',
    protocol,
    first: number,
    last: number,
  }));
  const [first, ...rest] = [...contained, ...[...destination.portNames.values()].flat()];
  return first ? { ports: [first, ...rest] } : {};
}
