import type { Finding } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';

const WHY = 'findings would be taken more or less seriously than the project wants, and nobody would notice';

/** A file that should hold the configuration and cannot be read. */
export function unreadableConfiguration(file: string, found: string, expected: string, origin?: Origin): Finding {
  return {
    code: 'NP039',
    id: 'unreadable-configuration',
    severity: 'error',
    headline: `the configuration in \`${file}\` cannot be read`,
    where: origin ? { origin } : { path: file },
    found,
    expected,
    why: WHY,
    help: 'write JSON, or name another file with `--config`',
  };
}

/** What is wrong at one place of a configuration. */
export interface Misconfiguration {
  readonly headline: string;
  readonly found: string;
  readonly expected: string;
  readonly help: string;
}

/** A part of the configuration that says nothing. */
export function invalidConfiguration(mistake: Misconfiguration, field: string, origin: Origin): Finding {
  return {
    code: 'NP040',
    id: 'invalid-configuration',
    severity: 'error',
    ...mistake,
    where: { origin, ...(field && { field }) },
    why: WHY,
  };
}
