import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts, type Protocol } from '../model/port';

/** Every port of one protocol. */
export function everyPortOf(protocol: Protocol): NumberedPorts {
  return { kind: 'numbers', protocol, first: FIRST_PORT, last: LAST_PORT };
}

/** Every port of every protocol. */
export const ALL_PORTS: readonly NumberedPorts[] = Object.freeze(
  PROTOCOLS.map((protocol) => Object.freeze(everyPortOf(protocol))),
);
