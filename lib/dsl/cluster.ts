import { Construct, type IConstruct } from 'constructs';
import type { NonEmpty } from '../model/policy';
import type { NetworkPluginName } from '../profile/network-plugin-name';
import type { EvaluationOptions } from '../reachability/options';
import type { Family } from '../sets/address';
import { serverVersion } from '../manifests/validation';
import { formatCidr, parseCidr, type Cidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';
import type { DnsShape } from './dns';
import type { EndLike } from './end';
import { registryOf } from './plan/registry';

/** Choices of the evaluator that the cluster's network plugin makes; addresses have props of their own. */
export type PluginBehaviour = Partial<Omit<EvaluationOptions, 'podCidrs' | 'nodeCidrs'>>;

/** How pods reach the API server: it is no pod, and has a Service address that most plugins translate first. */
export interface ApiServer {
  /** Blocks that hold the addresses on which the API server listens. */
  readonly addresses: NonEmpty<string>;
  /**
   * The port on which it listens there; behind the Service on 443 it is often 6443.
   * @default 443 and 6443
   */
  readonly port?: number;
}

/** Whose metadata service, on a link-local address, hands out credentials of the node. */
export type MetadataService = 'aws' | 'azure' | 'gke' | 'none';

/** A service mesh whose own ports and probes have to stay open. */
export type Mesh = 'istio-ambient' | 'istio-sidecar';

/** What is known of the cluster that the manifests are for. */
export interface ClusterProps {
  /**
   * The version of the API server that has to accept the policies, such as `1.34`.
   * @default the strictest that this release knows
   */
  readonly kubernetes?: string;
  /**
   * The network plugin, which decides what is enforced and how.
   * @default one that does what the API says
   */
  readonly cni?: NetworkPluginName;
  /**
   * How the pods look up names.
   * @default the kube-dns pods of kube-system, UDP and TCP 53
   */
  readonly dns?: DnsShape;
  /** @default unknown: `AllowKubeApi` has to be told */
  readonly apiServer?: ApiServer;
  /**
   * Blocks where the nodes have their addresses.
   * @default every address
   */
  readonly nodes?: readonly string[];
  /**
   * Blocks where the pods have their addresses.
   * @default the private ranges 10/8, 172.16/12, 192.168/16, 100.64/10 and fc00::/7
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
   * @default both
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

const profiles = new WeakMap<IConstruct, ClusterProps>();

function mistake(id: string, headline: string, found: string, expected: string, why: string, help: string): Mistake {
  const origin = callerOrigin()();
  return new Mistake({
    code: id === 'invalid-cidr' ? 'NP202' : 'NP217',
    id,
    severity: 'error',
    headline,
    where: { ...(origin && { origin }) },
    found,
    expected,
    why,
    help,
  });
}

function checkedRanges(option: 'podCidrs' | 'nodes', ranges: readonly string[] | undefined): void {
  const why = 'the checks could not tell which blocks match pods, and would prove too much';
  const help = `write the ${option === 'podCidrs' ? 'pod' : 'node'} ranges of the cluster, such as \`10.244.0.0/16\``;
  if (ranges?.length === 0) {
    throw mistake('invalid-cidr', `\`${option}\` holds no range`, 'an empty list', 'at least one block', why, help);
  }
  for (const text of ranges ?? []) {
    const range = parseCidr(text);
    if (range && formatCidr(range) === text.toLowerCase()) continue;
    const expected = range ? `\`${formatCidr(range)}\`` : 'an address, a slash and a prefix length';
    throw mistake('invalid-cidr', `\`${text}\` is not a block of addresses`, `\`${text}\``, expected, why, help);
  }
}

function checkedVersion(kubernetes: string | undefined): void {
  try {
    serverVersion(kubernetes === undefined ? {} : { kubernetesVersion: kubernetes });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw mistake(
      'invalid-cluster',
      `the rules of Kubernetes \`${String(kubernetes)}\` are not known`,
      `\`${String(kubernetes)}\``,
      error.message,
      'nobody could tell what the API server would refuse',
      'leave `kubernetes` out for the strictest rules',
    );
  }
}

function notACluster(scope: IConstruct): Mistake {
  return mistake(
    'invalid-cluster',
    `\`${scope.node.path}\` is only a part of a cluster`,
    `\`${scope.node.path}\``,
    'the App, or a `Cluster`',
    'its pods would be judged without the policies of the other charts, which act on them all the same',
    'configure the App, or make the charts of one cluster below `new Cluster(app, id, { ... })`',
  );
}

/**
 * One cluster (or environment) of an App that synthesizes several: policies and pods of charts below one cluster
 * are never judged together with those of another. An App without any is one cluster.
 *
 * @example
 * const production = new Cluster(app, 'production', { podCidrs: ['10.244.0.0/16'] });
 * const payments = new Chart(production, 'payments', { namespace: 'payments' });
 */
export class Cluster extends Construct {
  constructor(scope: Construct, id: string, props: ClusterProps = {}) {
    super(scope, id);
    Cluster.configure(this, props);
  }

  /**
   * Says what is known of the cluster that a scope stands for; for an App with one cluster, of the App. A second call
   * adds to the first.
   *
   * @throws Mistake for a scope that is neither the App nor a `Cluster`, and for ranges that hold nothing.
   * @example `Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] })`
   */
  static configure(scope: IConstruct, props: ClusterProps): void {
    // Anything in between would cut its charts off from the rest of the cluster, whose policies act on them.
    if (scope.node.scope && !(scope instanceof Cluster)) throw notACluster(scope);
    checkedRanges('podCidrs', props.podCidrs);
    checkedRanges('nodes', props.nodes);
    checkedVersion(props.kubernetes);
    profiles.set(scope, { ...profiles.get(scope), ...props });
    registryOf(scope);
  }

  /** The scope of the cluster that a construct belongs to: the nearest `Cluster` above it, else the root. */
  static scopeOf(construct: IConstruct): IConstruct {
    const configured = [...construct.node.scopes].reverse().find((scope) => profiles.has(scope));
    return configured ?? construct.node.root;
  }

  /** What is known of the cluster that a construct belongs to. @example `Cluster.of(this).metadata` */
  static of(construct: IConstruct): ClusterProps {
    return Cluster.profileOf(Cluster.scopeOf(construct));
  }

  /** What is known of the cluster that a scope stands for. */
  static profileOf(scope: IConstruct): ClusterProps {
    return profiles.get(scope) ?? {};
  }
}

function ranges(texts: readonly string[] | undefined): readonly Cidr[] | undefined {
  return texts?.flatMap((text) => parseCidr(text) ?? []);
}

/** The evaluator's options for a cluster. */
export function evaluationOptionsOf({ podCidrs, nodes: nodeCidrs, plugin }: ClusterProps): Partial<EvaluationOptions> {
  const pods = ranges(podCidrs);
  const nodes = ranges(nodeCidrs);
  return { ...plugin, ...(pods && { podCidrs: pods }), ...(nodes && { nodeCidrs: nodes }) };
}
