import { portNameProblems } from '../../manifests/validation';
import type { NonEmpty, Rule } from '../../model/policy';
import type { DeclaredPort, NamedPort, NumberedPorts, RulePort } from '../../model/port';
import { portsAt } from './requested-ports';
import type { PodsEnd } from './resolved-end';
import type { RequestedPorts } from './statement';

/**
 * The ports of a connection with the names that a statement asks for, where the containers of the destination declare them.
 * A name that stands for a range, that no container declares, or that two containers give to two ports, is written by
 * number: as a name it would open something else, or nothing.
 *
 * @param numbers what all that was asked for stands for
 * @param declared the ports that the containers of the destination declare themselves
 */
export function withNamesKept(
  requested: RequestedPorts,
  numbers: 'any' | NonEmpty<NumberedPorts>,
  destination: PodsEnd,
  declared: readonly DeclaredPort[],
): { readonly written: Rule['ports']; readonly notKept: readonly string[] } {
  if (numbers === 'any' || typeof requested === 'string') return { written: numbers, notKept: [] };
  const notKept: string[] = [];
  const written = requested.flatMap((port): readonly RulePort[] => {
    const { ports } = portsAt([port], destination);
    const stands = ports === 'any' || ports === undefined ? [] : ports;
    if (typeof port !== 'string') return stands;
    const kept = portNameProblems(port).length === 0 ? stands.map((one) => asName(port, one, declared)) : [undefined];
    const names = kept.filter((one) => one !== undefined);
    if (names.length === kept.length) return names;
    notKept.push(port);
    return stands;
  });
  return { written: written as unknown as NonEmpty<RulePort>, notKept };
}

/** The name in the place of a number; undefined where the containers do not give it to just this port. */
function asName(
  name: string,
  { protocol, first, last }: NumberedPorts,
  declared: readonly DeclaredPort[],
): NamedPort | undefined {
  const [port, other] = declared.filter((one) => one.name === name && one.protocol === protocol);
  if (!port || other || first !== last || port.number !== first || port.sidecar) return undefined;
  return { kind: 'name', protocol, name };
}
