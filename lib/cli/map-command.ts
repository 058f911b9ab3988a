import type { Command } from 'commander';
import { MAP_FORMATS } from '../report/formats';
import { repeatableWorkload } from './questions/end-argument';
import type { MapSwitches } from './switches/command-switches';
import { addEvaluationSwitches } from './switches/evaluation-switches';
import { EXIT_CODES } from './switches/exit-codes';
import { addReadingSwitches } from './switches/reading-switches';
import { addWritingSwitches } from './switches/writing-switches';

const EXAMPLES = `
Examples:
  $ netpol map manifests                      who can reach whom, as a table
  $ netpol map dist/payments .netpol/inventory/payments.yaml
                                              an app, with the pods that it only declares
  $ kubectl get namespaces,pods,replicasets,networkpolicies -A -o json | netpol map -
                                              what runs in a cluster
  $ netpol map manifests --focus payments/api only the connections of one workload
  $ netpol map manifests --format mermaid     a diagram for a pull request
  $ netpol map manifests --format json -o map.json

${EXIT_CODES}`;

/** Adds `netpol map`; what it does is loaded only when it runs. */
export function addMapCommand(program: Command): void {
  const command = program
    .command('map')
    .description('Prints who can reach whom, on which ports.')
    .argument('<path...>', 'files and folders of YAML and JSON; - is standard input')
    .option('--focus <workload>', 'only connections of NAMESPACE/NAME; repeatable', repeatableWorkload)
    .option('--self-pairs', 'also the replicas of one workload among each other')
    .option(
      '--strangers',
      'also pods that were not read and that policies select or name, and those of other namespaces',
    );
  addWritingSwitches(command, MAP_FORMATS);
  addReadingSwitches(command);
  addEvaluationSwitches(command);
  command.addHelpText('after', EXAMPLES).action(async (paths: string[], switches: MapSwitches) => {
    const { map } = await import('./map');
    process.exitCode = await map(paths, switches);
  });
}
