import { Option, type Command } from 'commander';
import type { FormatRegistry } from '../../report/formats';
import { pathArgument } from './path-argument';

/** The values of the switches that say what is written, and where. */
export interface WritingSwitches {
  readonly format: string;
  readonly output?: string;
}

/** Adds `--format` with the formats of a registry, the first by default, and `--output`. */
export function addWritingSwitches<Report>(command: Command, formats: FormatRegistry<Report>): void {
  const ids = Object.keys(formats);
  command.addOption(new Option('--format <id>', 'how the result is written').choices(ids).default(ids[0]));
  command.option(
    '-o, --output <file>',
    'write the result there, all of it or nothing (default: standard output)',
    pathArgument,
  );
}
