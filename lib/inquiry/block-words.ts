import { cidrOf, formatCidr, parseAddressWithLength, type Cidr } from '../sets/cidr';
import { NotUnderstood } from './not-understood';

/**
 * Reads a block of addresses that a person wrote.
 *
 * @throws NotUnderstood if it is none, or has bits beyond its length: somebody meant another one
 */
export function readBlock(text: string): Cidr {
  const parsed = parseAddressWithLength(text, 'strict');
  if (!parsed) throw new NotUnderstood('A block is written like 10.244.0.0/16 or 2001:db8::/32.');
  const block = cidrOf(parsed.address, parsed.length);
  if (block.first !== parsed.address.value) throw new NotUnderstood(`Did you mean ${formatCidr(block)}?`);
  return block;
}
