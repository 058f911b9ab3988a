import { readBlock } from '../../inquiry/block-words';
import type { Cidr } from '../../sets/cidr';
import { speltArgument } from '../questions/spelt-argument';

/** The parser of an option that names a block of addresses. */
export const blockArgument = speltArgument(readBlock);

/** The parser of an option that may be given several times. */
export function repeatableBlock(text: string, before: readonly Cidr[] = []): readonly Cidr[] {
  return [...before, blockArgument(text)];
}
