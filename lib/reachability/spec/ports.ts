import type { DeclaredPort, RulePort } from '../../model/port';
import type { Direction, Policy } from '../../model/policy';
import type { Connection } from '../connection';
import type { EvaluationOptions } from '../options';

/** The declared ports that a name can stand for on the destination pod. */
function portsNamed(name: string, connection: Connection, options: EvaluationOptions): readonly DeclaredPort[] {
  if (connection.destination.kind !== 'pod') return [];
  const named = connection.destination.workload.ports.filter(
    (port) =>
      port.name === name &&
      port.protocol === connection.port.protocol &&
      (options.sidecarPorts === 'include' || !port.sidecar),
  );
  return options.namedPortMatches === 'first' ? named.slice(0, 1) : named;
}

/**
 * Whether one entry of a rule's `ports` covers the connection's port.
 *
 * "port: The port on the given protocol. This can either be a numerical or named port on a pod." The pod is always
 * the destination of the connection: for ingress the subject, for egress the peer, each pod on its own.
 * "endPort: the range of ports from port to endPort, inclusive."
 */
export function portMatches(
  port: RulePort,
  direction: Direction,
  policy: Policy,
  connection: Connection,
  options: EvaluationOptions,
): boolean {
  if (port.protocol !== connection.port.protocol) return false;
  const { number } = connection.port;
  if (port.kind === 'numbers') return port.first <= number && number <= port.last;
  if (options.namedPortScope === 'unresolved') return true;
  const foreign =
    connection.destination.kind === 'pod' && connection.destination.workload.namespace !== policy.namespace;
  if (direction === 'egress' && options.namedPortScope === 'policy-namespace' && foreign) return false;
  return portsNamed(port.name, connection, options).some((declared) => declared.number === number);
}
