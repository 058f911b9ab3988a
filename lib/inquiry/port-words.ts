import { portNameProblems } from '../manifests/validation/port-name';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts, type Protocol } from '../model/port';
import { NotUnderstood } from './not-understood';

/** The name of a port as a person writes it; without a protocol, the port may be of any. */
export interface PortName {
  readonly kind: 'name';
  readonly name: string;
  readonly protocol?: Protocol;
}

/** Ports as a person names them. */
export type PortWords = NumberedPorts | PortName;

const NUMBERS = /^(\d{1,5})(?:-(\d{1,5}))?$/;

function portsOf(text: string, protocol: Protocol | undefined): PortWords | undefined {
  const [, low, high = low] = NUMBERS.exec(text) ?? [];
  if (low === undefined) {
    return portNameProblems(text).length > 0
      ? undefined
      : { kind: 'name', name: text, ...(protocol !== undefined && { protocol }) };
  }
  const [first, last] = [Number(low), Number(high)];
  if (first < FIRST_PORT || last > LAST_PORT || first > last) return undefined;
  return { kind: 'numbers', protocol: protocol ?? 'TCP', first, last };
}

/**
 * Reads ports: `8080`, `53/UDP`, `30000-32767/TCP`, or a name that the destination declares, `http`. With a number, TCP
 * is meant where no protocol is written.
 *
 * @throws NotUnderstood if it is none
 */
export function readPorts(text: string): PortWords {
  const [port = '', ...protocols] = text.split('/');
  const [written] = protocols;
  const protocol = PROTOCOLS.find((known) => known === written?.toUpperCase());
  const isUnderstood = protocols.length <= 1 && (written === undefined) === (protocol === undefined);
  const ports = isUnderstood ? portsOf(port, protocol) : undefined;
  if (ports) return ports;
  throw new NotUnderstood(
    `Ports are written like 8080, 53/UDP, 8000-8100/TCP or http: ${FIRST_PORT} to ${LAST_PORT}, ${PROTOCOLS.join(', ')}, ` +
      'or a name of lower-case letters, digits and dashes.',
  );
}
