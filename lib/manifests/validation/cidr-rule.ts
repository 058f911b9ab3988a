import { isIpv4Mapped } from '../../sets/address';
import { cidrOf, parseAddressWithLength, parseCidr } from '../../sets/cidr';
import { NEWEST_SERVER } from './server-version';
import type { ServerVersion } from './server-version';

/**
 * What is wrong with a CIDR, at most one thing; undefined when nothing is.
 *
 * Until 1.35 the API server takes whatever its legacy parser can read. Since 1.36 (KEP-4858) it also wants
 * no leading zeros, no IPv4-mapped address and no bits beyond the prefix. An IPv6 block that is spelt in an
 * unusual but correct way is accepted by all of them.
 *
 * @example cidrProblem('10.0.0.1/8') // 'must not have bits set beyond the prefix length'
 */
export function cidrProblem(text: string, server: ServerVersion = NEWEST_SERVER): string | undefined {
  if (parseCidr(text) === undefined) return 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
  if (!server.strictCidrs) return undefined;
  const strict = parseAddressWithLength(text, 'strict');
  if (strict === undefined) return 'must not have leading 0s in IP or prefix length';
  if (isIpv4Mapped(strict.address)) return 'must not have an IPv4-mapped IPv6 address';
  if (cidrOf(strict.address, strict.length).first !== strict.address.value) {
    return 'must not have bits set beyond the prefix length';
  }
  return undefined;
}
