/** Questions about written worlds, themselves plain data. */
import * as fc from 'fast-check';
import type { Workload } from '../../../lib/model/workload';
import { addressEnd, podEnd, worldOf, type Connection, type End, type World } from '../../../lib/reachability';
import type { Address } from '../../../lib/sets/address';
import type { Port } from '../../../lib/model/port';
import { anyWorld, type WrittenWorld } from '../../arbitraries/any-cluster';
import { someAddress } from '../../arbitraries/any-cluster/addresses';
import { PLAIN } from '../../arbitraries/any-cluster/choosing';
import { portNumber, protocol } from '../../arbitraries/any-cluster/ports';
import { template, type Template } from '../../arbitraries/any-cluster/workloads';

/** An end: the workload at a position (of all, counted round), or an address. */
export type WrittenEnd = number | Address;

export interface WrittenConnection {
  readonly source: WrittenEnd;
  readonly destination: WrittenEnd;
  readonly port: Port;
  readonly samePod?: true;
}

const someEnd: fc.Arbitrary<WrittenEnd> = fc.oneof(
  { weight: 3, arbitrary: fc.nat({ max: 99 }) },
  { weight: 1, arbitrary: someAddress },
);

export const somePort: fc.Arbitrary<Port> = fc.record({ protocol, number: portNumber }, PLAIN);

/** Any connection; now and then of a pod to its own address. */
export const someConnection: fc.Arbitrary<WrittenConnection> = fc.oneof(
  { weight: 9, arbitrary: fc.record({ source: someEnd, destination: someEnd, port: somePort }, PLAIN) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.nat({ max: 99 }), somePort)
      .map(([end, port]) => ({ source: end, destination: end, port, samePod: true as const })),
  },
);

function endIn(workloads: readonly Workload[], end: WrittenEnd): End | undefined {
  if (typeof end !== 'number') return addressEnd(end);
  const workload = workloads[end % workloads.length];
  return workload && podEnd(workload);
}

/** The connection in a cluster with these workloads; undefined where there are none, or where no end is a pod. */
export function connectionIn(workloads: readonly Workload[], asked: WrittenConnection): Connection | undefined {
  const [source, destination] = [endIn(workloads, asked.source), endIn(workloads, asked.destination)];
  if (!source || !destination || (source.kind === 'address' && destination.kind === 'address')) return undefined;
  return { source, destination, port: asked.port, ...(asked.samePod && { samePod: true }) };
}

/** Everyone to ask about each other: the pods of a world, one that it does not hold, and some addresses outside. */
export interface WrittenCompany {
  readonly world: WrittenWorld;
  readonly stranger: Template;
  readonly addresses: readonly Address[];
  readonly ports: readonly Port[];
}

export const someCompany: fc.Arbitrary<WrittenCompany> = fc.record(
  {
    world: anyWorld,
    stranger: template,
    addresses: fc.array(someAddress, { maxLength: 2 }),
    ports: fc.array(somePort, { minLength: 1, maxLength: 2 }),
  },
  PLAIN,
);

/**
 * The connections in a company, on the given ports and on those that the destination declares: of a pod to its own
 * address, too, and none between two addresses.
 */
export function connectionsOf(
  world: World,
  { stranger, addresses, ports }: Omit<WrittenCompany, 'world'>,
): Connection[] {
  const pods: End[] = [...world.cluster.workloads, { ...stranger, name: 'stranger' }].map(podEnd);
  const ends = [...pods, ...addresses.map(addressEnd)];
  const selves = pods.map((pod) => ({ source: pod, destination: pod, samePod: true }));
  const pairs = ends.flatMap((source) => ends.map((destination) => ({ source, destination })));
  return [...selves, ...pairs]
    .filter(({ source, destination }) => source.kind === 'pod' || destination.kind === 'pod')
    .flatMap((asked) => {
      const declared = asked.destination.kind === 'pod' ? asked.destination.workload.ports : [];
      const all: readonly Port[] = [...ports, ...declared];
      return all.map(({ protocol: of, number }) => ({ ...asked, port: { protocol: of, number } }));
    });
}

/** The world as it is asked: frozen all through, so that whoever writes to what was handed over is found. */
export function worldFrom({ cluster, options }: WrittenWorld): World {
  return worldOf(frozen(cluster), frozen(options));
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
