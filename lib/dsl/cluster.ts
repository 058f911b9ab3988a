import { Construct, type IConstruct } from 'constructs';
import type { Origin } from '../diagnostics/origin';
import { callerOrigin } from './caller';
import { checkedCluster, notACluster } from './checked-cluster';
import type { ClusterProps } from './cluster-props';
import { registryOf } from './plan/registry';

export type { ApiServer, ClusterProps, Mesh, PluginBehaviour } from './cluster-props';
export type { MetadataService } from '../profile/metadata-service';

/** What is said of a cluster, and the line that said it last. */
interface Profile {
  readonly props: ClusterProps;
  readonly origin: () => Origin | undefined;
}

const profiles = new WeakMap<IConstruct, Profile>();

/**
 * One cluster (or environment) of an App that synthesizes several: policies and pods of charts below one cluster
 * are never judged together with those of another. An App without any is one cluster.
 *
 * @example
 * const production = new Cluster(app, 'production', Clusters.eks({ podCidrs: ['10.0.0.0/16'] }));
 * const payments = new Chart(production, 'payments', { namespace: 'payments' });
 */
export class Cluster extends Construct {
  constructor(scope: Construct, id: string, props: ClusterProps = {}) {
    super(scope, id);
    Cluster.configure(this, props);
  }

  /**
   * Says what is known of the cluster that a scope stands for; for an App with one cluster, of the App. A second call
   * adds to the first. Patterns look it up while the app synthesizes, so it may come before them or after.
   *
   * @throws Mistake for a scope that is neither the App nor a `Cluster`, for a plugin, a version or a block that there
   * is not, for lists that hold nothing, and for what contradicts itself.
   * @example `Cluster.configure(app, Clusters.kind())`
   */
  static configure(scope: IConstruct, props: ClusterProps): void {
    // Anything in between would cut its charts off from the rest of the cluster, whose policies act on them.
    if (scope.node.scope && !(scope instanceof Cluster)) throw notACluster(scope.node.path);
    const origin = callerOrigin();
    profiles.set(scope, { props: checkedCluster({ ...profiles.get(scope)?.props, ...props }), origin });
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
    return profiles.get(scope)?.props ?? {};
  }

  /** The line that said what is known of the cluster that a scope stands for; undefined where nobody did. */
  static originOf(scope: IConstruct): Origin | undefined {
    return profiles.get(scope)?.origin();
  }
}
