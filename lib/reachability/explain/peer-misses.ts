import type { BlockPeer, Peer, PodsPeer, Policy } from '../../model/policy';
import { EVERYTHING, type Selector } from '../../model/selector';
import type { Workload } from '../../model/workload';
import { lastOf, type Cidr } from '../../sets/cidr';
import { intersectIntervals } from '../../sets/intervals';
import { NEVER } from '../direct/bounds';
import { knownByAddress } from '../direct/nodes';
import { meetsAll, valueOf, type KnownLabels } from '../direct/requirements';
import { countsAsPod, type Side } from '../direct/side';
import type { PeerMiss, RequirementMiss } from './explanation';

/** The requirements of a selector that an object certainly does not meet. */
function requirementsMissed(selector: Selector, known: KnownLabels): RequirementMiss[] {
  return selector.requirements.flatMap((requirement): RequirementMiss[] => {
    if (meetsAll([requirement], known) !== NEVER) return [];
    const value = valueOf(known.labels, requirement.key);
    return [{ requirement, ...(value !== undefined && { value }) }];
  });
}

/** Why a peer does not match a pod by its labels. */
function missOfLabels(peer: PodsPeer, index: number, workload: Workload, policy: Policy, side: Side): PeerMiss {
  const { namespace } = workload;
  const labels = side.world.namespaceLabels(namespace);
  const ofNamespace = peer.namespaces ? requirementsMissed(peer.namespaces, { labels }) : [];
  const ofPod = requirementsMissed(peer.pods ?? EVERYTHING, workload);
  const selected = peer.namespaces ? ofNamespace.length === 0 : namespace === policy.namespace;
  if (selected) return { kind: 'labels', index, peer, missing: ofPod };
  return ofPod.length === 0
    ? { kind: 'namespace', index, peer, namespace, missing: ofNamespace }
    : { kind: 'namespace-and-labels', index, peer, namespace };
}

function isMet(block: Cidr, { families, whereabouts }: Side): boolean {
  const range = families.includes(block.family) ? whereabouts[block.family] : [];
  return intersectIntervals([[block.first, lastOf(block)]], range).length > 0;
}

function missOfBlock(peer: BlockPeer, index: number, byName: boolean, side: Side): PeerMiss {
  const { other, world } = side;
  if (knownByAddress(other, world) === NEVER) {
    return { kind: countsAsPod(other, world.options) ? 'block-for-pod' : 'block-for-node', index, peer };
  }
  if (!isMet(peer.cidr, side)) return { kind: 'outside-block', index, peer };
  const except = peer.except.find((block) => isMet(block, side));
  if (except) return { kind: 'except', index, peer, except };
  return byName ? { kind: 'name-through-block', index, peer } : { kind: 'outside-block', index, peer };
}

/**
 * Why a peer does not match the other end, where none of its rule does.
 *
 * @param byName whether the rule matches the port by name only
 */
export function peerMiss(peer: Peer, index: number, policy: Policy, side: Side, byName: boolean): PeerMiss {
  if (peer.kind === 'block') return missOfBlock(peer, index, byName, side);
  const { other, world } = side;
  if (other.kind !== 'pod') return { kind: 'not-a-pod', index, peer };
  if (!countsAsPod(other, world.options)) return { kind: 'host-network', index, peer };
  return missOfLabels(peer, index, other.workload, policy, side);
}

/** How far a peer is from matching, for the order in which misses are told. */
export function peerDistance(miss: PeerMiss): number {
  switch (miss.kind) {
    case 'except':
    case 'name-through-block':
      return 0;
    case 'labels':
      return miss.missing.length;
    case 'namespace':
      return Math.max(1, miss.missing.length);
    case 'host-network':
    case 'block-for-pod':
    case 'block-for-node':
      return 5;
    case 'outside-block':
      return 6;
    case 'namespace-and-labels':
      return 7;
    case 'not-a-pod':
      return 8;
  }
}
