import type { BlockPeer, NonEmpty } from '../model/policy';
import { EVERYTHING, type Selector } from '../model/selector';
import type { Workload } from '../model/workload';

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
