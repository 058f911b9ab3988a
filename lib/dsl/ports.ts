import { FIRST_PORT, LAST_PORT, type NumberedPorts, type Protocol } from '../model/port';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';

/** A port number on TCP, or what `tcp`, `udp`, `sctp` and `range` return. */
export type PortNumber = number | NumberedPorts;

function isPort(number: unknown): number is number {
  return Number.isInteger(number) && (number as number) >= FIRST_PORT && (number as number) <= LAST_PORT;
}

function portRange(first: number, last: number, protocol: Protocol): NumberedPorts {
  if (!isPort(first) || !isPort(last) || first > last) {
    const origin = callerOrigin()();
    throw new Mistake({
      code: 'NP201',
      id: 'invalid-port',
      severity: 'error',
      headline: `${protocol} \`${first === last ? first : `${first}-${last}`}\` is not a port`,
      where: { ...(origin && { origin }) },
      found: first === last ? String(first) : `${first} to ${last}`,
      expected: `whole numbers from ${FIRST_PORT} to ${LAST_PORT}, the first not above the last`,
      why: 'the API server would refuse the policy',
      help: 'write the port on which the pod listens (containerPort), not a nodePort or a name',
    });
  }
  return Object.freeze({ kind: 'numbers', protocol, first, last });
}

/** One TCP port. @example `allow(web).to(api).on(tcp(8080))`, the same as `.on(8080)` */
export function tcp(number: number): NumberedPorts {
  return portRange(number, number, 'TCP');
}

/** One UDP port. @example `allow(app).to(resolver).on(udp(53))` */
export function udp(number: number): NumberedPorts {
  return portRange(number, number, 'UDP');
}

/** One SCTP port. @example `allow(amf).to(smf).on(sctp(38412))` */
export function sctp(number: number): NumberedPorts {
  return portRange(number, number, 'SCTP');
}

/**
 * A range of ports, both ends included (the API's `endPort`, KEP-2079), on TCP unless said otherwise.
 * @example `allow(client).to(ftp).on(range(30000, 30100))`
 */
export function range(first: number, last: number, protocol: Protocol = 'TCP'): NumberedPorts {
  return portRange(first, last, protocol);
}

/** A number means TCP. */
export function asPorts(port: PortNumber): NumberedPorts {
  return typeof port === 'number' ? tcp(port) : port;
}
