import type { IConstruct } from 'constructs';
import { blocks, Cluster } from '../dsl';
import type { DeclaredProfile } from '../lint/context';
import { chosenPlugin } from '../profile/chosen-plugin';
import type { Cidr } from '../sets/cidr';

const NONE: readonly Cidr[] = Object.freeze([]);

/** What an app says of a cluster, as the rules look at it; undefined where it says nothing. */
export function declaredProfile(scope: IConstruct): DeclaredProfile | undefined {
  const { cni, podCidrs, nodes, serviceCidrs, apiServer } = Cluster.profileOf(scope);
  if (cni === undefined && !podCidrs && !nodes && !serviceCidrs && !apiServer) return undefined;
  return {
    ...(cni !== undefined && { plugin: chosenPlugin(cni) }),
    podCidrs: blocks(podCidrs) ?? NONE,
    nodeCidrs: blocks(nodes) ?? NONE,
    serviceCidrs: blocks(serviceCidrs) ?? NONE,
    apiServerCidrs: blocks(apiServer?.addresses) ?? NONE,
    place: () => {
      const origin = Cluster.originOf(scope);
      return { ...(scope.node.path && { path: scope.node.path }), ...(origin && { origin }) };
    },
  };
}
