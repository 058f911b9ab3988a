import { parseCidr, type Cidr } from '../sets/cidr';
import type { BlockPeer, NonEmpty } from './policy';

/** What `0.0.0.0/0` holds besides the internet: private, shared, loopback, link-local (cloud metadata), multicast and reserved. */
const NOT_INTERNET = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

function block(cidr: string, except: readonly string[] = []): BlockPeer {
  return Object.freeze({ kind: 'block', cidr: known(cidr), except: Object.freeze(except.map(known)) });
}

function known(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new RangeError(`a constant of this file is wrong: ${text}`);
  return Object.freeze(cidr);
}

/** The internet: all global addresses of both families, and neither pods, nor nodes, nor the cloud's metadata service. */
export const INTERNET: NonEmpty<BlockPeer> = Object.freeze([
  block('0.0.0.0/0', NOT_INTERNET),
  block('2000::/3'),
] as const);
