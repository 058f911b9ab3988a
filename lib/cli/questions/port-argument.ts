import { InvalidArgumentError } from 'commander';
import { FIRST_PORT, LAST_PORT, PROTOCOLS, type NumberedPorts } from '../../model/port';

const PORTS = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/([a-z]+))?$/i;

/**
 * Reads ports: `8080`, `53/UDP`, `30000-32767/TCP`. TCP is meant where no protocol is written.
 *
 * @throws InvalidArgumentError if it is none
 */
export function portArgument(text: string): NumberedPorts {
  const [, low, high = low, name = 'TCP'] = PORTS.exec(text) ?? [];
  const [first, last] = [Number(low), Number(high)];
  const protocol = PROTOCOLS.find((known) => known === name.toUpperCase());
  if (low === undefined || !protocol || first < FIRST_PORT || last > LAST_PORT || first > last) {
    throw new InvalidArgumentError(
      `Ports are written like 8080, 53/UDP or 8000-8100/TCP: ${FIRST_PORT} to ${LAST_PORT}, ${PROTOCOLS.join(', ')}.`,
    );
  }
  return { kind: 'numbers', protocol, first, last };
}
