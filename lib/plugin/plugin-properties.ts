import { nearest } from '../diagnostics/nearest';
import type { Severity } from '../diagnostics/finding';

/** What `properties` of the plugin say in cdk8s.yaml. */
export interface PluginProperties {
  /**
   * The least severe finding that fails the synthesis.
   * @default 'error'
   */
  readonly failOn: Severity | 'never';
  /**
   * A file in place of the `netpol.config.json` that is found.
   * @default the one that is found
   */
  readonly config?: string;
  /**
   * The namespace of objects that name none.
   * @default 'default'
   */
  readonly namespace: string;
}

const LEVELS: readonly PluginProperties['failOn'][] = ['error', 'warning', 'info', 'never'];
const NAMES: readonly (keyof PluginProperties)[] = ['failOn', 'config', 'namespace'];

/**
 * Reads the properties, which come from YAML and may be anything.
 *
 * @throws TypeError that says which property is wrong; the cdk8s CLI prints it and exits with 1
 */
export function pluginProperties(given: unknown): PluginProperties {
  const properties: Record<string, unknown> = { ...(given as object) };
  for (const name of Object.keys(properties)) {
    if ((NAMES as readonly string[]).includes(name)) continue;
    const suggestion = nearest(name, NAMES);
    throw new TypeError(
      `cdk8s-netpol: the plugin has no property \`${name}\`; ` +
        (suggestion ? `did you mean \`${suggestion}\`?` : `it has ${NAMES.map((one) => `\`${one}\``).join(', ')}`),
    );
  }
  const { failOn = 'error', config, namespace = 'default' } = properties;
  const level = LEVELS.find((one) => one === failOn);
  if (!level) throw wrong('failOn', failOn, LEVELS.map((one) => `\`${one}\``).join(', '));
  if (config !== undefined && typeof config !== 'string') throw wrong('config', config, 'the path of a file');
  if (typeof namespace !== 'string') throw wrong('namespace', namespace, 'the name of a namespace');
  return { failOn: level, namespace, ...(config !== undefined && { config }) };
}

function wrong(name: string, found: unknown, expected: string): TypeError {
  return new TypeError(`cdk8s-netpol: \`${name}\` of the plugin is \`${JSON.stringify(found)}\`; expected ${expected}`);
}
