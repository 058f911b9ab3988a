import type { Workload } from '../model/workload';
import type { MapEnd } from '../reachability';
import type { Cidr } from '../sets/cidr';
import { addressesText } from './addresses-text';
import { OUTSIDE_NAMES } from './outside-names';
import { remembered } from './remembered';
import { workloadNames } from './workload-names';

/**
 * Writes ends as people read them: `frontend/web`, `internet`, `10.0.0.0/8`.
 *
 * @param workloads all that there are: those of one name are written with their kinds
 */
export function endTexts(workloads: Iterable<Workload>): (end: MapEnd) => string {
  const ofAddresses = remembered((blocks: readonly Cidr[]) => addressesText(blocks, OUTSIDE_NAMES));
  const ofWorkload = remembered(workloadNames(workloads));
  return (end) => (end.kind === 'pod' ? ofWorkload(end.workload) : ofAddresses(end.blocks));
}
