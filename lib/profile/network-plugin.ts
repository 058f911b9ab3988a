import type { Cell, DecidedCell } from './cell';
import type { NetworkPluginName } from './network-plugin-name';

/** What a plugin can do with a NetworkPolicy; each a value that the table of plugins has for it. */
export interface Capabilities {
  /** Whether policies have any effect. */
  readonly enforces: 'yes' | 'no';
  /** Whether `endPort` counts. Where it does not, only `port` is opened. */
  readonly endPort: 'yes' | 'no';
  /**
   * Named ports. `one-number`: they go wrong where one name stands for several numbers. `whole-protocol`: names are not
   * looked up, and a rule with a name opens every port of its protocol.
   */
  readonly namedPorts: 'yes' | 'one-number' | 'whole-protocol';
  /** Rules for SCTP. `opt-in`: only where it is switched on; `in-part`: known to be incomplete. */
  readonly sctp: 'yes' | 'opt-in' | 'in-part' | 'no';
  /** Whether an ipBlock matches pods by their addresses. */
  readonly ipBlockMatchesPods: 'yes' | 'no';
  /** Whether an ipBlock matches nodes, and pods on the host network, by their addresses. */
  readonly ipBlockMatchesNodes: 'yes' | 'no';
  /** Whether an ipBlock matches the address of a Service. `no`: it is translated to that of a pod first. */
  readonly ipBlockMatchesServices: 'yes' | 'no';
  /** Whether an ipBlock matches the API server. `no`: a kind of the plugin's own has a name for it. */
  readonly ipBlockMatchesApiServer: 'yes' | 'no';
  /**
   * Connections to the port of a Service, as the pods that make them are governed. `same-number`: rules match them only
   * where its pods have the same port.
   */
  readonly servicePorts: 'any' | 'same-number';
  /** Whether the address of the Service `kubernetes` has to be open beside those of the API server. */
  readonly kubeApiServiceAddress: 'needed' | 'not-needed';
  /** IPv6. `one-family`: a cluster has either family, not both. */
  readonly ipv6: 'yes' | 'one-family' | 'no';
  /** A node that calls a pod it runs, as the kubelet does for probes. */
  readonly ownNodeToPod: 'allow' | 'evaluate';
  /** A pod that calls the node it runs on. */
  readonly podToOwnNode: 'allow' | 'evaluate';
  /** A pod on the host network that a policy selects. */
  readonly hostNetworkSubject: 'ignored' | 'as-pod';
  /**
   * A pod on the host network as a peer. `by-empty-pod-selector`: matched by a peer with a namespaceSelector and an
   * empty podSelector, and by no other.
   */
  readonly hostNetworkPeer: 'node-address' | 'as-pod' | 'by-empty-pod-selector';
  /** Pods that no controller owns. `skipped`: policies do not hold for them. */
  readonly podsWithoutController: 'covered' | 'skipped';
  /** Named ports that native sidecars declare. */
  readonly sidecarPorts: 'include' | 'exclude';
  /** A new pod, until its rules have landed. */
  readonly startUp: 'open-at-first' | 'closed-at-first';
  /** The kind that holds for the whole cluster; `none` where there is none. */
  readonly clusterPolicy: string;
  /** The kind that allows names of hosts; `none` where there is none. */
  readonly hostNames: string;
  /** How a policy is tried out before it is enforced; `none` where it cannot be. */
  readonly staged: string;
  /** So many different ports a policy may open to one block; more are not enforced. */
  readonly portsPerBlock: number;
  /** So many blocks a policy should have at most. */
  readonly blocksPerPolicy: number;
}

export type Capability = keyof Capabilities;

/** Something that is known of a plugin and fits no column. */
export interface PluginNote {
  /** One sentence. */
  readonly text: string;
  readonly source: string;
}

/** A row of the table of plugins. */
export type Cells = { readonly [Key in Capability]: Cell<Capabilities[Key]> };

/** A plugin as the table has it. */
export interface NetworkPluginEntry extends Cells {
  readonly name: NetworkPluginName;
  /** As its makers write it. */
  readonly title: string;
  readonly notes?: readonly PluginNote[];
  /** What a setting changes, by `setting=value`. */
  readonly settings?: Readonly<Record<string, Partial<Cells>>>;
}

type DecidedCells = { readonly [Key in Capability]: DecidedCell<Capabilities[Key]> };

/** A plugin as a cluster runs it: its version and settings, as far as they are known, are worked in. */
export interface NetworkPlugin extends DecidedCells {
  readonly name: NetworkPluginName;
  /** As its makers write it, with the version where it is known: `Cilium 1.16`. */
  readonly title: string;
}
