import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Day } from '../../diagnostics/day';
import { PRESETS, type PresetName } from '../../lint/configuration/configuration';
import { dayArgument } from './day-argument';
import type { EvaluationSwitches } from './evaluation-switches';
import { pathArgument } from './path-argument';
import type { ReadingSwitches } from './reading-switches';
import type { WritingSwitches } from './writing-switches';

/** What `netpol lint` is asked for. */
export interface LintSwitches extends ReadingSwitches, EvaluationSwitches, WritingSwitches {
  readonly maxWarnings?: number;
  /** As written, `id=level`: ids are looked up when the rules are loaded. */
  readonly rule?: readonly string[];
  readonly preset?: PresetName;
  readonly config?: string;
  readonly today?: Day;
  readonly explain?: string;
}

/** @throws InvalidArgumentError for anything but digits */
export function countArgument(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('A count is a number such as 0.');
}

/** Adds the switches about rules to a command. */
export function addLintSwitches(command: Command): void {
  command.optionsGroup('Rules:');
  const repeatable = (text: string, before: readonly string[] = []): readonly string[] => [...before, text];
  command.addOption(
    new Option('--rule <id=level>', 'takes a rule as error, warning, info or off; repeatable').argParser(repeatable),
  );
  command.addOption(
    new Option('--preset <name>', 'the levels that hold where nothing else says so').choices([...PRESETS]),
  );
  command.option(
    '--config <file>',
    'the configuration (default: netpol.config.json, or `netpol` in package.json, from here upwards)',
    pathArgument,
  );
  command.option('--max-warnings <count>', 'end with 1 where there are more warnings', countArgument);
  command.option('--today <day>', 'the day that expiry is judged by (default: today, in UTC)', dayArgument);
  command.option('--explain <id>', 'print what a rule finds, why, and a program of each kind; nothing is read');
}
