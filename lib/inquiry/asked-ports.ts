import type { Finding } from '../diagnostics/finding';
import { nearest } from '../diagnostics/nearest';
import { PROTOCOLS, type NumberedPorts } from '../model/port';
import { workloadId } from '../model/workload';
import { BadInput } from './bad-input';
import type { PortName, PortWords } from './port-words';
import type { QuestionEnd } from './question';

/** Ports under the name that their pods give them. */
export interface NamedPorts extends NumberedPorts {
  readonly name: string;
}

function namedPortsOf(destination: QuestionEnd): readonly NamedPorts[] {
  const ports = destination.kind === 'pod' ? destination.workload.ports : [];
  return ports.flatMap(({ name, protocol, number }) =>
    name === undefined ? [] : [{ kind: 'numbers', name, protocol, first: number, last: number }],
  );
}

function rangeText({ first, last }: NumberedPorts): string {
  return first === last ? String(first) : `${first}-${last}`;
}

function unknownPortName(
  { name, protocol }: PortName,
  declared: readonly NamedPorts[],
  pods: string | undefined,
): Finding {
  const texts = declared.map((port) => `\`${port.name}\` (${port.protocol} ${rangeText(port)})`);
  const written = protocol === undefined ? name : `${name}/${protocol}`;
  const meant = nearest(name, [...new Set(declared.map((port) => port.name))]);
  return {
    code: 'NP038',
    id: 'port-name-not-declared',
    severity: 'error',
    headline:
      pods === undefined ? 'addresses declare no names of ports' : `\`${pods}\` declares no port \`${written}\``,
    where: {},
    found: `\`${written}\``,
    expected: texts.length > 0 ? `one of the names that it declares: ${[...new Set(texts)].join(', ')}` : 'a number',
    why: 'a name stands for the number that the destination gives it, and it gives it none',
    help: meant === undefined ? 'give the number of the port' : `did you mean \`${meant}\`?`,
  };
}

/**
 * The ports behind a name, for each protocol unless one is written.
 *
 * @param declared the names that the destination gives to ports
 * @param pods how the destination is named; undefined for addresses, which declare nothing
 * @throws BadInput for a name that the destination does not declare
 */
export function portsNamed(
  asked: PortName,
  declared: readonly NamedPorts[],
  pods: string | undefined,
): readonly NumberedPorts[] {
  const { name, protocol: wanted } = asked;
  const found = declared.filter((port) => port.name === name && (wanted === undefined || port.protocol === wanted));
  if (found.length === 0) throw new BadInput([unknownPortName(asked, declared, pods)]);
  const unique = new Map(
    found.map(({ kind, protocol, first, last }) => [`${protocol} ${first} ${last}`, { kind, protocol, first, last }]),
  );
  return PROTOCOLS.flatMap((protocol) => [...unique.values()].filter((ports) => ports.protocol === protocol));
}

/**
 * The ports that a person means, a name looked up at the destination: whatever container declares it, for each protocol
 * unless one is written.
 *
 * @throws BadInput for a name that the destination does not declare
 */
export function askedPorts(words: PortWords, destination: QuestionEnd): readonly NumberedPorts[] {
  if (words.kind === 'numbers') return [words];
  const pods = destination.kind === 'pod' ? workloadId(destination.workload) : undefined;
  return portsNamed(words, namedPortsOf(destination), pods);
}
