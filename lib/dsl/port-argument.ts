import type { NonEmpty } from '../model/policy';
import type { NumberedPorts } from '../model/port';
import type { CommonPortNames } from './end';
import { asPorts, type PortNumber } from './ports';

/** A port by number, or by a name that all destinations declare. */
export type PortArgument<Ends extends readonly unknown[]> = PortNumber | CommonPortNames<Ends>;

/** Ports as they were given, with every number a range of its protocol; there is at least one, by type. */
export function portsRequested(ports: readonly unknown[]): NonEmpty<NumberedPorts | string> {
  return (ports as readonly (PortNumber | string)[]).map((port) =>
    typeof port === 'string' ? port : asPorts(port),
  ) as unknown as NonEmpty<NumberedPorts | string>;
}
