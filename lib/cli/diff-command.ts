import { InvalidArgumentError, type Command } from 'commander';
import { DIFF_FORMATS } from '../report/formats';
import { repeatableWorkload } from './questions/end-argument';
import { CHANGES, type ChangeName, type DiffSwitches } from './switches/command-switches';
import { addEvaluationSwitches } from './switches/evaluation-switches';
import { EXIT_CODES } from './switches/exit-codes';
import { repeatablePath } from './switches/path-argument';
import { addReadingSwitches } from './switches/reading-switches';
import { addWritingSwitches } from './switches/writing-switches';

const EXAMPLES = `
Examples:
  $ netpol diff before after                      + new, - gone, ~ with other ports
  $ git show main:policies.yaml | netpol diff - policies.yaml
                                                  what a branch changes
  $ netpol diff before after --fail-on added,changed
                                                  a check that nothing new is opened: more ports between
                                                  ends that reach each other already are a change
  $ netpol diff main/payments dist/payments --with .netpol/inventory/payments.yaml
                                                  an app, with the pods that it only declares in both
  $ netpol diff before after --format md          a comment for a pull request

Pods that were not read are compared, too: those that a policy of which something changes selects or names, and
those of any other namespace. Their names are in parentheses.

${EXIT_CODES}
With --fail-on, 1 also says that there are changes of these kinds.`;

function changesArgument(text: string): readonly ChangeName[] {
  return text.split(',').map((word) => {
    const change = CHANGES.find((known) => known === word.trim());
    if (!change) throw new InvalidArgumentError(`Allowed are ${CHANGES.join(', ')}, with commas between them.`);
    return change;
  });
}

/** Adds `netpol diff`; what it does is loaded only when it runs. */
export function addDiffCommand(program: Command): void {
  const command = program
    .command('diff')
    .description('Prints which connections two versions of a cluster do not share.')
    .argument('<before>', 'a file or folder; - is standard input')
    .argument('<after>', 'the same, later')
    .option(
      '--with <path>',
      'a file or folder that is read into both, such as an inventory; repeatable',
      repeatablePath,
    )
    .option('--fail-on <changes>', `end with 1 if there are any: ${CHANGES.join(',')}`, changesArgument)
    .option('--focus <workload>', 'only connections of NAMESPACE/NAME; repeatable', repeatableWorkload)
    .option('--self-pairs', 'also the replicas of one workload among each other');
  addWritingSwitches(command, DIFF_FORMATS);
  addReadingSwitches(command);
  addEvaluationSwitches(command);
  command.addHelpText('after', EXAMPLES).action(async (before: string, after: string, switches: DiffSwitches) => {
    if (before === '-' && after === '-') command.error("error: only one of the two can be standard input, '-'");
    const { diff } = await import('./diff');
    process.exitCode = await diff(before, after, switches);
  });
}
