import { FIRST_PORT, LAST_PORT, PROTOCOLS } from '../model/port';
import type { PortSets } from '../reachability';

/** Ports as tables print them: `TCP 80, 443; UDP 53`, `TCP` for all of a protocol, `all ports` for everything. */
export function portSetsText(sets: PortSets): string {
  const isFull = (intervals: PortSets['TCP']) =>
    intervals?.length === 1 && intervals[0]?.[0] === FIRST_PORT && intervals[0][1] === LAST_PORT;
  if (PROTOCOLS.every((protocol) => isFull(sets[protocol]))) return 'all ports';
  return PROTOCOLS.flatMap((protocol) => {
    const intervals = sets[protocol];
    if (!intervals || intervals.length === 0) return [];
    if (isFull(intervals)) return [protocol];
    return [
      `${protocol} ${intervals.map(([first, last]) => (first === last ? first : `${first}-${last}`)).join(', ')}`,
    ];
  }).join('; ');
}
