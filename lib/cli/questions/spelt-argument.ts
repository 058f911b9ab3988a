import { InvalidArgumentError } from 'commander';
import { NotUnderstood } from '../../inquiry/not-understood';

/** The parser of an option whose text is read by `read`: what is misspelt is an error of the command line. */
export function speltArgument<T>(read: (text: string) => T): (text: string) => T {
  return (text) => {
    try {
      return read(text);
    } catch (error) {
      throw error instanceof NotUnderstood ? new InvalidArgumentError(error.message) : error;
    }
  };
}
