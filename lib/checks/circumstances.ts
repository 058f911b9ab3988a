import type { Finding } from '../diagnostics/finding';
import { isDay, type Day } from '../diagnostics/day';
import { DEFAULT_CONFIGURATION, type Configuration } from '../lint/configuration/configuration';
import { readConfiguration, type ConfigurationText } from '../lint/configuration/configuration-reading';

/** The day that expiry is judged by, as `YYYY-MM-DD`, in place of the clock's. */
export const TODAY_VARIABLE = 'NETPOL_TODAY';
/** The file that holds the configuration, in place of the one that is found. */
export const CONFIGURATION_VARIABLE = 'NETPOL_CONFIG';

/** `warn` lets an emergency through: errors are printed and do not stop the synthesis. */
export const CHECKS_VARIABLE = 'NETPOL_CHECKS';

/** What findings of an app are reviewed by, besides the app itself. */
export interface Circumstances {
  /** @default every rule at its own word */
  readonly configuration?: Configuration;
  /** The day that expiry is judged by, as `YYYY-MM-DD`. @default nothing expires */
  readonly today?: Day;
  /** What is wrong with the circumstances themselves. @default nothing */
  readonly findings?: readonly Finding[];
}

/** Where circumstances come from: the doors know the clock and the files. */
export interface CircumstanceSources {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The day of the clock, as `YYYY-MM-DD`. @default nothing expires */
  readonly today?: () => Day;
  /**
   * Finds the configuration of the project, in the given file if one is named.
   * @default the project says nothing
   */
  readonly configuration?: (file: string | undefined) => ConfigurationText | undefined;
}

function invalidToday(written: string): Finding {
  return {
    code: 'NP040',
    id: 'invalid-configuration',
    severity: 'error',
    headline: `\`${TODAY_VARIABLE}\` is no day`,
    where: {},
    found: `\`${written}\``,
    expected: 'a day of the calendar, as `YYYY-MM-DD`',
    why: 'nobody could tell which acknowledgements have expired',
    help: 'write a day such as `2027-01-31`, or unset the variable',
  };
}

function invalidChecks(written: string): Finding {
  return {
    code: 'NP040',
    id: 'invalid-configuration',
    severity: 'error',
    headline: `\`${CHECKS_VARIABLE}\` says nothing`,
    where: {},
    found: `\`${written}\``,
    expected: '`warn`, or nothing',
    why: 'errors stop the synthesis as always, whatever was meant by it',
    help: 'write `warn` to print errors and write the manifests nevertheless, or unset the variable',
  };
}

/** What is wrong with the variables that say something about the checks. */
function misspelt(environment: CircumstanceSources['environment']): Finding[] {
  const { [TODAY_VARIABLE]: today, [CHECKS_VARIABLE]: checks } = environment;
  return [
    ...(today && !isDay(today) ? [invalidToday(today)] : []),
    ...(checks && checks !== 'warn' ? [invalidChecks(checks)] : []),
  ];
}

/** Reads the circumstances; the configuration once, and the clock whenever they are asked for. */
export function circumstancesFrom({ environment, today, configuration }: CircumstanceSources): () => Circumstances {
  let read: Required<Pick<Circumstances, 'configuration' | 'findings'>> | undefined;
  return () => {
    const source = read ? undefined : configuration?.(environment[CONFIGURATION_VARIABLE] || undefined);
    read ??= source ? readConfiguration(source) : { configuration: DEFAULT_CONFIGURATION, findings: [] };
    const written = environment[TODAY_VARIABLE];
    const day = written && isDay(written) ? written : today?.();
    return {
      configuration: read.configuration,
      findings: [...read.findings, ...misspelt(environment)],
      ...(day !== undefined && { today: day }),
    };
  };
}
