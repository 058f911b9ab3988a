import { PROTOCOLS } from '../../model/port';
import type { DecodedPort } from '../decode/decoded-policy';
import { invalid, unsupported } from './api-error';
import type { ApiError } from './api-error';
import { goQuoted } from './go-text';
import { portNameProblems, portNumberProblems } from './port-name';
import type { ServerVersion } from './server-version';
import { typedValue } from './typed-value';

/** What the API server says about one entry of a rule's `ports`, which stands at `field`. */
export function validatePort(entry: Partial<DecodedPort>, field: string, server: ServerVersion): ApiError[] {
  const { protocol, port, endPort } = entry;
  const supported: readonly string[] = PROTOCOLS;
  const errors: ApiError[] = [];
  if (protocol !== undefined && !supported.includes(protocol)) {
    errors.push(unsupported(`${field}.protocol`, typedValue(protocol, server), PROTOCOLS));
  }
  if (typeof port === 'number') {
    errors.push(...validateNumbers(port, endPort, field, server));
    return errors;
  }
  if (endPort !== undefined) {
    const state = port === undefined ? 'not specified' : 'non-numeric';
    errors.push(invalid(`${field}.endPort`, `${endPort}`, `may not be specified when \`port\` is ${state}`));
  }
  if (port === undefined) return errors;
  for (const problem of portNameProblems(port)) errors.push(invalid(`${field}.port`, goQuoted(port), problem));
  return errors;
}

function validateNumbers(port: number, endPort: number | undefined, field: string, server: ServerVersion): ApiError[] {
  const errors = portNumberProblems(port).map((problem) => invalid(`${field}.port`, `${port}`, problem));
  if (endPort === undefined) return errors;
  if (endPort < port) {
    const printed = server.printsEndPort ? endPort : port;
    errors.push(invalid(`${field}.endPort`, `${printed}`, 'must be greater than or equal to `port`'));
  }
  return [
    ...errors,
    ...portNumberProblems(endPort).map((problem) => invalid(`${field}.endPort`, `${endPort}`, problem)),
  ];
}
