import { workloadId } from '../model/workload';
import type { MapEnd } from '../reachability';
import type { Cidr } from '../sets/cidr';
import { addressesText } from './addresses-text';
import { OUTSIDE_NAMES } from './outside-names';
import { remembered } from './remembered';

/** Writes ends as people read them: `frontend/web`, `internet`, `10.0.0.0/8`. */
export function endTexts(): (end: MapEnd) => string {
  const ofAddresses = remembered((blocks: readonly Cidr[]) => addressesText(blocks, OUTSIDE_NAMES));
  const ofWorkload = remembered(workloadId);
  return (end) => (end.kind === 'pod' ? ofWorkload(end.workload) : ofAddresses(end.blocks));
}
