import type { Version } from './cell';
import type { NetworkPluginName } from './network-plugin-name';

/** Plugins that do different things in different versions. */
export interface VersionedPlugin {
  readonly name: 'azure-cilium' | 'calico' | 'cilium';
  /**
   * Its version, such as `1.17`. For `azure-cilium` that of Cilium.
   * @default unknown: what depends on it is neither a finding nor part of a verdict
   */
  readonly version?: Version;
}

/** Cilium, and what its installation can choose. */
export interface CiliumSettings {
  /** `enabled` where support for SCTP is switched on. @default it is off */
  readonly sctp?: 'enabled';
}

/** A plugin, with what is known of its version and its settings. Each plugin takes the settings that it has. */
export type NetworkPluginSettings =
  | (VersionedPlugin & { readonly name: 'calico' })
  | (VersionedPlugin & CiliumSettings & { readonly name: 'azure-cilium' })
  | (VersionedPlugin &
      CiliumSettings & {
        readonly name: 'cilium';
        /** Whether blocks match nodes: the value of `policy-cidr-match-mode`. @default they do not */
        readonly policyCidrMatchMode?: 'nodes';
      })
  | {
      readonly name: 'aws-vpc-cni';
      /** What a new pod may do before its rules have landed: `NETWORK_POLICY_ENFORCING_MODE`. @default 'standard' */
      readonly mode?: 'standard' | 'strict';
    }
  | { readonly name: Exclude<NetworkPluginName, 'aws-vpc-cni' | 'azure-cilium' | 'calico' | 'cilium'> };

/** How a cluster names its plugin: `'calico'`, or `{ name: 'cilium', version: '1.17' }`. */
export type NetworkPluginChoice = NetworkPluginName | NetworkPluginSettings;

/** A choice as programs without types may make it. */
export interface LooseChoice {
  readonly name: string;
  readonly version?: unknown;
  readonly settings: readonly (readonly [setting: string, value: unknown])[];
}

/** The parts of a choice, whatever it holds. */
export function partsOfChoice(choice: NetworkPluginChoice): LooseChoice {
  const given: unknown = choice;
  if (typeof given !== 'object' || given === null) return { name: String(given), settings: [] };
  const { name, version, ...settings } = given as { readonly name?: unknown; readonly version?: unknown };
  return {
    name: String(name),
    ...(version !== undefined && { version }),
    settings: Object.entries(settings).filter(([, value]) => value !== undefined),
  };
}
