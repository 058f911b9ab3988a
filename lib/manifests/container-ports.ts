import { PROTOCOLS, type DeclaredPort, type Protocol } from '../model/port';
import { goQuoted } from './validation/go-text';
import { portNameProblems, portNumberProblems } from './validation/port-name';
import type { ServerVersion } from './validation/server-version';
import { typedValue } from './validation/typed-value';
import type { Refusal } from './refusal';
import type { DecodedContainer, DecodedContainerPort, DecodedPodSpec } from './workload-decoding';

/**
 * The ports that a pod declares, those of native sidecars (init containers that restart) last. Plain init
 * containers end before the pod serves, and so do their ports.
 */
export function declaredPorts({ containers = [], initContainers = [] }: DecodedPodSpec): readonly DeclaredPort[] {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  return Object.freeze([
    ...containers.flatMap((container) => portsOf(container, false)),
    ...sidecars.flatMap((container) => portsOf(container, true)),
  ]);
}

/**
 * What the API server says about the ports of all containers, in its order.
 *
 * Source: Kubernetes API validation for pods.
 *
 * @param field path of the pod's spec, such as `spec.template.spec`
 */
export function validateContainerPorts(spec: DecodedPodSpec, field: string, server: ServerVersion): Refusal[] {
  return (['containers', 'initContainers'] as const).flatMap((list) =>
    (spec[list] ?? []).flatMap(({ ports = [] }, index) =>
      validatePorts(ports, `${field}.${list}[${index}].ports`, server),
    ),
  );
}

function validatePorts(ports: readonly DecodedContainerPort[], field: string, server: ServerVersion): Refusal[] {
  const names = new Set<string>();
  return ports.flatMap((port, index) => {
    const at = `${field}[${index}]`;
    return [
      ...validateName(port.name ?? '', `${at}.name`, names),
      ...validateNumber(port.containerPort ?? 0, `${at}.containerPort`),
      ...validateProtocol(port, `${at}.protocol`, server),
    ];
  });
}

function validateName(name: string, field: string, taken: Set<string>): Refusal[] {
  if (name === '') return [];
  const problems = portNameProblems(name);
  if (problems.length > 0) {
    return problems.map((problem) => refusal(field, `Invalid value: ${goQuoted(name)}: ${problem}`));
  }
  if (taken.has(name)) return [refusal(field, `Duplicate value: ${goQuoted(name)}`)];
  taken.add(name);
  return [];
}

function validateNumber(port: number, field: string): Refusal[] {
  if (port === 0) return [refusal(field, 'Required value')];
  return portNumberProblems(port).map((problem) => refusal(field, `Invalid value: ${port}: ${problem}`));
}

function validateProtocol(port: DecodedContainerPort, field: string, server: ServerVersion): Refusal[] {
  if (protocolOf(port) !== undefined) return [];
  const supported = [...PROTOCOLS].sort().map((protocol) => `"${protocol}"`);
  const value = typedValue(port.protocol ?? '', server);
  return [refusal(field, `Unsupported value: ${value}: supported values: ${supported.join(', ')}`)];
}

function portsOf({ ports = [] }: DecodedContainer, sidecar: boolean): DeclaredPort[] {
  return ports.flatMap((port) => {
    const [number, protocol] = [port.containerPort ?? 0, protocolOf(port)];
    if (protocol === undefined) return [];
    const name = port.name ? { name: port.name } : {};
    return [Object.freeze({ ...name, protocol, number, ...(sidecar ? { sidecar } : {}) })];
  });
}

/** TCP where none is written; undefined for one that does not exist. */
function protocolOf({ protocol }: DecodedContainerPort): Protocol | undefined {
  return PROTOCOLS.find((candidate) => candidate === (protocol || 'TCP'));
}

function refusal(field: string, reason: string): Refusal {
  return { field, message: `${field}: ${reason}` };
}
