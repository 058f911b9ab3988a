import type { Policy } from '../../model/policy';
import type { NamedPort, Port, RulePort } from '../../model/port';
import { destinationOf, type Side } from '../direct/side';
import type { PortMiss } from './explanation';

function missOfName(port: NamedPort, asked: Port, policy: Policy, side: Side): PortMiss {
  const destination = destinationOf(side);
  if (destination.kind !== 'pod') return { kind: 'name-of-address', port };
  const { workload } = destination;
  const { namedPortScope, sidecarPorts } = side.world.options;
  const declared = workload.ports.filter(
    ({ name, sidecar }) => name === port.name && !(sidecar && sidecarPorts === 'exclude'),
  );
  const ofProtocol = declared.filter(({ protocol }) => protocol === port.protocol);
  if (namedPortScope === 'policy-namespace' && workload.namespace !== policy.namespace && ofProtocol.length > 0) {
    return { kind: 'name-in-other-namespace', port };
  }
  if (declared.some(({ number }) => number === asked.number) && port.protocol !== asked.protocol) {
    return { kind: 'other-protocol', port };
  }
  if (ofProtocol.length > 0) return { kind: 'name-of-other-number', port, declared: ofProtocol };
  if (declared.length > 0) return { kind: 'name-of-other-protocol', port, declared };
  return { kind: 'name-not-declared', port };
}

/** Why an entry of a rule's ports does not match, where none of them does. */
export function portMiss(port: RulePort, asked: Port, policy: Policy, side: Side): PortMiss {
  if (port.kind === 'name') return missOfName(port, asked, policy, side);
  const hasNumber = port.first <= asked.number && asked.number <= port.last;
  return { kind: hasNumber ? 'other-protocol' : 'other-number', port };
}

const DISTANCES: Readonly<Record<PortMiss['kind'], number>> = {
  'other-protocol': 0,
  'name-of-other-protocol': 1,
  'name-of-other-number': 2,
  'name-in-other-namespace': 2,
  'name-not-declared': 3,
  'other-number': 4,
  'name-of-address': 5,
};

/** How far an entry is from matching, for the order in which misses are told. */
export function portDistance({ kind }: PortMiss): number {
  return DISTANCES[kind];
}
