import { PROTOCOLS, type NumberedPorts } from '../model/port';
import type { Workload } from '../model/workload';
import type { MapEnd, MapRow, PortSets, World } from '../reachability';
import { EVERY_BLOCK, podsOf, type EndQuery } from '../reachability/questions';
import { addressesIn, cidrsOf } from '../reachability/address-parts';
import { FAMILIES, type Family } from '../sets/address';
import { intersectIntervals, intervalsOf, subtractIntervals, type Intervals } from '../sets/intervals';

type Addresses = Readonly<Record<Family, Intervals<bigint>>>;
type Operation = <N extends number | bigint>(one: Intervals<N>, other: Intervals<N>) => Intervals<N>;

/** Whom a connection may be between, and on which ports. */
export interface Expected {
  readonly from: EndSet;
  readonly to: EndSet;
  readonly ports: PortSets;
}

/** An end as a set: the pods that are known to be of it, and its addresses. */
export interface EndSet {
  readonly pods: ReadonlySet<Workload>;
  readonly addresses: Addresses;
}

/** The known pods and the addresses of an end. */
export function endSet(world: World, query: EndQuery): EndSet {
  const blocks = query.kind === 'addresses' ? query.blocks : query.kind === 'anywhere' ? EVERY_BLOCK : [];
  return {
    pods: new Set(podsOf(world, query)),
    addresses: { IPv4: addressesIn(blocks, 'IPv4'), IPv6: addressesIn(blocks, 'IPv6') },
  };
}

/** Ports as sets. */
export function portSets(ports: readonly NumberedPorts[]): PortSets {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const ranges = ports.filter((one) => one.protocol === protocol).map(({ first, last }) => [first, last] as const);
      return ranges.length > 0 ? [[protocol, intervalsOf(ranges)]] : [];
    }),
  );
}

function ofEachProtocol(one: PortSets, other: PortSets, operation: Operation): PortSets {
  return Object.fromEntries(
    PROTOCOLS.flatMap((protocol) => {
      const rest = operation(one[protocol] ?? [], other[protocol] ?? []);
      return rest.length > 0 ? [[protocol, rest]] : [];
    }),
  );
}

function ofEachFamily(one: Addresses, other: Addresses, operation: Operation): Addresses {
  return { IPv4: operation(one.IPv4, other.IPv4), IPv6: operation(one.IPv6, other.IPv6) };
}

function isEmpty(sets: Readonly<Record<string, Intervals | Intervals<bigint> | undefined>>): boolean {
  return Object.values(sets).every((set) => set === undefined || set.length === 0);
}

function addressesOf({ blocks }: MapEnd & { readonly kind: 'addresses' }): Addresses {
  const peers = blocks.map((cidr) => ({ kind: 'block' as const, cidr, except: [] }));
  return { IPv4: addressesIn(peers, 'IPv4'), IPv6: addressesIn(peers, 'IPv6') };
}

function blocksEnd(addresses: Addresses): MapEnd {
  return { kind: 'addresses', blocks: FAMILIES.flatMap((family) => cidrsOf(family, addresses[family])) };
}

/** A row without what is expected on some ports. */
function withoutPorts(row: MapRow, ports: PortSets): MapRow[] {
  const allowed = ofEachProtocol(row.allowed, ports, subtractIntervals);
  const depends = ofEachProtocol(row.depends, ports, subtractIntervals);
  const { source, destination, governed, unknowns } = row;
  return isEmpty(allowed) && isEmpty(depends) ? [] : [{ source, destination, governed, unknowns, allowed, depends }];
}

/** A row in two: for the addresses that are expected without the ports, for the others as it was. */
function withoutAddresses(row: MapRow, side: 'source' | 'destination', expected: Addresses, ports: PortSets): MapRow[] {
  const end = row[side];
  if (end.kind === 'pod') return [row];
  const own = addressesOf(end);
  const inside = ofEachFamily(own, expected, intersectIntervals);
  if (isEmpty(inside)) return [row];
  const outside = ofEachFamily(own, expected, subtractIntervals);
  return [
    ...(isEmpty(outside) ? [] : [{ ...row, [side]: blocksEnd(outside) }]),
    ...withoutPorts({ ...row, [side]: blocksEnd(inside) }, ports),
  ];
}

function withoutExpected(row: MapRow, { from, to, ports }: Expected): MapRow[] {
  const { source, destination } = row;
  if (source.kind === 'pod' && !from.pods.has(source.workload)) return [row];
  if (destination.kind === 'pod' && !to.pods.has(destination.workload)) return [row];
  if (source.kind === 'addresses') return withoutAddresses(row, 'source', from.addresses, ports);
  if (destination.kind === 'addresses') return withoutAddresses(row, 'destination', to.addresses, ports);
  return withoutPorts(row, ports);
}

/** What is open in a table of connections and is none of the expected ones. */
export function openRest(rows: readonly MapRow[], expected: readonly Expected[]): MapRow[] {
  return rows.flatMap((row) =>
    expected.reduce<readonly MapRow[]>((rest, one) => rest.flatMap((part) => withoutExpected(part, one)), [row]),
  );
}
