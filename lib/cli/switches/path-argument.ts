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

/** The parser of an option that names a file or a folder, and may be given several times; standard input is none. */
export function repeatablePath(text: string, before: readonly string[] = []): readonly string[] {
  if (text === '-') throw new InvalidArgumentError('Standard input can be read once only.');
  return [...before, pathArgument(text)];
}
