import type { BlockPeer } from '../../model/policy';
import type { Workload } from '../../model/workload';
import { FAMILY_BITS, type Address } from '../../sets/address';
import { cidrContains, lastOf, type Cidr } from '../../sets/cidr';
import { intervalsOf, subtractIntervals } from '../../sets/intervals';
import { addressesIn } from '../address-parts';
import { addressEnd, type End } from '../connection';
import type { Truth } from '../truth';
import type { World } from '../world';
import { ALWAYS, NEVER, PERHAPS, type Bounds } from './bounds';
import { countsAsPod } from './side';

const NONE: readonly never[] = Object.freeze([]);

const nodesByWorkloads = new WeakMap<readonly Workload[], ReadonlyMap<string, Cidr>>();

function keyOf({ family, value }: Address): string {
  return `${family} ${value}`;
}

/** The addresses that nodes of some pods are known to have, as blocks; gathered once for each cluster. */
function knownNodes({ cluster: { workloads } }: World): ReadonlyMap<string, Cidr> {
  const known = nodesByWorkloads.get(workloads);
  if (known) return known;
  const nodes = new Map<string, Cidr>();
  for (const { nodeAddresses } of workloads) {
    for (const address of nodeAddresses) {
      const { family, value } = address;
      nodes.set(keyOf(address), { family, first: value, length: FAMILY_BITS[family] });
    }
  }
  nodesByWorkloads.set(workloads, nodes);
  return nodes;
}

/** The ranges in which every address is perhaps one of a node that no block matches; one of all addresses tells nothing. */
export function nodeRanges({ options }: World): readonly Cidr[] {
  return options.ipBlockMatchesNodes === 'yes' ? NONE : options.nodeCidrs.filter(({ length }) => length > 0);
}

/** All addresses that nodes that no block matches have or may have, as blocks: the ranges, and the nodes that are known. */
export function nodeBlocks(world: World): readonly Cidr[] {
  if (world.options.ipBlockMatchesNodes === 'yes') return NONE;
  return [...nodeRanges(world), ...knownNodes(world).values()];
}

/** Whether blocks match an end by its address: some plugins know pods, or nodes, by something else. */
export function knownByAddress(end: End, world: World): Bounds {
  const { ipBlockMatchesPods, ipBlockMatchesNodes } = world.options;
  if (countsAsPod(end, world.options)) return ipBlockMatchesPods === 'yes' ? ALWAYS : NEVER;
  if (ipBlockMatchesNodes === 'yes') return ALWAYS;
  if (end.kind === 'pod' || knownNodes(world).has(keyOf(end.address))) return NEVER;
  return nodeRanges(world).some((range) => cidrContains(range, end.address)) ? PERHAPS : ALWAYS;
}

/** Whether blocks certainly match an end by its address. */
export function isKnownByAddress(end: End, world: World): boolean {
  return knownByAddress(end, world) === ALWAYS;
}

/** Whether a block holds nothing but addresses of nodes that no block matches, known ones, or perhaps ones. */
export function holdsNodesOnly(block: BlockPeer, world: World): Truth {
  const { family } = block.cidr;
  const held = addressesIn([block], family);
  const [first] = held;
  // Most blocks need not be looked at any further.
  if (!first || isKnownByAddress(addressEnd({ family, value: first[0] }), world)) return 'no';
  const holdsOnly = (nodes: Iterable<Cidr>): boolean => {
    const spans = [...nodes]
      .filter((node) => node.family === family)
      .map((node) => [node.first, lastOf(node)] as const);
    return subtractIntervals(held, intervalsOf<bigint>(spans)).length === 0;
  };
  if (holdsOnly(knownNodes(world).values())) return 'yes';
  return holdsOnly(nodeBlocks(world)) ? 'depends' : 'no';
}
