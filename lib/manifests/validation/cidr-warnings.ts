import { FAMILY_BITS, isIpv4Mapped } from '../../sets/address';
import { cidrOf, formatCidr, parseAddressWithLength } from '../../sets/cidr';
import type { ApiWarning } from './api-error';
import { goAddressText, goNetworkText } from './go-network';
import { goQuoted } from './go-text';
import type { ServerVersion } from './server-version';

/**
 * What the API server warns about in a CIDR that it accepts: bits beyond the prefix, leading zeros, an
 * IPv4-mapped address, or else an IPv6 spelling other than that of RFC 5952. Nothing before 1.33, and
 * nothing for a text that is no CIDR.
 */
export function cidrWarnings(text: string, field: string, server: ServerVersion): readonly ApiWarning[] {
  const parsed = parseAddressWithLength(text, 'sloppy');
  if (!server.warnsAboutCidrs || parsed === undefined) return [];
  const strict = parseAddressWithLength(text, 'strict');
  const network = cidrOf(parsed.address, parsed.length);
  const [quoted, networkText] = [goQuoted(text), goNetworkText(parsed)];
  const warnings: string[] = [];
  if (network.first !== parsed.address.value) {
    const single = `${goAddressText(parsed.address)}/${FAMILY_BITS[parsed.address.family]}`;
    warnings.push(`CIDR value ${quoted} is ambiguous in this context (should be "${networkText}" or "${single}"?)`);
  }
  if (strict === undefined || isIpv4Mapped(strict.address)) {
    const verdict = server.strictCidrs ? 'is invalid' : 'will be considered invalid in a future Kubernetes release';
    warnings.push(`non-standard CIDR value ${quoted} ${verdict}: use "${networkText}"`);
  }
  if (warnings.length === 0 && network.family === 'IPv6' && formatCidr(network) !== text) {
    warnings.push(`IPv6 CIDR value ${quoted} should be in RFC 5952 canonical format ("${formatCidr(network)}")`);
  }
  return warnings.map((warning) => ({ field, message: `${field}: ${warning}` }));
}
