import type { Command } from 'commander';
import { dayArgument } from './switches/day-argument';
import { pathArgument } from './switches/path-argument';
import type { SynthOptions } from './synth-options';

const EXAMPLES = `
Examples:
  $ netpol synth                          every app under apps/ into dist/<app>/
  $ netpol synth payments boutique        only these
  $ netpol synth -o /tmp/rendered         somewhere else, to compare
  $ netpol synth --apps build/apps --run "node {}"
                                          apps that are compiled already, into build/apps/<app>/main.js

Exit codes: 0 written; 1 findings or bad input, and nothing written; 2 wrong usage.
Environment: NETPOL_CHECKS=warn lets an emergency through; NO_COLOR leaves colours out.`;

/** Adds `netpol synth`; what it does is loaded only when it runs. */
export function addSynthCommand(program: Command): void {
  program
    .command('synth')
    .description('Renders apps through the cdk8s CLI, proves what they mean, and writes all of them or none.')
    .argument('[app...]', 'names of apps; every app where none is named')
    .option('--apps <folder>', 'the folder that holds one folder for each app, with a main.ts', pathArgument, 'apps')
    .option('-o, --output <folder>', 'where the manifests go, in a folder for each app', pathArgument, 'dist')
    .option(
      '--inventory <folder>',
      'where stand-ins for declared workloads go, for other commands',
      pathArgument,
      '.netpol/inventory',
    )
    .option('--run <command>', 'how an app is run; {} stands for its main file', 'node -r ts-node/register {}')
    .option('--no-table', 'leave out the table of connections')
    .option(
      '--config <file>',
      'what the project says about the rules (default: netpol.config.json, or `netpol` in package.json, from here upwards)',
      pathArgument,
    )
    .option('--today <day>', 'the day that expiry is judged by (default: today, in UTC)', dayArgument)
    .addHelpText('after', EXAMPLES)
    .action(async (names: string[], options: SynthOptions) => {
      const { synth } = await import('./synth');
      process.exitCode = await synth(names, options);
    });
}
