import { InvalidArgumentError } from 'commander';
import { cidrOf, formatCidr, parseAddressWithLength, type Cidr } from '../../sets/cidr';

/**
 * Reads a block of addresses that a person wrote.
 *
 * @throws InvalidArgumentError if it is none, or has bits beyond its length: somebody meant another one
 */
export function blockArgument(text: string): Cidr {
  const parsed = parseAddressWithLength(text, 'strict');
  if (!parsed) throw new InvalidArgumentError('A block is written like 10.244.0.0/16 or 2001:db8::/32.');
  const block = cidrOf(parsed.address, parsed.length);
  if (block.first !== parsed.address.value) throw new InvalidArgumentError(`Did you mean ${formatCidr(block)}?`);
  return block;
}

/** The parser of an option that may be given several times. */
export function repeatableBlock(text: string, before: readonly Cidr[] = []): readonly Cidr[] {
  return [...before, blockArgument(text)];
}
