import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, pathOf, type Mutant } from './mutant';

/**
 * The text of a mutant's file with its mistake in it.
 *
 * @param root the folder that holds `lib/`
 * @throws Error where the text to be replaced does not occur just once: the list has not kept up with the code
 */
export function mutatedText(root: string, mutant: Mutant): string {
  const { find, replace } = mutant;
  const text = readFileSync(join(root, pathOf(mutant)), 'utf8');
  const parts = text.split(find);
  if (parts.length !== 2) {
    throw new Error(`${nameOf(mutant)}: its text occurs ${parts.length - 1} times, not once:\n${find}`);
  }
  return parts.join(replace);
}
