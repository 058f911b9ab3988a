import { queryOf } from '../checks/end-queries';
import { portsAt, problemAsSource, type ResolvedEnd, type Unresolvable } from '../dsl';
import { portsNamed, type NamedPorts } from '../inquiry/asked-ports';
import { BadInput } from '../inquiry/bad-input';
import type { PortWords } from '../inquiry/port-words';
import type { NumberedPorts } from '../model/port';
import { ALL_PORTS } from '../reachability';
import type { FoundEnd } from './asked-cluster';
import { givenPorts, requested } from './given-ports';

/** @throws BadInput always: what is wrong with an end is all that there is to say */
export function refuse(...problems: readonly Unresolvable[]): never {
  throw new BadInput(
    problems.map(({ path, ...problem }) => ({ ...problem, where: path === undefined ? {} : { path } })),
  );
}

/** What an end calls its ports. */
function namedPorts(end: ResolvedEnd): NamedPorts[] {
  if (!('portNames' in end)) return [];
  return [...end.portNames].flatMap(([name, ports]) => ports.map((one) => ({ ...one, name })));
}

function portsOf(words: PortWords, end: ResolvedEnd): readonly NumberedPorts[] {
  const { ports, unknown, problems } = portsAt(requested(words), end);
  if (problems.length > 0) refuse(...problems);
  const found = ports === 'any' || ports === undefined ? ALL_PORTS : ports;
  if (words.kind === 'numbers') return found;
  const { protocol: wanted } = words;
  const named = unknown.length > 0 ? [] : found.filter(({ protocol }) => wanted === undefined || protocol === wanted);
  if (named.length > 0) return named;
  return portsNamed(words, namedPorts(end), end.kind === 'addresses' ? undefined : end.text);
}

/** An end of the DSL, after everything about it has been looked up. */
export function foundEnd(end: ResolvedEnd): FoundEnd {
  return {
    text: end.text,
    query: queryOf(end),
    asSource: () => {
      const problem = problemAsSource(end);
      if (problem) refuse(problem);
    },
    portsFor: (given) => {
      const ports = givenPorts(given);
      return ports === 'any' ? ALL_PORTS : ports.flatMap((port) => portsOf(port, end));
    },
  };
}
