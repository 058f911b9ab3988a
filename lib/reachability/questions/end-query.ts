import type { BlockPeer, NonEmpty } from '../../model/policy';
import { EVERYTHING, selectorKey, type Selector } from '../../model/selector';
import { workloadId, type Workload } from '../../model/workload';
import { formatCidr } from '../../sets/cidr';

/**
 * A set of ends to ask about.
 * - `workload`: just these pods, and the other known ones that its selector cannot tell from them.
 * - `pods`: every pod that the selectors select, known or not.
 * - `addresses`: every address of the blocks.
 * - `anywhere`: every pod and every address.
 */
export type EndQuery =
  | { readonly kind: 'workload'; readonly workload: Workload; readonly selector: Selector }
  | { readonly kind: 'pods'; readonly namespaces: Selector; readonly pods: Selector }
  | { readonly kind: 'addresses'; readonly blocks: NonEmpty<BlockPeer> }
  | { readonly kind: 'anywhere' };

/** Every pod of the cluster, known or not. */
export const EVERY_POD: EndQuery = Object.freeze({ kind: 'pods', namespaces: EVERYTHING, pods: EVERYTHING });

/** Text that is equal for two queries about the same ends. */
export function queryKey(query: EndQuery): string {
  switch (query.kind) {
    case 'anywhere':
      return 'anywhere';
    case 'addresses':
      return query.blocks.map(({ cidr, except }) => [cidr, ...except].map(formatCidr).join(' - ')).join(' + ');
    case 'pods':
      return `pods ${selectorKey(query.pods)} in ${selectorKey(query.namespaces)}`;
    case 'workload':
      return `workload ${workloadId(query.workload)} by ${selectorKey(query.selector)}`;
  }
}
