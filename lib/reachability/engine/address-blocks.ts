import { FAMILIES } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import type { SetId } from '../../sets/interval-sets';
import { cidrsOf } from '../address-parts';
import type { Universe } from './universe';

/** The fewest blocks that hold just the addresses of a set, IPv4 first. */
export function blocksIn({ axis }: Universe, addresses: SetId): readonly Cidr[] {
  return FAMILIES.flatMap((family) => cidrsOf(family, axis.intervalsIn(addresses, family)));
}
