import type { BlockPeer } from '../../model/policy';
import { FAMILIES, FAMILY_BITS, type Address, type Family } from '../../sets/address';
import { lastOf, type Cidr } from '../../sets/cidr';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { Intervals } from '../../sets/intervals';

/** The first addresses of the parts of one family, ascending; the first part starts at the family's first address. */
interface FamilyParts {
  /** Numbers for IPv4, which are quick to compare; bigints for IPv6, which needs them. */
  readonly starts: readonly (number | bigint)[];
  /** Where the family's first part stands on the axis. */
  readonly offset: number;
}

/**
 * All addresses, cut into parts that nothing tells apart. The parts of both families stand on one axis, with a gap
 * between the families, so that sets of addresses are sets of whole numbers.
 *
 * Source: "atomic predicates", as verifiers of network data planes cut the space of headers.
 */
export class AddressAxis {
  /** Every part of each family. */
  readonly whole: Readonly<Record<Family, SetId>>;
  /** Every part of both families. */
  readonly everything: SetId;
  private readonly parts: Readonly<Record<Family, FamilyParts>>;
  private readonly blockSets = new WeakMap<BlockPeer, SetId>();

  /**
   * @param blocks the blocks that have to be told apart from what surrounds them
   */
  constructor(
    private readonly sets: IntervalSets,
    blocks: Iterable<Cidr>,
  ) {
    const cuts: Record<Family, Set<number | bigint>> = { IPv4: new Set([0]), IPv6: new Set([0n]) };
    for (const block of blocks) {
      const first = quick(block.family, block.first);
      const after = quick(block.family, lastOf(block) + 1n);
      cuts[block.family].add(first);
      if (after < quick(block.family, 1n << BigInt(FAMILY_BITS[block.family]))) cuts[block.family].add(after);
    }
    const starts4 = [...cuts.IPv4].sort(ascending);
    const starts6 = [...cuts.IPv6].sort(ascending);
    this.parts = { IPv4: { starts: starts4, offset: 0 }, IPv6: { starts: starts6, offset: starts4.length + 1 } };
    this.whole = {
      IPv4: sets.of([0, starts4.length - 1]),
      IPv6: sets.of([starts4.length + 1, starts4.length + starts6.length]),
    };
    this.everything = sets.union(this.whole.IPv4, this.whole.IPv6);
  }

  /** Where an address stands: the number of the part that holds it. */
  positionOf({ family, value }: Address): number {
    const { starts, offset } = this.parts[family];
    return offset + partAt(starts, quick(family, value));
  }

  /** The parts of a block. It must be cut exactly: one of those that the axis was made for. */
  ofCidr(cidr: Cidr): SetId {
    const first = this.positionOf({ family: cidr.family, value: cidr.first });
    return this.sets.of([first, this.positionOf({ family: cidr.family, value: lastOf(cidr) })]);
  }

  ofCidrs(cidrs: Iterable<Cidr>): SetId {
    let all = EMPTY;
    for (const cidr of cidrs) all = this.sets.union(all, this.ofCidr(cidr));
    return all;
  }

  ofAddresses(addresses: Iterable<Address>): SetId {
    const positions = new Set<number>();
    for (const address of addresses) positions.add(this.positionOf(address));
    return this.sets.ofMembers([...positions].sort(ascending));
  }

  /** The parts of a block without those of its exceptions. */
  ofBlock(block: BlockPeer): SetId {
    let set = this.blockSets.get(block);
    if (set === undefined) {
      set = this.ofCidr(block.cidr);
      for (const except of block.except) set = this.sets.subtract(set, this.ofCidr(except));
      this.blockSets.set(block, set);
    }
    return set;
  }

  /** Whether all edges of a block are cuts, so that it is a set of whole parts. */
  isCutAt(cidr: Cidr): boolean {
    const { starts } = this.parts[cidr.family];
    const isStart = (value: bigint) => starts[partAt(starts, quick(cidr.family, value))] === quick(cidr.family, value);
    const after = lastOf(cidr) + 1n;
    return isStart(cidr.first) && (after === 1n << BigInt(FAMILY_BITS[cidr.family]) || isStart(after));
  }

  /** The addresses of one family in a set of parts. */
  intervalsIn(set: SetId, family: Family): Intervals<bigint> {
    const { starts, offset } = this.parts[family];
    const end = 1n << BigInt(FAMILY_BITS[family]);
    const intervals = this.sets.intervalsOf(this.sets.intersect(set, this.whole[family]));
    const addresses: [bigint, bigint][] = [];
    for (let at = 0; at < intervals.length; at += 2) {
      const first = starts[(intervals[at] as number) - offset] ?? 0;
      const after = starts[(intervals[at + 1] as number) - offset + 1] ?? end;
      addresses.push([BigInt(first), BigInt(after) - 1n]);
    }
    return addresses;
  }

  /** The first address of each part in a set: it is judged as all others of its part are. */
  firstAddressesIn(set: SetId): readonly Address[] {
    return FAMILIES.flatMap((family) => {
      const { starts, offset } = this.parts[family];
      const addresses: Address[] = [];
      this.sets.forEach(this.sets.intersect(set, this.whole[family]), (position) => {
        addresses.push({ family, value: BigInt(starts[position - offset] ?? 0) });
      });
      return addresses;
    });
  }
}

function quick(family: Family, value: bigint): number | bigint {
  return family === 'IPv4' ? Number(value) : value;
}

function ascending(one: number | bigint, other: number | bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The index of the last start that is not behind the value. */
function partAt(starts: readonly (number | bigint)[], value: number | bigint): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number | bigint) <= value) low = middle;
    else high = middle;
  }
  return low;
}
