import { Command } from 'commander';
import { addDiffCommand } from './diff-command';
import { addExplainCommand } from './explain-command';
import { addLintCommand } from './lint-command';
import { addMapCommand } from './map-command';
import { addSynthCommand } from './synth-command';
import { version } from './version';

/**
 * The `netpol` command: reads its arguments, and leaves the work to one module a subcommand.
 *
 * @param end told the exit code when commander has nothing more to do: after help, and after a misuse
 */
export function netpolProgram(end: (exitCode: number) => never): Command {
  const program = new Command('netpol')
    .description('Kubernetes network policies as code, proved while they synthesize; and what any manifests mean.')
    .version(version())
    .showHelpAfterError('(see `netpol --help`)')
    // Help and version are what was asked for; everything else that commander reports is a misuse.
    .exitOverride((error) => end(error.exitCode === 0 ? 0 : 2));
  addSynthCommand(program);
  addLintCommand(program);
  addMapCommand(program);
  addExplainCommand(program);
  addDiffCommand(program);
  for (const command of program.commands) command.showHelpAfterError(`(see \`netpol ${command.name()} --help\`)`);
  return program;
}
