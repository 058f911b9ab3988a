import { Construct, type IConstruct } from 'constructs';
import type { EvaluationOptions } from '../reachability/options';
import { parseCidr, type Cidr } from '../sets/cidr';
import { callerOrigin } from './caller';
import { Mistake } from './mistake';
import type { DnsShape } from './dns';
import { registryOf } from './plan/registry';

/** Choices of the evaluator that the cluster's network plugin makes; addresses have props of their own. */
export type PluginBehaviour = Partial<Omit<EvaluationOptions, 'podCidrs' | 'nodeCidrs'>>;

/** What is known of the cluster that the manifests are for. */
export interface ClusterProps {
  /**
   * Where the pods have their addresses.
   * @default the private ranges 10/8, 172.16/12, 192.168/16, 100.64/10 and fc00::/7
   */
  readonly podCidrs?: readonly string[];
  /**
   * Where the nodes have their addresses.
   * @default every address
   */
  readonly nodeCidrs?: readonly string[];
  /**
   * The version of the API server that has to accept the policies, such as `1.34`.
   * @default the strictest that this release knows
   */
  readonly kubernetesVersion?: string;
  /**
   * How the pods look up names.
   * @default the kube-dns pods of kube-system, UDP and TCP 53
   */
  readonly dns?: DnsShape;
  /**
   * Whether generated policies say in annotations which statement they come from.
   * @default true
   */
  readonly annotations?: boolean;
  /**
   * What the network plugin does where the API leaves a choice.
   * @default what most plugins do
   */
  readonly plugin?: PluginBehaviour;
}

const profiles = new WeakMap<IConstruct, ClusterProps>();

function checkedRanges(ranges: readonly string[]): void {
  for (const text of ranges) {
    if (parseCidr(text)) continue;
    const origin = callerOrigin()();
    throw new Mistake({
      code: 'NP202',
      id: 'invalid-cidr',
      severity: 'error',
      headline: `\`${text}\` is not a block of addresses`,
      where: { ...(origin && { origin }) },
      found: `\`${text}\``,
      expected: 'an address, a slash and a prefix length, as in `10.244.0.0/16`',
      why: 'the checks could not tell which blocks match pods',
      help: 'write the pod or node ranges of the cluster',
    });
  }
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
   * Says what is known of the cluster that a scope stands for; for an App with one cluster, of the App.
   * @example `Cluster.configure(app, { podCidrs: ['10.244.0.0/16'] })`
   */
  static configure(scope: IConstruct, props: ClusterProps): void {
    checkedRanges([...(props.podCidrs ?? []), ...(props.nodeCidrs ?? [])]);
    profiles.set(scope, props);
    registryOf(scope);
  }

  /** The scope of the cluster that a construct belongs to: the nearest `Cluster` above it, else the root. */
  static scopeOf(construct: IConstruct): IConstruct {
    const configured = [...construct.node.scopes].reverse().find((scope) => profiles.has(scope));
    return configured ?? construct.node.root;
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
export function evaluationOptionsOf({ podCidrs, nodeCidrs, plugin }: ClusterProps): Partial<EvaluationOptions> {
  const pods = ranges(podCidrs);
  const nodes = ranges(nodeCidrs);
  return { ...plugin, ...(pods && { podCidrs: pods }), ...(nodes && { nodeCidrs: nodes }) };
}
