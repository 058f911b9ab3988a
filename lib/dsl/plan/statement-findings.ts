import type { Finding } from '../../diagnostics/finding';
import type { NameClash } from './policy-drafts';
import type { UnknownPortName } from './requested-ports';
import type { ResolvedEnd } from './resolved-end';
import type { Statement } from './statement';

/** Where a statement stands. */
export function placeOf(statement: Statement, path = statement.path): Finding['where'] {
  const origin = statement.origin();
  return { path, ...(origin && { origin }) };
}

/** A port name that a destination does not declare. */
export function unknownPortName(
  statement: Statement,
  to: ResolvedEnd,
  { name, declared, suggestion }: UnknownPortName,
): Finding {
  return {
    code: 'NP209',
    id: 'unknown-port-name',
    severity: 'error',
    headline: `\`${to.text}\` declares no port named \`${name}\``,
    where: placeOf(statement),
    found: `\`${name}\``,
    expected:
      declared.length > 0
        ? declared.map((port) => `\`${port}\``).join(', ')
        : 'a port number: it declares no port names',
    why: 'a name stands for the number that the destination gives to it; without one there is no port to open',
    help: suggestion ? `did you mean \`${suggestion}\`?` : `declare the port, or write its number`,
  };
}

/** A destination without ports, asked for those that it declares. */
export function declaresNoPorts(statement: Statement, to: ResolvedEnd): Finding {
  return {
    code: 'NP219',
    id: 'no-declared-ports',
    severity: 'error',
    headline: `\`${to.text}\` declares no ports`,
    where: placeOf(statement),
    expected: 'ports that the destination declares',
    why: 'a rule without ports opens all of them, which is not what was asked for',
    ...withoutPorts(to, isChain(statement) ? 'with `.on(...)`' : 'in `ports`'),
  };
}

/** Whether a statement is a chain of calls; any other is a construct, and has props. */
function isChain({ anchor, path }: Statement): boolean {
  return path !== anchor.node.path;
}

/**
 * Why an end declares no ports, and what to do about it.
 *
 * @param where the words for where a statement names its ports
 */
function withoutPorts(to: ResolvedEnd, where: string): Pick<Finding, 'found' | 'help'> {
  if (to.kind !== 'pods') return { found: 'no pods of its own', help: `write the ports ${where}` };
  if (to.front) return { found: 'a Service without ports', help: 'name the workload behind it, and its ports' };
  if (!to.workload) {
    return { found: 'pods that are known by their labels alone', help: `write the ports ${where}` };
  }
  return to.workload.kind === 'Workload'
    ? { found: 'no `ports`', help: 'declare them: `ports: { http: 8080 }`' }
    : { found: 'containers without ports', help: `declare them at the containers, or write them ${where}` };
}

/** A port that was to be written by its name and cannot be. */
export function portNameNotKept(statement: Statement, to: ResolvedEnd, name: string): Finding {
  return {
    code: 'NP232',
    id: 'port-name-not-kept',
    severity: 'error',
    headline: `the port \`${name}\` of \`${to.text}\` cannot be written by its name`,
    where: placeOf(statement),
    found: 'no container that gives this name to one port',
    expected: 'a container port of this name, once for each protocol',
    why: 'a policy with a port name opens only what the pods themselves declare under it',
    help: 'name the port in the pod template, or leave `keepPortNames()` out: then its number is written',
  };
}

/** The second of two policies that would be one object. */
export function nameClash({ name, existing, statements }: NameClash): Finding {
  const [statement = existing] = statements;
  return {
    code: 'NP210',
    id: 'name-clash',
    severity: 'error',
    headline: `two different policies would both be named \`${name}\``,
    where: placeOf(statement),
    found: `\`${existing.path}\` and \`${statement.path}\``,
    expected: 'a name for each',
    why: 'the second one applied would replace the first, and close what it opened',
    help: "give one end a name of its own (`.as('partner')`), or the statement (`{ name: 'api-to-partner' }`)",
  };
}
