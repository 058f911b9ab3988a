import { InvalidArgumentError } from 'commander';

/**
 * Reads the path of a file or a folder. An empty one is what an unset variable of the shell leaves.
 *
 * @throws InvalidArgumentError if it is empty
 */
export function pathArgument(text: string): string {
  if (text === '') throw new InvalidArgumentError('A path is not empty.');
  return text;
}
