import type { Finding, Severity } from '../../diagnostics/finding';
import type { Rule } from '../rule';
import type { Configuration, Level, PresetName } from './configuration';

const STRICTER: Readonly<Record<Severity, Severity>> = { error: 'error', warning: 'error', info: 'warning' };

/** How serious a preset takes a finding of this severity, where the rule has no level of its own for the preset. */
function inPreset(preset: PresetName, severity: Severity): Severity {
  return preset === 'strict' ? STRICTER[severity] : severity;
}

/** The level of a rule in a preset, for most of its findings. */
export function presetLevel(preset: PresetName, { severity, levels }: Pick<Rule, 'severity' | 'levels'>): Level {
  return levels?.[preset] ?? inPreset(preset, severity);
}

/** How serious findings are taken under a configuration. */
export class Levels {
  private readonly ofRules: ReadonlyMap<string, Level | undefined>;

  constructor(
    private readonly configuration: Configuration,
    rules: readonly Rule[],
  ) {
    this.ofRules = new Map(rules.map(({ id, levels }) => [id, levels?.[configuration.preset]]));
  }

  /** False for a rule of which no finding would be left, so that it need not run. */
  isOn({ id }: Pick<Rule, 'id'>): boolean {
    return this.fixed(id) !== 'off';
  }

  /** The finding as serious as it is taken; undefined where its rule is off. What the API server refuses stays as it is. */
  adjusted(finding: Finding): Finding | undefined {
    if (finding.binding) return finding;
    const level = this.fixed(finding.id) ?? inPreset(this.configuration.preset, finding.severity);
    if (level === 'off') return undefined;
    return level === finding.severity ? finding : { ...finding, severity: level };
  }

  private fixed(id: string): Level | undefined {
    const { rules } = this.configuration;
    return Object.hasOwn(rules, id) ? rules[id] : this.ofRules.get(id);
  }
}
