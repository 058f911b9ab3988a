import type { MapRow, World } from '../reachability';
import { FAMILY_BITS } from '../sets/address';

/** What readers have to know where a map has such rows. */
export const OWN_NODE_LEGEND = 'an address that is the node of a pod always reaches it';

/** Whether a row is there because nodes always reach the pods they run: its source is nothing but nodes of the pod. */
export function isOwnNodeRow({ source, destination, governed }: MapRow, { options }: World): boolean {
  if (options.ownNodeToPod !== 'allow' || !governed) return false;
  if (source.kind !== 'addresses' || destination.kind !== 'pod') return false;
  const { nodeAddresses } = destination.workload;
  return source.blocks.every(
    ({ family, first, length }) =>
      length === FAMILY_BITS[family] && nodeAddresses.some((one) => one.family === family && one.value === first),
  );
}
