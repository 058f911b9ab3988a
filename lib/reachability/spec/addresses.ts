import { FAMILIES, FAMILY_BITS, type Address, type Family } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import type { BlockPeer, Policy } from '../../model/policy';
import type { Workload } from '../../model/workload';
import type { End } from '../connection';
import type { EvaluationOptions } from '../options';

/** The last address of a block. */
function last(cidr: Cidr): bigint {
  return cidr.first + (1n << BigInt(FAMILY_BITS[cidr.family] - cidr.length)) - 1n;
}

/** Whether a block holds an address. */
export function inside(cidr: Cidr, address: Address): boolean {
  return cidr.family === address.family && cidr.first <= address.value && address.value <= last(cidr);
}

/** "except: CIDRs that should not be included within an IPBlock": it takes away from its own block, and only there. */
export function blockMatches(block: BlockPeer, address: Address): boolean {
  return inside(block.cidr, address) && !block.except.some((except) => inside(except, address));
}

const blocksByPolicies = new WeakMap<readonly Policy[], readonly Cidr[]>();

/** Every block that the rules of these policies name, `except` items included; gathered once for each list. */
export function blocksOf(policies: readonly Policy[]): readonly Cidr[] {
  const known = blocksByPolicies.get(policies);
  if (known) return known;
  const blocks = policies
    .flatMap((policy) => [...policy.ingress, ...policy.egress])
    .flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers))
    .flatMap((peer) => (peer.kind === 'block' ? [peer.cidr, ...peer.except] : []));
  blocksByPolicies.set(policies, blocks);
  return blocks;
}

/** The addresses of a workload's own nodes, as blocks: they are told apart from those around them. */
export function nodesOf({ nodeAddresses }: Workload): readonly Cidr[] {
  return nodeAddresses.map(({ family, value }) => ({ family, first: value, length: FAMILY_BITS[family] }));
}

/**
 * One address for each part of some ranges that the blocks can tell apart: the first address of each range, and each
 * address in it at which a block begins, or at which one has just ended. Without blocks all addresses of a family are alike.
 */
export function representatives(ranges: readonly Cidr[], blocks: readonly Cidr[]): Address[] {
  return FAMILIES.flatMap((family) => {
    const ofFamily = ranges.filter((range) => range.family === family);
    const cuts = blocks.filter((block) => block.family === family).flatMap((block) => [block.first, last(block) + 1n]);
    const told = cuts.length === 0 ? ofFamily.slice(0, 1) : ofFamily;
    const values = told.flatMap((range) => [
      range.first,
      ...cuts.filter((cut) => range.first < cut && cut <= last(range)),
    ]);
    return [...new Set(values)].map((value) => ({ family, value }));
  });
}

/** The addresses that a workload's pods are known to have. */
export function knownAddresses(workload: Workload): readonly Address[] {
  if (workload.addresses.length > 0) return workload.addresses;
  // A pod on the host network has the address of its node.
  return workload.hostNetwork ? workload.nodeAddresses : [];
}

/** Whether a pod's address is unknown, and if so which option says where it can be. */
export function undecidedRange(workload: Workload): 'podCidrs' | 'nodeCidrs' | undefined {
  if (knownAddresses(workload).length > 0) return undefined;
  return workload.hostNetwork ? 'nodeCidrs' : 'podCidrs';
}

/**
 * The addresses that an end may have, by family. Pods have no addresses before they run: a pod whose address is
 * unknown may have any address of its range, so each part of the range that `blocks` tell apart is asked.
 */
export function possibleAddresses(
  end: End,
  blocks: readonly Cidr[],
  options: EvaluationOptions,
): Map<Family, readonly Address[]> {
  const addresses =
    end.kind === 'address'
      ? [end.address]
      : knownAddresses(end.workload).length > 0
        ? knownAddresses(end.workload)
        : representatives(options[end.workload.hostNetwork ? 'nodeCidrs' : 'podCidrs'], blocks);
  const byFamily = new Map<Family, readonly Address[]>();
  for (const family of FAMILIES) {
    const ofFamily = addresses.filter((address) => address.family === family);
    if (ofFamily.length > 0) byFamily.set(family, ofFamily);
  }
  return byFamily;
}
