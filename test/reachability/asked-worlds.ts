import * as fc from 'fast-check';
import type { Port } from '../../lib/model/port';
import { addressEnd, podEnd, worldOf, type Connection, type End, type World } from '../../lib/reachability';
import { anyWorld } from '../arbitraries/any-cluster';
import { someAddress } from '../arbitraries/any-cluster/addresses';
import { portNumber, protocol } from '../arbitraries/any-cluster/ports';

/** Any world, all of its pods and some addresses, and some ports to ask about. */
export interface AskedWorld {
  readonly world: World;
  readonly ends: readonly End[];
  readonly ports: readonly Port[];
  /** Whether a pod to itself is one that calls its own address. */
  readonly samePod: boolean;
}

export const askedWorld: fc.Arbitrary<AskedWorld> = fc
  .record({
    written: anyWorld,
    addresses: fc.array(someAddress, { minLength: 1, maxLength: 2 }),
    ports: fc.array(fc.record({ protocol, number: portNumber }), { minLength: 1, maxLength: 3 }),
    samePod: fc.boolean(),
  })
  .map(({ written: { cluster, options }, addresses, ports, samePod }) => ({
    world: worldOf(cluster, options),
    ends: [...cluster.workloads.map(podEnd), ...addresses.map(addressEnd)],
    ports,
    samePod,
  }));

/** Every pair of ends, an end and itself included. */
export function pairsIn({ ends, samePod }: AskedWorld): Omit<Connection, 'port'>[] {
  return ends.flatMap((source) =>
    ends.map((destination) => ({ source, destination, ...(samePod && source === destination && { samePod }) })),
  );
}
