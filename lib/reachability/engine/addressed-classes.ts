import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import { PairTable } from '../../sets/pair-table';
import type { EvaluationOptions } from '../options';
import type { AddressAxis } from './address-axis';
import type { PodClasses } from './pod-classes';

/** Classes that have, or may have, the same addresses, and whether blocks and nodes speak of them. */
interface PlacedClasses {
  readonly addresses: SetId;
  readonly classes: SetId;
  /** False for pods, or for those on the host network, where blocks do not match such ends. */
  readonly blocksMatch: boolean;
  /** Only who has the address of a node can be the node. */
  readonly isNode: boolean;
}

/** The classes that are let through by their addresses, in each family. */
export interface ByAddress {
  readonly in4: SetId;
  readonly in6: SetId;
}

const NOBODY: ByAddress = { in4: EMPTY, in6: EMPTY };

/** Finds the classes that are let through where some addresses are: those of blocks, and those of the pod's own nodes. */
export class AddressedClasses {
  private readonly found: ByAddress[] = [];
  private readonly certain = new PairTable();
  private readonly possible = new PairTable();
  private readonly placed: readonly PlacedClasses[];

  constructor(
    private readonly sets: IntervalSets,
    private readonly axis: AddressAxis,
    classes: PodClasses,
    options: EvaluationOptions,
  ) {
    this.placed = placedClasses(sets, classes, options);
  }

  /** The classes of which every address that they may have is let through. */
  certainly(addresses: SetId, ownNodes: SetId): ByAddress {
    return this.remembered(this.certain, addresses, ownNodes, (mine, open) => this.sets.isWithin(mine, open));
  }

  /** The classes of which some address that they may have is let through. */
  possibly(addresses: SetId, ownNodes: SetId): ByAddress {
    return this.remembered(this.possible, addresses, ownNodes, (mine, open) => this.sets.meet(mine, open));
  }

  private remembered(
    memory: PairTable,
    addresses: SetId,
    ownNodes: SetId,
    holds: (mine: SetId, open: SetId) => boolean,
  ): ByAddress {
    if (addresses === EMPTY && ownNodes === EMPTY) return NOBODY;
    const known = memory.get(addresses, ownNodes);
    if (known >= 0) return this.found[known] as ByAddress;
    const { whole } = this.axis;
    const inFamily = (family: SetId): SetId => {
      let classes = EMPTY;
      for (const placed of this.placed) {
        const mine = this.sets.intersect(placed.addresses, family);
        const byBlock = placed.blocksMatch ? addresses : EMPTY;
        const open = placed.isNode ? this.sets.union(byBlock, ownNodes) : byBlock;
        if (mine !== EMPTY && holds(mine, open)) classes = this.sets.union(classes, placed.classes);
      }
      return classes;
    };
    memory.set(addresses, ownNodes, this.found.length);
    const found = { in4: inFamily(whole.IPv4), in6: inFamily(whole.IPv6) };
    this.found.push(found);
    return found;
  }
}

function placedClasses(
  sets: IntervalSets,
  classes: PodClasses,
  { hostNetworkPeer, ipBlockMatchesPods, ipBlockMatchesNodes }: EvaluationOptions,
): readonly PlacedClasses[] {
  const groups = new Map<string, { addresses: SetId; hostNetwork: boolean; members: number[] }>();
  classes.traits.forEach(({ addresses, hostNetwork }, classId) => {
    const key = `${addresses} ${hostNetwork}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { addresses, hostNetwork, members: [classId] });
    else group.members.push(classId);
  });
  return [...groups.values()].map(({ addresses, hostNetwork, members }) => {
    const asPod = !hostNetwork || hostNetworkPeer === 'as-pod';
    const blocksMatch = (asPod ? ipBlockMatchesPods : ipBlockMatchesNodes) === 'yes';
    return { addresses, classes: sets.ofMembers(members), blocksMatch, isNode: hostNetwork };
  });
}
