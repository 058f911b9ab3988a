import { nearest } from '../../diagnostics/nearest';
import { podPortsOf, type PodPorts } from '../../manifests/routing/port-translation';
import type { NumberedPorts, Port } from '../../model/port';
import type { Service, ServicePort } from '../../model/service';
import type { Workload } from '../../model/workload';
import type { Unresolvable } from './unresolvable';

/** A Service in front of pods, with the ports of the pods to which each of its own leads. */
export interface ServiceFront {
  /** As findings print it, such as `Service shop/api`. */
  readonly text: string;
  readonly ports: readonly { readonly port: ServicePort; readonly leadsTo: PodPorts }[];
}

/** A Service with the pods that are known to be behind it. */
export function frontOf(text: string, service: Service, pods: readonly Workload[]): ServiceFront {
  return { text, ports: service.ports.map((port) => ({ port, leadsTo: podPortsOf(service, port, pods) })) };
}

/** What a name or a number of a Service stands for at its pods, or what is wrong with it. */
export type FrontPorts = { readonly ports: readonly NumberedPorts[] } | { readonly problem: Unresolvable };

/** The ports of the pods behind a Service to which one of its ports leads, given by its number or its name. */
export function portsBehind(front: ServiceFront, asked: NumberedPorts | string): FrontPorts {
  const meant = front.ports.filter(({ port }) => isMeant(port, asked));
  if (meant.length === 0) return { problem: notOfService(front, asked) };
  const unled = meant.find(({ leadsTo }) => leadsTo.ports.length === 0);
  if (unled) return { problem: leadsNowhere(front, unled.port) };
  return { ports: meant.flatMap(({ leadsTo }) => leadsTo.ports.map(asNumbers)) };
}

/** All ports of the pods to which a Service leads, or what is wrong with one of its ports; none where it has none. */
export function allPortsBehind(front: ServiceFront): FrontPorts {
  const unled = front.ports.find(({ leadsTo }) => leadsTo.ports.length === 0);
  if (unled) return { problem: leadsNowhere(front, unled.port) };
  return { ports: front.ports.flatMap(({ leadsTo }) => leadsTo.ports.map(asNumbers)) };
}

/** What the names of its ports stand for; names that lead nowhere stand for nothing. */
export function namesOf({ ports }: ServiceFront): ReadonlyMap<string, readonly NumberedPorts[]> {
  return new Map(
    ports.flatMap(({ port, leadsTo }) =>
      port.name !== undefined && leadsTo.ports.length > 0 ? [[port.name, leadsTo.ports.map(asNumbers)] as const] : [],
    ),
  );
}

/** The ports of a Service that somebody asks for, each with where it leads. */
export function portsMeant(
  { ports }: ServiceFront,
  requested: 'declared' | readonly (NumberedPorts | string)[],
): ServiceFront['ports'] {
  if (requested === 'declared') return ports;
  return ports.filter(({ port }) => requested.some((asked) => isMeant(port, asked)));
}

export function asNumbers({ protocol, number }: Port): NumberedPorts {
  return { kind: 'numbers', protocol, first: number, last: number };
}

function isMeant({ name, protocol, number }: ServicePort, asked: NumberedPorts | string): boolean {
  if (typeof asked === 'string') return name === asked;
  return asked.protocol === protocol && asked.first === number && asked.last === number;
}

/** A port of a Service as findings print it. */
export function servicePortText({ name, protocol, number }: ServicePort): string {
  return `${protocol} ${number}${name === undefined ? '' : ` (${name})`}`;
}

function rangeText({ protocol, first, last }: NumberedPorts): string {
  return `${protocol} ${first === last ? first : `${first}-${last}`}`;
}

function notOfService({ text, ports }: ServiceFront, asked: NumberedPorts | string): Unresolvable {
  const port = typeof asked === 'string' ? asked : rangeText(asked);
  return {
    code: 'NP221',
    id: 'not-a-service-port',
    severity: 'error',
    headline: `\`${text}\` has no port \`${port}\``,
    found: `\`${port}\``,
    expected: ports.map(({ port: one }) => servicePortText(one)).join(', ') || 'a port of the Service: it has none',
    why: 'a Service leads from ports of its own to those of its pods, and from no others',
    help: helpFor(ports, asked),
  };
}

/** Most often it is a port of the pods, or a name that is spelled in another way. */
function helpFor(ports: ServiceFront['ports'], asked: NumberedPorts | string): string {
  const names = ports.flatMap(({ port }) => port.name ?? []);
  const suggestion = typeof asked === 'string' ? nearest(asked, names) : undefined;
  if (suggestion !== undefined) return `did you mean \`${suggestion}\`?`;
  const leading = ports.find(({ port, leadsTo }) =>
    typeof asked === 'string'
      ? port.target === asked
      : leadsTo.ports.some(({ protocol, number }) => protocol === asked.protocol && number === asked.first),
  );
  if (leading === undefined)
    return 'write a port of the Service, or name the workload to open another port of its pods';
  return `write \`${leading.port.number}\`, the port of the Service that leads there, or name the workload itself`;
}

function leadsNowhere({ text }: ServiceFront, port: ServicePort): Unresolvable {
  return {
    code: 'NP222',
    id: 'target-port-unknown',
    severity: 'error',
    headline: `port \`${servicePortText(port)}\` of \`${text}\` leads to no port of its pods`,
    found: `targetPort: ${port.target}`,
    expected: `a container port with the name \`${port.target}\` and the protocol ${port.protocol}`,
    why: 'a target by name is looked up at each pod: where none declares it, connections to the Service are refused',
    help: 'name the container port so, or write its number as the `targetPort`',
  };
}
