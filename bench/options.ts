import { Command, InvalidArgumentError, Option } from 'commander';
import { EXPERIMENTS } from './experiments';

/** What `npm run bench` was asked for. */
export interface BenchOptions {
  readonly only: readonly string[];
  readonly samples?: number;
  readonly seed: number;
  readonly format: 'text' | 'md' | 'json';
  readonly record: boolean;
}

/** Reads the command line; ends the program for `--help` and for what it does not know. */
export function benchOptions(parameters: readonly string[]): BenchOptions {
  const command = new Command('npm run bench --')
    .description(
      'Measures how fast the engine, the reading and the checks are. A run with a wrong checksum has no time.',
    )
    .option('--only <names>', 'experiments, separated by commas', names, [])
    .option('--samples <count>', 'how often each thing is measured', whole)
    .option('--seed <number>', 'what the inputs are drawn from: 7, 11 and 42 have checksums', whole, 7)
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'md', 'json']).default('text'))
    .option('--record', 'write the checksums to bench/checksums.json instead of holding them', false)
    .addHelpText('after', `\nExperiments:\n${list()}`);
  return command.parse(parameters, { from: 'user' }).opts<BenchOptions>();
}

function list(): string {
  const width = Math.max(...EXPERIMENTS.map(({ name }) => name.length));
  return EXPERIMENTS.map(
    ({ name, about, usual = true }) => `  ${name.padEnd(width)}  ${about}${usual ? '' : ' (only when named)'}`,
  ).join('\n');
}

function names(text: string): string[] {
  const chosen = text.split(',');
  const unknown = chosen.find((name) => EXPERIMENTS.every((experiment) => experiment.name !== name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no experiment ${unknown}: see --help.`);
  return chosen;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('A whole number above zero is needed.');
  return value;
}
