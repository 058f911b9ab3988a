import { goJson, goQuoted } from './go-text';
import type { ServerVersion } from './server-version';

/**
 * How the server prints a value whose Go type is no plain string, such as a protocol, an operator or a list:
 * as JSON since 1.34, in Go syntax before.
 *
 * @param goListType the Go type of a list, such as `[]networking.PolicyType`
 */
export function typedValue(value: string | readonly string[], server: ServerVersion, goListType = '[]string'): string {
  if (server.printsJson) return goJson(value);
  return typeof value === 'string' ? goQuoted(value) : `${goListType}{${value.map(goQuoted).join(', ')}}`;
}
