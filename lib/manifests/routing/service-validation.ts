import { PROTOCOLS } from '../../model/port';
import { validateObjectName } from '../object-names';
import type { Refusal } from '../refusal';
import { invalid, required, unsupported } from '../validation/api-error';
import { dnsLabelProblems } from '../validation/dns-names';
import { goQuoted } from '../validation/go-text';
import { validateLabels } from '../validation/labels';
import { portNameProblems, portNumberProblems } from '../validation/port-name';
import type { ServerVersion } from '../validation/server-version';
import { typedValue } from '../validation/typed-value';
import { isHeadless, SERVICE_TYPES, type DecodedService, type DecodedServicePort } from './service-decoding';

/**
 * What the API server says about the fields of a Service that say where it leads.
 *
 * Source: Kubernetes API validation for Services.
 */
export function validateService({ metadata = {}, spec = {} }: DecodedService, server: ServerVersion): Refusal[] {
  const { type = '', ports = [], selector } = spec;
  const refusals = validateObjectName(metadata);
  if (metadata.labels) refusals.push(...validateLabels(metadata.labels, 'metadata.labels', server));
  if (ports.length === 0 && !isHeadless(spec) && type !== 'ExternalName') refusals.push(required('spec.ports', ''));
  const names = new Set<string>();
  for (const [index, port] of ports.entries()) {
    refusals.push(...validatePort(port, `spec.ports[${index}]`, { isNamed: ports.length > 1, names }, server));
  }
  if (selector) refusals.push(...validateLabels(selector, 'spec.selector', server));
  const known: readonly string[] = SERVICE_TYPES;
  if (type !== '' && !known.includes(type)) {
    refusals.push(unsupported('spec.type', typedValue(type, server), [...SERVICE_TYPES].sort()));
  }
  return refusals;
}

interface PortNaming {
  /** Whether the port must have a name: it must among several. */
  readonly isNamed: boolean;
  /** The names of the ports before it. */
  readonly names: Set<string>;
}

function validatePort(
  { name = '', protocol, port = 0, targetPort = 0 }: DecodedServicePort,
  field: string,
  { isNamed, names }: PortNaming,
  server: ServerVersion,
): Refusal[] {
  const refusals: Refusal[] = validateName(name, `${field}.name`, isNamed);
  if (name !== '' && names.has(name)) refusals.push(duplicate(`${field}.name`, name));
  names.add(name);
  for (const problem of portNumberProblems(port)) refusals.push(invalid(`${field}.port`, `${port}`, problem));
  const protocols: readonly string[] = PROTOCOLS;
  if (protocol !== undefined && protocol !== '' && !protocols.includes(protocol)) {
    refusals.push(unsupported(`${field}.protocol`, typedValue(protocol, server), [...PROTOCOLS].sort()));
  }
  if (targetPort === 0 || targetPort === '') return refusals;
  const isName = typeof targetPort === 'string';
  for (const problem of isName ? portNameProblems(targetPort) : portNumberProblems(targetPort)) {
    refusals.push(invalid(`${field}.targetPort`, isName ? goQuoted(targetPort) : `${targetPort}`, problem));
  }
  return refusals;
}

function validateName(name: string, field: string, isNamed: boolean): Refusal[] {
  if (name === '') return isNamed ? [required(field, '')] : [];
  return dnsLabelProblems(name).map((problem) => invalid(field, goQuoted(name), problem));
}

function duplicate(field: string, name: string): Refusal {
  return { field, message: `${field}: Duplicate value: ${goQuoted(name)}` };
}
