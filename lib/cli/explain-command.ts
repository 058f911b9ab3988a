import type { Command } from 'commander';
import { EXPLAIN_FORMATS } from '../report/formats';
import { endArgument } from './questions/end-argument';
import { portArgument } from './questions/port-argument';
import type { ExplainSwitches } from './switches/command-switches';
import { addEvaluationSwitches } from './switches/evaluation-switches';
import { EXIT_CODES } from './switches/exit-codes';
import { addReadingSwitches } from './switches/reading-switches';
import { addWritingSwitches } from './switches/writing-switches';

const EXAMPLES = `
Examples:
  $ netpol explain manifests --from frontend/web --to payments/db --port 5432
                                                  why not, and what would allow it
  $ netpol explain manifests --from 203.0.113.7 --to payments/api --port 8080/TCP
                                                  from an address outside
  $ netpol explain manifests --from payments/api --to 10.0.0.0/8
                                                  to a block of addresses, on all ports
  $ netpol explain manifests --from payments/Deployment/api --to payments/StatefulSet/api
                                                  two workloads of one name

${EXIT_CODES}
Allowed and denied are both answers, and end with 0.`;

/** Adds `netpol explain`; what it does is loaded only when it runs. */
export function addExplainCommand(program: Command): void {
  const command = program
    .command('explain')
    .description('Says why one end can reach another or cannot, and what would allow it.')
    .argument('<path...>', 'files and folders of YAML and JSON; - is standard input')
    .requiredOption(
      '--from <end>',
      'who opens the connection: NAMESPACE/NAME, an address, a block, or anywhere',
      endArgument,
    )
    .requiredOption('--to <end>', 'whom it reaches', endArgument)
    .option(
      '--port <port>',
      'on which port of the pod: 8080/TCP, or a name that it declares; all ports where none is given',
      portArgument,
    );
  addWritingSwitches(command, EXPLAIN_FORMATS);
  addReadingSwitches(command);
  addEvaluationSwitches(command);
  command.addHelpText('after', EXAMPLES).action(async (paths: string[], switches: ExplainSwitches) => {
    const { explain } = await import('./explain');
    process.exitCode = await explain(paths, switches);
  });
}
