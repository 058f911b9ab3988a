import type { BlockPeer, NonEmpty } from '../model/policy';
import { FAMILY_BITS, parseAddress } from '../sets/address';
import { cidrOf, formatCidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';
import { nothingGiven } from './nothing-given';
import { cidr } from './values';

/** What stands in front of the port and the path of a URL; `fd00::1` has no port, and is no URL. */
const HOST = /^(?:[a-z][-+.a-z0-9]*:\/\/)?([^/:]+)(?::\d+)?(?:\/.*)?$/i;
/** A name as DNS has it: its last part begins with a letter, as that of no address does. */
const HOST_NAME = /^(\*\.)?([a-z0-9_]([-a-z0-9_]*[a-z0-9])?\.)*[a-z]([-a-z0-9]*[a-z0-9])?\.?$/i;

function hostName(text: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP244',
    id: 'host-name-as-address',
    severity: 'error',
    headline: `\`${text}\` is the name of a host, and no address`,
    where: { ...(origin && { origin }) },
    found: `\`${text}\``,
    expected: 'an address, or a block such as `203.0.113.0/24`',
    why: 'a NetworkPolicy matches addresses only; whatever a name stands for today, it may stand for others tomorrow',
    help:
      'write the blocks that its owner publishes, or give this to a kind of your network plugin that takes names, ' +
      'such as CiliumNetworkPolicy (`toFQDNs`) or FQDNNetworkPolicy of GKE',
  });
}

function wholeFamily(text: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: 'NP245',
    id: 'invalid-external-service',
    severity: 'error',
    headline: `\`${text}\` holds every address there is`,
    where: { ...(origin && { origin }) },
    found: `\`${text}\``,
    expected: 'the addresses of one service',
    why: 'pods, nodes and the metadata service of the cloud would be opened under its name',
    help: 'write its addresses, or `internet()` where all of the internet is meant',
  });
}

/** A block as it is written, and one address as the block that holds it alone; anything else as it is. */
export function withLength(text: string): string {
  const address = parseAddress(text);
  return address ? formatCidr(cidrOf(address, FAMILY_BITS[address.family])) : text;
}

function blockOf(text: string): BlockPeer {
  if (HOST_NAME.test(HOST.exec(text)?.[1] ?? '')) throw hostName(text);
  const [block] = cidr(withLength(text)).blocks;
  if (block.cidr.length === 0) throw wholeFamily(text);
  return block;
}

/**
 * The blocks of a service outside the cluster, each given as a block or as one address.
 *
 * @throws Mistake for none, for names of hosts, for a block of all addresses, and for what is no block.
 */
export function externalAddresses(texts: readonly string[]): NonEmpty<BlockPeer> {
  const [first, ...others] = texts.map(blockOf);
  if (!first) throw nothingGiven('ends', 'write at least one address in `addresses`');
  return [first, ...others];
}
