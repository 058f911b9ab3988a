import type { Rule } from '../../../lib/model/policy';
import type { Workload } from '../../../lib/model/workload';
import { FAMILIES, FAMILY_BITS, type Family } from '../../../lib/sets/address';
import { cidrOf, lastOf, type Cidr } from '../../../lib/sets/cidr';

/** A run of addresses, none of which can be told from another. */
export interface Run {
  readonly family: Family;
  readonly first: bigint;
  readonly last: bigint;
}

/** The blocks at whose ends something could change for a workload: those that the rules name, and its nodes' addresses. */
export function blocksAbout(rules: readonly Rule[], workload: Workload): Cidr[] {
  const peers = rules.flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers));
  return [...peers.flatMap((peer) => (peer.kind === 'block' ? [peer.cidr, ...peer.except] : [])), ...nodesOf(workload)];
}

/** The addresses of a workload's nodes, as blocks. */
export function nodesOf({ nodeAddresses }: Workload): Cidr[] {
  return nodeAddresses.map((address) => cidrOf(address, FAMILY_BITS[address.family]));
}

/** Every address of both families, cut at both ends of every block. */
export function runsBetween(blocks: readonly Cidr[]): Run[] {
  return FAMILIES.flatMap((family) => {
    const end = 1n << BigInt(FAMILY_BITS[family]);
    const ofFamily = blocks.filter((block) => block.family === family);
    const cuts = new Set([0n, end, ...ofFamily.flatMap((block) => [block.first, lastOf(block) + 1n])]);
    const starts = [...cuts].sort((one, other) => (one < other ? -1 : 1));
    return starts.slice(0, -1).map((first, index): Run => ({ family, first, last: (starts[index + 1] ?? end) - 1n }));
  });
}

/** The fewest blocks that hold just these runs: a block that is held whole, or else what its two halves give. */
export function fewestBlocks(runs: readonly Run[]): Cidr[] {
  return FAMILIES.flatMap((family) => {
    const ofFamily = runs.filter((run) => run.family === family);
    return blocksWithin(cidrOf({ family, value: 0n }, 0), joined(ofFamily));
  });
}

function blocksWithin(block: Cidr, runs: readonly Run[]): Cidr[] {
  const last = lastOf(block);
  const touching = runs.filter((run) => run.first <= last && block.first <= run.last);
  if (touching.length === 0) return [];
  if (touching.some((run) => run.first <= block.first && last <= run.last)) return [block];
  const length = block.length + 1;
  const middle = block.first + (1n << BigInt(FAMILY_BITS[block.family] - length));
  return [
    ...blocksWithin({ ...block, length }, touching),
    ...blocksWithin({ ...block, first: middle, length }, touching),
  ];
}

/** Runs of one family, those that follow each other made one. */
function joined(runs: readonly Run[]): Run[] {
  const longer: Run[] = [];
  for (const run of [...runs].sort((one, other) => (one.first < other.first ? -1 : 1))) {
    const before = longer.at(-1);
    if (before && before.last + 1n === run.first) longer.splice(-1, 1, { ...before, last: run.last });
    else longer.push(run);
  }
  return longer;
}
