import type { NonEmpty } from '../model/policy';
import type { MetadataService } from '../profile/metadata-service';
import type { NetworkPluginChoice } from '../profile/network-plugin-choice';
import type { EvaluationOptions } from '../reachability/options';
import type { Family } from '../sets/address';
import type { DnsShape } from './dns';
import type { EmissionProps } from './emission';
import type { EndLike } from './end';

/** Choices of the evaluator that the cluster's network plugin makes; addresses have props of their own. */
export type PluginBehaviour = Partial<Omit<EvaluationOptions, 'podCidrs' | 'nodeCidrs'>>;

/** How pods reach the API server: it is no pod, and has a Service address that most plugins translate first. */
export interface ApiServer {
  /** The addresses on which the API server listens, or blocks that hold them. */
  readonly addresses: NonEmpty<string>;
  /**
   * The port on which it listens there; behind the Service on 443 it is often 6443.
   * @default 443 and 6443
   */
  readonly port?: number;
}

/** A service mesh whose own ports and probes have to stay open. */
export type Mesh = 'istio-ambient' | 'istio-sidecar';

/** What is known of the cluster that the manifests are for; `Clusters` has it for whole platforms. */
export interface ClusterProps extends EmissionProps {
  /**
   * The version of the API server that has to accept the policies, such as `1.34`.
   * @default the strictest that this release knows
   */
  readonly kubernetes?: string;
  /**
   * The network plugin, which decides what is enforced and how: `'calico'`, or `{ name: 'cilium', version: '1.17' }`.
   * @default one that does what the API says
   */
  readonly cni?: NetworkPluginChoice;
  /**
   * How the pods look up names. Where it is said, every pod with egress rules has to reach these resolvers.
   * @default the kube-dns pods of kube-system, UDP and TCP 53
   */
  readonly dns?: DnsShape;
  /** @default unknown: `AllowKubeApi` has to be told */
  readonly apiServer?: ApiServer;
  /**
   * Blocks where the nodes have their addresses. Under a plugin that lets no block match a node (`cilium`) an address in
   * them may be one of a node, so that what a block with it opens is `depends`.
   * @default every address, and none of them is taken for one of a node
   */
  readonly nodes?: readonly string[];
  /**
   * Blocks where the pods have their addresses.
   * @default the private ranges 10/8, 172.16/12, 192.168/16, 100.64/10 and fc00::/7, of the families that pods have
   */
  readonly podCidrs?: readonly string[];
  /**
   * Blocks where Services have their addresses.
   * @default unknown
   */
  readonly serviceCidrs?: readonly string[];
  /** @default unknown */
  readonly metadata?: MetadataService;
  /**
   * The families of addresses that pods have.
   * @default those of `podCidrs`, else those that the plugin has, else both
   */
  readonly ipFamilies?: NonEmpty<Family>;
  /** @default none */
  readonly mesh?: Mesh;
  /**
   * The controllers that bring in connections from outside, by the name of their IngressClass or GatewayClass.
   * @default none
   */
  readonly ingressControllers?: Readonly<Record<string, EndLike>>;
  /**
   * The pods of Prometheus.
   * @default unknown
   */
  readonly monitoring?: EndLike;
  /**
   * Whether generated policies say in annotations which statement they come from.
   * @default true
   */
  readonly annotations?: boolean;
  /**
   * What the network plugin does where the API leaves a choice, over what `cni` says.
   * @default what the plugin is known to do
   */
  readonly plugin?: PluginBehaviour;
}
