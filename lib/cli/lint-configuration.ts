import type { Finding } from '../diagnostics/finding';
import { findConfiguration, readConfigurationFile } from '../files/configuration-file';
import { DEFAULT_CONFIGURATION, type Configuration } from '../lint/configuration/configuration';
import { readConfiguration } from '../lint/configuration/configuration-reading';
import { ruleLevels } from './rule-levels';
import type { LintSwitches } from './switches/lint-switches';

/** What holds for one run, and what is wrong with the file that says so. */
export interface LintConfiguration {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
}

/**
 * The configuration of the project, and over it what the switches say.
 *
 * @throws InvalidArgumentError for switches that say nothing
 */
export function lintConfiguration({ config, preset, rule }: LintSwitches, folder: string): LintConfiguration {
  const levels = ruleLevels(rule ?? []);
  const source = config === undefined ? findConfiguration(folder) : readConfigurationFile(config);
  const { configuration, findings } = source
    ? readConfiguration(source)
    : { configuration: DEFAULT_CONFIGURATION, findings: [] };
  return {
    configuration: {
      preset: preset ?? configuration.preset,
      rules: { ...configuration.rules, ...levels },
    },
    findings,
  };
}
