import { InvalidArgumentError } from 'commander';
import { nearest } from '../../diagnostics/nearest';
import type { Version } from '../../profile/cell';
import { choiceProblem, firstMajor, hasVersions } from '../../profile/choice-problem';
import { chosenPlugin } from '../../profile/chosen-plugin';
import type { NetworkPlugin } from '../../profile/network-plugin';
import { NETWORK_PLUGINS, NETWORK_PLUGIN_NAMES, isNetworkPluginName } from '../../profile/network-plugins';
import type { Platform } from '../../profile/platform';
import { PLATFORMS, PLATFORM_NAMES, isPlatformName } from '../../profile/platforms';

/** What a cluster is said to run on: a whole platform, or a network plugin alone. */
export interface ChosenProfile {
  readonly platform?: Platform;
  /** Absent for a platform that comes without one. */
  readonly plugin?: NetworkPlugin;
}

/** The names that `--profile` takes, for help; a name that is both is a platform. */
export const PROFILE_NAMES = {
  platforms: PLATFORM_NAMES,
  plugins: NETWORK_PLUGIN_NAMES.filter((name) => !isPlatformName(name)),
};

function unknown(name: string): InvalidArgumentError {
  const known = [...PROFILE_NAMES.platforms, ...PROFILE_NAMES.plugins];
  const meant = nearest(name, known);
  // The list is short, and what is near in letters need not be what is meant.
  return new InvalidArgumentError(`${meant ? `Did you mean ${meant}? ` : ''}Known are ${known.join(', ')}.`);
}

/**
 * Reads the name of a platform, or of a network plugin with or without its version.
 *
 * @throws InvalidArgumentError for a name that is not known, and for a version where none is told apart
 * @example profileArgument('cilium@1.16').plugin?.endPort // { kind: 'known', value: 'no', ... }
 */
export function profileArgument(text: string): ChosenProfile {
  if (isPlatformName(text)) {
    const platform = PLATFORMS[text];
    return { platform, ...(platform.cni !== undefined && { plugin: chosenPlugin(platform.cni) }) };
  }
  const at = text.indexOf('@');
  if (at < 0) {
    if (isNetworkPluginName(text)) return { plugin: chosenPlugin(text) };
    throw unknown(text);
  }
  const [name, version] = [text.slice(0, at), text.slice(at + 1)];
  if (!isNetworkPluginName(name)) {
    if (isPlatformName(name))
      throw new InvalidArgumentError('A platform has no version; a network plugin may have one.');
    throw unknown(name);
  }
  if (!hasVersions(NETWORK_PLUGINS[name])) {
    throw new InvalidArgumentError(`No versions of ${name} are told apart.`);
  }
  if (choiceProblem({ name, version, settings: [] })) {
    const first = firstMajor(NETWORK_PLUGINS[name]);
    throw new InvalidArgumentError(`A version is written like 1.17; of ${name}, those from ${first}.0 on are known.`);
  }
  return { plugin: chosenPlugin({ name, version: version as Version }) };
}
