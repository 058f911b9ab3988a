import { workloadId } from '../model/workload';
import type { End } from '../reachability';
import { formatAddress } from '../sets/address';

/** An end as findings print it: `frontend/web`, or an address. */
export function endText(end: End): string {
  return end.kind === 'pod' ? workloadId(end.workload) : formatAddress(end.address);
}
