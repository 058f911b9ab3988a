import type { Workload } from '../../lib/model/workload';
import type { PortSets } from '../../lib/reachability';
import { FAMILIES, type Family } from '../../lib/sets/address';
import type { Intervals } from '../../lib/sets/intervals';
import { addressesWeight, portsWeight, workloadWeight, type Role } from './weights';

/** Ends on one side of a part of the map. */
export interface EndSet {
  readonly pods: readonly Workload[];
  readonly addresses: Readonly<Partial<Record<Family, Intervals<bigint>>>>;
}

/** A part of the map: every source to every destination, on these ports. Parts of a map have nothing in common. */
export interface MapPart {
  readonly sources: EndSet;
  readonly destinations: EndSet;
  readonly verdict: 'allowed' | 'depends';
  readonly ports: PortSets;
}

/** What two maps have in common exactly when they say the same, whatever parts they are cut into. */
export interface MapChecksum {
  readonly allowed: string;
  readonly depends: string;
  /** Pairs of workloads times open ports: how much there is, in exact numbers. */
  readonly allowedCells: string;
  readonly dependsCells: string;
}

/** A Mersenne prime: sums are taken modulo it. */
const PRIME = (1n << 61n) - 1n;

/** What is added up about the ends of one side. */
interface SideSum {
  readonly pods: bigint;
  readonly addresses: bigint;
  readonly podCount: bigint;
}

/**
 * The checksum of a map: every cell (source, destination, port) adds the product of what its three members weigh.
 * Weights come from names, addresses and numbers alone, so neither the order of the parts, nor how the map is cut into
 * them, nor any numbering inside an engine can change the sum; a cell too many, too few or twice does.
 */
export function mapChecksum(parts: Iterable<MapPart>): MapChecksum {
  const sums = { allowed: 0n, depends: 0n };
  const cells = { allowed: 0n, depends: 0n };
  const sources = sideSums('source');
  const destinations = sideSums('destination');
  for (const { sources: from, destinations: to, verdict, ports } of parts) {
    const [source, destination] = [sources(from), destinations(to)];
    // Addresses to addresses is nothing of a cluster's.
    const ends = source.pods * (destination.pods + destination.addresses) + source.addresses * destination.pods;
    sums[verdict] = (sums[verdict] + (ends % PRIME) * portsWeight(ports)) % PRIME;
    cells[verdict] += source.podCount * destination.podCount * BigInt(portCount(ports));
  }
  const text = (sum: bigint) => (((sum % PRIME) + PRIME) % PRIME).toString(16).padStart(16, '0');
  return {
    allowed: text(sums.allowed),
    depends: text(sums.depends),
    allowedCells: cells.allowed.toString(),
    dependsCells: cells.depends.toString(),
  };
}

/** Adds up the ends of a side. Engines share sets of ends between parts, so each set is added up once. */
function sideSums(role: Role): (ends: EndSet) => SideSum {
  const known = new Map<EndSet, SideSum>();
  const weights = new Map<Workload, bigint>();
  const weightOf = (workload: Workload): bigint => {
    const weight = weights.get(workload) ?? workloadWeight(workload, role);
    weights.set(workload, weight);
    return weight;
  };
  return (ends) => {
    const sum = known.get(ends) ?? {
      pods: ends.pods.reduce((total, workload) => total + weightOf(workload), 0n),
      addresses: FAMILIES.reduce(
        (total, family) => total + addressesWeight(family, ends.addresses[family] ?? [], role),
        0n,
      ),
      podCount: BigInt(ends.pods.length),
    };
    known.set(ends, sum);
    return sum;
  };
}

function portCount(ports: PortSets): number {
  return Object.values(ports)
    .flat()
    .reduce((count, [first, last]) => count + last - first + 1, 0);
}
