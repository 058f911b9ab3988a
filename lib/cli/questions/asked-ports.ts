import type { Finding } from '../../diagnostics/finding';
import { nearest } from '../../diagnostics/nearest';
import { PROTOCOLS, type DeclaredPort, type NumberedPorts } from '../../model/port';
import { workloadId } from '../../model/workload';
import { BadInput } from '../bad-input';
import type { PortArgument, PortName } from './port-argument';
import type { QuestionEnd } from './question';

type NamedPort = DeclaredPort & { readonly name: string };

function namedPortsOf(destination: QuestionEnd): readonly NamedPort[] {
  const ports = destination.kind === 'pod' ? destination.workload.ports : [];
  return ports.flatMap((port) => (port.name === undefined ? [] : [{ ...port, name: port.name }]));
}

function unknownPortName({ name, protocol }: PortName, destination: QuestionEnd): Finding {
  const declared = namedPortsOf(destination);
  const texts = declared.map((port) => `\`${port.name}\` (${port.protocol} ${port.number})`);
  const isPod = destination.kind === 'pod';
  const whose = isPod ? `\`${workloadId(destination.workload)}\`` : 'addresses';
  const written = protocol === undefined ? name : `${name}/${protocol}`;
  const meant = nearest(name, [...new Set(declared.map((port) => port.name))]);
  return {
    code: 'NP038',
    id: 'port-name-not-declared',
    severity: 'error',
    headline: isPod ? `${whose} declares no port \`${written}\`` : `${whose} declare no names of ports`,
    where: {},
    found: `\`${written}\``,
    expected: texts.length > 0 ? `one of the names that it declares: ${[...new Set(texts)].join(', ')}` : 'a number',
    why: 'a name stands for the number that the destination gives it, and it gives it none',
    help: meant === undefined ? 'give the number of the port' : `did you mean \`${meant}\`?`,
  };
}

/**
 * The ports that a person means, a name looked up at the destination: whatever container declares it, for each protocol
 * unless one is written.
 *
 * @throws BadInput for a name that the destination does not declare
 */
export function askedPorts(argument: PortArgument, destination: QuestionEnd): readonly NumberedPorts[] {
  if (argument.kind === 'numbers') return [argument];
  const { name, protocol: wanted } = argument;
  const declared = namedPortsOf(destination).filter(
    (port) => port.name === name && (wanted === undefined || port.protocol === wanted),
  );
  if (declared.length === 0) throw new BadInput([unknownPortName(argument, destination)]);
  return PROTOCOLS.flatMap((protocol) => {
    const numbers = declared.filter((port) => port.protocol === protocol).map(({ number }) => number);
    return [...new Set(numbers)].map((number) => ({ kind: 'numbers' as const, protocol, first: number, last: number }));
  });
}
