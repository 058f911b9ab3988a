import type { MapEnd } from '../reachability';
import { isStranger } from '../reachability/strangers';

/** What readers have to know where a report has such ends. */
export const STRANGER_LEGEND = 'names in parentheses stand for pods that were not read';

/** Whether some end of some rows is a pod that nobody read. */
export function hasStrangers(rows: readonly { readonly source: MapEnd; readonly destination: MapEnd }[]): boolean {
  const isOne = (end: MapEnd) => end.kind === 'pod' && isStranger(end.workload);
  return rows.some(({ source, destination }) => isOne(source) || isOne(destination));
}
