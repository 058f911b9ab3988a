import { repositoryFolder } from '../files/repository-folder';
import type { Configuration } from '../lint/configuration/configuration';
import { Levels } from '../lint/configuration/levels';
import { OTHER_FINDINGS } from '../lint/finding-ids';
import { lintManifests } from '../lint/manifests/lint-manifests';
import { RULES } from '../lint/rules';
import { worldOf } from '../reachability';
import { LINT_FORMATS } from '../report/formats';
import { countsOf, type LintReport } from '../report/lint-report';
import { BadInput } from './bad-input';
import { hasColour } from './colour';
import { exitCodeOf } from './exit-code';
import { lintConfiguration } from './lint-configuration';
import { Progress } from './progress';
import { knownOfCluster } from './reading/known-of-cluster';
import { scarcityOf } from './reading/input-findings';
import { readForLint } from './reading/read-for-lint';
import { evaluationOptions } from './switches/evaluation-switches';
import type { LintSwitches } from './switches/lint-switches';
import { version } from './version';
import { formatNamed } from './writing/format-named';
import { writeResult } from './writing/write-result';

/** Says that there are more warnings than there may be. */
function sayTooManyWarnings({ findings }: LintReport, { maxWarnings }: LintSwitches): void {
  const { warning } = countsOf(findings);
  process.stderr.write(
    `netpol: --max-warnings: ${warning} ${warning === 1 ? 'warning' : 'warnings'}, and ${maxWarnings} may be\n`,
  );
}

/** The rules that ran, and whatever else findings may be of. */
function rulesUnder(configuration: Configuration): LintReport['rules'] {
  const levels = new Levels(configuration, RULES);
  const rules = RULES.filter(({ scope }) => scope === 'cluster');
  return [...rules, ...OTHER_FINDINGS].filter((rule) => levels.isOn(rule));
}

/** What is wrong with manifests, after what the project says about it. */
function judged(
  paths: readonly string[],
  switches: LintSwitches,
  configuration: Configuration,
  progress: Progress,
): Pick<LintReport, 'findings' | 'acknowledged'> {
  try {
    const { reading, found } = readForLint(paths, switches, progress);
    progress.at('judging');
    // Where something was left out, that may be why there is little.
    const isWhole = [...found, ...reading.findings].every(({ severity }) => severity !== 'error');
    return lintManifests(reading, worldOf(reading.cluster, evaluationOptions(switches)), {
      configuration,
      today: switches.today ?? new Date().toISOString().slice(0, 10),
      known: knownOfCluster(switches),
      found: [...found, ...(isWhole ? scarcityOf(paths, reading) : [])],
    });
  } catch (error) {
    // Whoever reads the result waits for it all the more where nothing could be judged.
    if (!(error instanceof BadInput)) throw error;
    return { findings: error.findings, acknowledged: [] };
  } finally {
    progress.end();
  }
}

/**
 * Prints what is wrong with manifests.
 *
 * @returns the exit code: 1 where there are errors, or more warnings than `--max-warnings` allows
 * @throws InvalidArgumentError for a rule or a level that there is not
 */
export function lint(paths: readonly string[], switches: LintSwitches): Promise<number> {
  return exitCodeOf(async () => {
    const progress = new Progress(process.stderr, Date.now);
    const format = await formatNamed(LINT_FORMATS, switches.format);
    const { configuration, findings: misconfigured } = lintConfiguration(switches, process.cwd());
    const { findings: judgedFindings, acknowledged } = judged(paths, switches, configuration, progress);
    const findings = [...misconfigured, ...judgedFindings];
    const { maxWarnings = Infinity } = switches;
    const root = process.cwd();
    const report: LintReport = {
      findings,
      acknowledged,
      rules: rulesUnder(configuration),
      version: version(),
      root,
      repository: repositoryFolder(root),
      warningsFail: countsOf(findings).warning > maxWarnings,
      colour: switches.output === undefined && hasColour(process.stdout, process.env),
    };
    await writeResult(format, report, switches);
    if (report.warningsFail) sayTooManyWarnings(report, switches);
    return report.warningsFail || countsOf(findings).error > 0 ? 1 : 0;
  });
}
