import { InvalidArgumentError, type Command } from 'commander';
import { DIFF_FORMATS } from '../report/formats';
import { repeatableWorkload, type WorkloadName } from './questions/end-argument';
import { addEvaluationSwitches, type EvaluationSwitches } from './switches/evaluation-switches';
import { EXIT_CODES } from './switches/exit-codes';
import { addReadingSwitches, type ReadingSwitches } from './switches/reading-switches';
import { addWritingSwitches, type WritingSwitches } from './switches/writing-switches';

/** What can become of a connection. */
export const CHANGES = ['added', 'removed', 'changed'] as const;
export type ChangeName = (typeof CHANGES)[number];

/** What `netpol diff` is asked for. */
export interface DiffSwitches extends ReadingSwitches, EvaluationSwitches, WritingSwitches {
  readonly failOn?: readonly ChangeName[];
  readonly focus?: readonly WorkloadName[];
  readonly selfPairs?: true;
}

const EXAMPLES = `
Examples:
  $ netpol diff before after                      + new, - gone, ~ with other ports
  $ git show main:policies.yaml | netpol diff - policies.yaml
                                                  what a branch changes
  $ netpol diff before after --fail-on added      a check that nothing new is opened
  $ netpol diff before after --format md          a comment for a pull request

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
