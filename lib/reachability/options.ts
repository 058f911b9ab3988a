import { formatCidr, type Cidr } from '../sets/cidr';

/**
 * What the NetworkPolicy API leaves open, or leaves to the network plugin, each as a named choice.
 * The defaults are what most plugins do and what the upstream end-to-end tests require.
 */
export interface EvaluationOptions {
  /**
   * Where pods have their addresses. A pod whose address is unknown may have any of these.
   * @default 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 and fc00::/7
   */
  readonly podCidrs: readonly Cidr[];
  /**
   * Where nodes, and so pods on the host network, have their addresses.
   * @default every address
   */
  readonly nodeCidrs: readonly Cidr[];
  /**
   * A pod that calls its own address. The documentation: a pod cannot block access to itself.
   * @default 'allow'
   */
  readonly ownAddress: 'allow' | 'evaluate';
  /**
   * The node that runs a pod, calling that pod (kubelet probes). The API documentation: always allowed.
   * @default 'allow'
   */
  readonly ownNodeToPod: 'allow' | 'evaluate';
  /**
   * A pod calling the node that runs it. Plugins differ.
   * @default 'evaluate'
   */
  readonly podToOwnNode: 'allow' | 'evaluate';
  /**
   * A pod on the host network as the subject of a policy. Undefined by the API; most plugins ignore it.
   * @default 'ignored'
   */
  readonly hostNetworkSubject: 'ignored' | 'as-pod';
  /**
   * A pod on the host network as a peer: known by its node's address only, or matched by selectors like any pod.
   * @default 'node-address'
   */
  readonly hostNetworkPeer: 'node-address' | 'as-pod';
  /**
   * Whether an ipBlock matches the addresses of pods. The upstream tests require it; Cilium does not by default.
   * @default 'yes'
   */
  readonly ipBlockMatchesPods: 'yes' | 'no';
  /**
   * Whether an ipBlock matches the addresses of nodes, and so pods on the host network that are known by them. Cilium does
   * not by default. Under `no` a node is what has one of the `nodeAddresses` of the cluster's workloads, and perhaps what
   * has another address of `nodeCidrs`, which a block then perhaps matches; a range of every address there is, as the
   * default has it, tells nobody where nodes are and does not count.
   * @default 'yes'
   */
  readonly ipBlockMatchesNodes: 'yes' | 'no';
  /**
   * Which destinations an egress rule's named port is looked up on: all pods, those of the policy's namespace
   * (kube-router), or none, which opens the whole protocol in both directions (OVN-Kubernetes).
   * @default 'all'
   */
  readonly namedPortScope: 'all' | 'policy-namespace' | 'unresolved';
  /**
   * Which ports of a pod a name stands for where several containers declare it.
   * @default 'any'
   */
  readonly namedPortMatches: 'any' | 'first';
  /**
   * Whether a named port that a native sidecar declares counts.
   * @default 'include'
   */
  readonly sidecarPorts: 'include' | 'exclude';
  /**
   * Whether pods in phase Succeeded or Failed are still ends of connections.
   * @default 'exclude'
   */
  readonly finishedPods: 'exclude' | 'include';
  /**
   * Ends with IPv4 and IPv6 addresses, allowed in one family only. Under `every-family` that is `depends`,
   * since a client may use either; under `any-family` it is `allowed`.
   * @default 'every-family'
   */
  readonly dualStack: 'every-family' | 'any-family';
}

const block4 = (first: bigint, length: number): Cidr => Object.freeze({ family: 'IPv4', first, length });
const block6 = (first: bigint, length: number): Cidr => Object.freeze({ family: 'IPv6', first, length });

/** 10/8, 172.16/12, 192.168/16 (RFC 1918), 100.64/10 (RFC 6598) and fc00::/7 (RFC 4193). */
export const PRIVATE_RANGES: readonly Cidr[] = Object.freeze([
  block4(0x0a000000n, 8),
  block4(0xac100000n, 12),
  block4(0xc0a80000n, 16),
  block4(0x64400000n, 10),
  block6(0xfcn << 120n, 7),
]);

/** Every address of both families. */
export const ALL_ADDRESSES: readonly Cidr[] = Object.freeze([block4(0n, 0), block6(0n, 0)]);

export const DEFAULT_OPTIONS: EvaluationOptions = Object.freeze({
  podCidrs: PRIVATE_RANGES,
  nodeCidrs: ALL_ADDRESSES,
  ownAddress: 'allow',
  ownNodeToPod: 'allow',
  podToOwnNode: 'evaluate',
  hostNetworkSubject: 'ignored',
  hostNetworkPeer: 'node-address',
  ipBlockMatchesPods: 'yes',
  ipBlockMatchesNodes: 'yes',
  namedPortScope: 'all',
  namedPortMatches: 'any',
  sidecarPorts: 'include',
  finishedPods: 'exclude',
  dualStack: 'every-family',
});

/** The first option in which two sets of options differ; undefined where they say the same. */
export function differentOption(one: EvaluationOptions, other: EvaluationOptions): keyof EvaluationOptions | undefined {
  const textOf = (value: EvaluationOptions[keyof EvaluationOptions]) =>
    typeof value === 'string' ? value : value.map(formatCidr).join(' ');
  return (Object.keys(DEFAULT_OPTIONS) as (keyof EvaluationOptions)[]).find(
    (option) => textOf(one[option]) !== textOf(other[option]),
  );
}
