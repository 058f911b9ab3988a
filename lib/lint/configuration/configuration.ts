import type { Severity } from '../../diagnostics/finding';

/** How serious findings of a rule are taken; those of a rule that is `off` are left out. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'info', 'off'];

/**
 * Levels that belong together: `recommended` takes each rule at its own word, `strict` one step more seriously, and
 * `compat` adds what linters of others ask for.
 */
export type PresetName = 'recommended' | 'strict' | 'compat';

export const PRESETS: readonly PresetName[] = ['recommended', 'strict', 'compat'];

/** What a project says about the rules. */
export interface Configuration {
  readonly preset: PresetName;
  /** Levels by the id of a rule, over those of the preset. */
  readonly rules: Readonly<Record<string, Level>>;
}

/** What holds where a project says nothing. */
export const DEFAULT_CONFIGURATION: Configuration = Object.freeze({ preset: 'recommended', rules: Object.freeze({}) });
