import { NETWORK_PLUGINS, NETWORK_PLUGIN_NAMES, isNetworkPluginName } from './network-plugins';
import type { LooseChoice } from './network-plugin-choice';
import type { NetworkPluginEntry } from './network-plugin';
import { CAPABILITIES } from './unknown-cells';

/** Why a choice stands for no plugin: what was written, and what could have been. */
export interface ChoiceProblem {
  readonly found: string;
  readonly expected: readonly string[];
}

const VERSION = /^\d+\.\d+(\.\d+)?$/;

/** Whether anything that is known of a plugin depends on its version. */
export function hasVersions(entry: NetworkPluginEntry): boolean {
  return CAPABILITIES.some((capability) => entry[capability].kind === 'since');
}

/** The first major version that anything is known of; what is said to be so before some version is so from there on. */
export function firstMajor(entry: NetworkPluginEntry): number {
  const cells = CAPABILITIES.map((capability) => entry[capability]);
  return Math.min(...cells.flatMap((cell) => (cell.kind === 'since' ? [Number.parseInt(cell.version, 10)] : [])));
}

/** What is wrong with a choice; undefined for one that stands for a plugin. */
export function choiceProblem({ name, version, settings }: LooseChoice): ChoiceProblem | undefined {
  if (!isNetworkPluginName(name)) return { found: name, expected: NETWORK_PLUGIN_NAMES };
  const entry = NETWORK_PLUGINS[name];
  if (version !== undefined && !hasVersions(entry)) {
    return { found: `version: ${String(version)}`, expected: [`${name} without a version: none is told apart`] };
  }
  if (version !== undefined && !(typeof version === 'string' && VERSION.test(version))) {
    return { found: `version: ${String(version)}`, expected: ['a version such as 1.17'] };
  }
  if (version !== undefined && Number.parseInt(version, 10) < firstMajor(entry)) {
    return { found: `version: ${version}`, expected: [`${firstMajor(entry)}.0 or later`] };
  }
  const known = Object.keys(entry.settings ?? {});
  for (const [setting, value] of settings) {
    const written = `${setting}=${String(value)}`;
    if (known.includes(written)) continue;
    return { found: written, expected: known.length > 0 ? known : [`${name} without settings`] };
  }
  return undefined;
}
