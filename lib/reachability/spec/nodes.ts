import type { Address } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import type { End } from '../connection';
import { truthOf, type Truth } from '../truth';
import type { World } from '../world';
import { inside } from './addresses';

/** A range of every address of its family: it does not tell nodes from others. */
function isEverywhere({ length }: Cidr): boolean {
  return length === 0;
}

/** Whether some pod of the cluster is known to run on the node that has an address. */
function isKnownNode(address: Address, { cluster }: World): boolean {
  return cluster.workloads
    .flatMap(({ nodeAddresses }) => nodeAddresses)
    .some((node) => node.family === address.family && node.value === address.value);
}

/** A range says where nodes have their addresses; what else may have one there is left open. */
function isWhereNodesAre(address: Address, { options }: World): boolean {
  return options.nodeCidrs.some((range) => !isEverywhere(range) && inside(range, address));
}

/** Whether an end is a node: a pod on the host network, or an address outside that is one of a node. */
export function isNode(end: End, world: World): Truth {
  if (end.kind === 'pod') return truthOf(end.workload.hostNetwork);
  if (isKnownNode(end.address, world)) return 'yes';
  return isWhereNodesAre(end.address, world) ? 'depends' : 'no';
}
