import { PROTOCOLS, type DeclaredPort, type Protocol } from '../model/port';
import { rememberedUnder } from './remembered';
import { goQuoted } from './validation/go-text';
import { portNameProblems, portNumberProblems } from './validation/port-name';
import type { ServerVersion } from './validation/server-version';
import { typedValue } from './validation/typed-value';
import type { Refusal } from './refusal';
import type { DecodedContainer, DecodedContainerPort, DecodedPodSpec } from './workload-decoding';

const NO_PORTS: readonly DeclaredPort[] = Object.freeze([]);

/**
 * The ports that a pod declares, those of native sidecars (init containers that restart) last. Plain init
 * containers end before the pod serves, and so do their ports.
 */
export function declaredPorts({ containers = [], initContainers = [] }: DecodedPodSpec): readonly DeclaredPort[] {
  const sidecars = initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const ports: DeclaredPort[] = [];
  for (const container of containers) addPorts(ports, container, false);
  for (const container of sidecars) addPorts(ports, container, true);
  return ports.length === 0 ? NO_PORTS : shared(ports);
}

/**
 * What the API server says about the ports of all containers, in its order.
 *
 * Source: Kubernetes API validation for pods.
 *
 * @param field path of the pod's spec, such as `spec.template.spec`
 */
export function validateContainerPorts(spec: DecodedPodSpec, field: string, server: ServerVersion): Refusal[] {
  const refusals: Refusal[] = [];
  for (const list of ['containers', 'initContainers'] as const) {
    for (const [index, { ports = [] }] of spec[list]?.entries() ?? []) {
      if (ports.length > 0) refusals.push(...validatePorts(ports, `${field}.${list}[${index}].ports`, server));
    }
  }
  return refusals;
}

function validatePorts(ports: readonly DecodedContainerPort[], field: string, server: ServerVersion): Refusal[] {
  const names = new Set<string>();
  const refusals: Refusal[] = [];
  for (const [index, port] of ports.entries()) {
    const at = `${field}[${index}]`;
    refusals.push(...validateName(port.name ?? '', `${at}.name`, names));
    refusals.push(...validateNumber(port.containerPort ?? 0, `${at}.containerPort`));
    refusals.push(...validateProtocol(port, `${at}.protocol`, server));
  }
  return refusals;
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

function addPorts(declared: DeclaredPort[], { ports = [] }: DecodedContainer, sidecar: boolean): void {
  for (const port of ports) {
    const [number, protocol] = [port.containerPort ?? 0, protocolOf(port)];
    if (protocol === undefined) continue;
    const plain = port.name ? { name: port.name, protocol, number } : { protocol, number };
    declared.push(Object.freeze(sidecar ? { ...plain, sidecar } : plain));
  }
}

/** Pods by the thousand declare the same ports: one list does for all of them. */
const knownLists = new Map<string, readonly DeclaredPort[]>();

function shared(ports: readonly DeclaredPort[]): readonly DeclaredPort[] {
  // Names and protocols have no such characters: they are validated.
  const key = ports
    .map(({ name = '', protocol, number, sidecar = false }) => `${name}/${protocol}/${number}/${sidecar}`)
    .join();
  return rememberedUnder(knownLists, key, () => Object.freeze(ports));
}

/** TCP where none is written; undefined for one that does not exist. */
function protocolOf({ protocol }: DecodedContainerPort): Protocol | undefined {
  return PROTOCOLS.find((candidate) => candidate === (protocol || 'TCP'));
}

function refusal(field: string, reason: string): Refusal {
  return { field, message: `${field}: ${reason}` };
}
