import { asPorts } from '../dsl/ports';
import type { RequestedPorts } from '../dsl';
import { NotUnderstood, quoting } from '../inquiry/not-understood';
import { readPorts, type PortWords } from '../inquiry/port-words';
import { PROTOCOLS } from '../model/port';

/** What stands for every port of every protocol; no name of a port has a blank. */
export const ALL_PORTS_WORDS = 'all ports';

const PROTOCOL_FIRST = new RegExp(`^(${PROTOCOLS.join('|')})/(?!(?:${PROTOCOLS.join('|')})$)(.+)$`, 'i');

/** `udp/53` is `53/udp`: people write it both ways. */
function protocolLast(text: string): string {
  return text.replace(PROTOCOL_FIRST, '$2/$1');
}

/**
 * Ports as they were given to a matcher, one by one or in lists: numbers, what `tcp()` and its like return, and words.
 *
 * @throws NotUnderstood for words that name no port, and for what is no port at all
 * @throws Mistake for a number that is none
 */
export function givenPorts(given: readonly unknown[]): 'any' | readonly PortWords[] {
  if (given.flat().includes(ALL_PORTS_WORDS)) return 'any';
  return given.flat().map((port: unknown) => {
    if (typeof port === 'number') return asPorts(port);
    if (typeof port === 'string') return quoting(port, (text) => readPorts(protocolLast(text)));
    if (typeof port === 'object' && port !== null && 'kind' in port && port.kind === 'numbers')
      return port as PortWords;
    throw new NotUnderstood(
      `A port is a number, \`tcp(80)\` or its like, or words such as '53/udp', 'http' or '${ALL_PORTS_WORDS}'; received ${String(port)}.`,
    );
  });
}

/** One port as the DSL asks for it. */
export function requested(words: PortWords): RequestedPorts {
  return [words.kind === 'numbers' ? words : words.name];
}
