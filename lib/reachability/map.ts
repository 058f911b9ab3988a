import type { MapOptions, MapRow } from './map-row';
import { reachabilityOf } from './reachability';
import type { World } from './world';

/**
 * Who can reach whom, on which ports: a row for each pair of workloads, and for each workload with the addresses
 * outside. Pairs without an open port have no row. Rows are sorted: by source, then by destination; workloads by namespace,
 * name and kind, then addresses, IPv4 before IPv6, by number.
 *
 * @example mapOf(worldOf(cluster)).filter(({ destination }) => destination.kind === 'addresses')
 */
export function mapOf(world: World, options: MapOptions = {}): MapRow[] {
  return [...reachabilityOf(world).rows(options)];
}
