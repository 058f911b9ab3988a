import type { NonEmpty } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { CommonPortNames } from './end';
import { nothingGiven } from './nothing-given';
import { asPorts, type PortNumber } from './ports';

/** A port by number, or by a name that all destinations declare. */
export type PortArgument<Ends extends readonly unknown[]> = PortNumber | CommonPortNames<Ends>;

/**
 * Ports as they were given, with every number a range of its protocol.
 *
 * @throws Mistake for none at all: a list that came out empty would be a statement about nothing, lost in silence.
 */
export function portsRequested(ports: readonly unknown[]): NonEmpty<NumberedPorts | string> {
  if (ports.length === 0) throw nothingGiven('ports', 'write the ports, or `.onAllPorts()` if all of them are meant');
  return (ports as readonly (PortNumber | string)[]).map((port) =>
    typeof port === 'string' ? port : asPorts(port),
  ) as unknown as NonEmpty<NumberedPorts | string>;
}
