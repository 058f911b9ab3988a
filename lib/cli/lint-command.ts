import { InvalidArgumentError, type Command } from 'commander';
import { LINT_FORMATS } from '../report/formats';
import { addEvaluationSwitches } from './switches/evaluation-switches';
import { addLintSwitches, type LintSwitches } from './switches/lint-switches';
import { addReadingSwitches } from './switches/reading-switches';
import { addWritingSwitches } from './switches/writing-switches';

const EXAMPLES = `
Examples:
  $ netpol lint manifests                       what is wrong, and what to do about it
  $ helm template ./chart | netpol lint -       what a chart would install
  $ netpol lint manifests --format sarif -o netpol.sarif
                                                for code scanning
  $ netpol lint manifests --rule dns-blocked=warning --max-warnings 0
  $ netpol lint --explain dns-blocked           what the rule finds, and why

Exit codes: 0 nothing, or what only tells and warns; 1 errors, more warnings than --max-warnings allows, or bad input;
2 wrong usage. NO_COLOR leaves colours out.`;

/** Adds `netpol lint`; what it does is loaded only when it runs. */
export function addLintCommand(program: Command): void {
  const command = program
    .command('lint')
    .description('Says what is wrong with policies, whoever wrote them.')
    .argument('[path...]', 'files and folders of YAML and JSON; - is standard input');
  addWritingSwitches(command, LINT_FORMATS);
  addLintSwitches(command);
  addReadingSwitches(command);
  addEvaluationSwitches(command);
  command.addHelpText('after', EXAMPLES).action(async (paths: string[], switches: LintSwitches) => {
    if (paths.length === 0 && switches.explain === undefined) command.error("error: missing required argument 'path'");
    try {
      if (switches.explain !== undefined) {
        const { explainRule } = await import('./explain-rule');
        explainRule(switches.explain);
        return;
      }
      const { lint } = await import('./lint');
      process.exitCode = await lint(paths, switches);
    } catch (error) {
      // Ids can be looked up only once the rules are loaded.
      if (!(error instanceof InvalidArgumentError)) throw error;
      command.error(`error: ${error.message}`);
    }
  });
}
