#!/usr/bin/env node
import { Command } from 'commander';
import { addSynthCommand } from './synth-command';
import { version } from './version';

/** The `netpol` command: reads its arguments and leaves the work to one module a subcommand. */
const program = new Command('netpol')
  .description('Kubernetes network policies as code, proved while they synthesize.')
  .version(version())
  .showHelpAfterError('(see `netpol --help`)')
  .exitOverride((error) => {
    // Help and version are what was asked for; everything else that commander reports is a misuse.
    process.exit(error.exitCode === 0 ? 0 : 2);
  });

addSynthCommand(program);

program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`netpol: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
