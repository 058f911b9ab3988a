import type { NonEmpty } from '../model/policy';
import { FIRST_PORT, LAST_PORT, type NumberedPorts } from '../model/port';

/** `TCP 8080`, `UDP 30000-30100`, or `TCP` for all ports of a protocol. */
export function portText({ protocol, first, last }: NumberedPorts): string {
  if (first === FIRST_PORT && last === LAST_PORT) return protocol;
  return first === last ? `${protocol} ${first}` : `${protocol} ${first}-${last}`;
}

export function portsText(ports: 'any' | NonEmpty<NumberedPorts>): string {
  return ports === 'any' ? 'all ports' : ports.map(portText).join(', ');
}
