import type { Ends } from './end';
import type { RequestedPorts } from './plan/statement';
import { portsRequested, type PortArgument } from './port-argument';

type ListOf<To extends Ends> = To extends readonly unknown[] ? To : readonly [To];

/** Some ports, by number or by a name that all destinations declare. */
export type SomePorts<To extends Ends> = readonly [PortArgument<ListOf<To>>, ...PortArgument<ListOf<To>>[]];

/** The ports of a prop: at least one, `all`, or those that each destination `declared`. */
export type PortsProp<To extends Ends> = 'all' | 'declared' | SomePorts<To>;

/**
 * The ports that a prop asks for, as statements keep them.
 *
 * @throws Mistake for a list that holds none.
 */
export function portsOfProp(ports: 'all' | 'declared' | readonly unknown[]): RequestedPorts {
  if (ports === 'all') return 'any';
  return ports === 'declared' ? ports : portsRequested(ports);
}
