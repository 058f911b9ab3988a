import type { BlockPeer, Policy } from '../model/policy';
import { fieldOf, rulesOf, type PlacedPeer } from './matching';

/** Every block of a policy, and where it stands, in the directions in which its rules count. */
export function blocksOf(policy: Policy): readonly PlacedPeer<BlockPeer>[] {
  return rulesOf(policy).flatMap(({ rule: { peers }, direction, index: rule }) =>
    peers === 'any'
      ? []
      : peers.flatMap((peer, index) => (peer.kind === 'block' ? [{ peer, direction, rule, index }] : [])),
  );
}

/** The field in which a block stands, such as `spec.egress[0].to[1].ipBlock.cidr`. */
export function fieldOfBlock(placed: PlacedPeer<BlockPeer>): string {
  return `${fieldOf(placed)}.ipBlock.cidr`;
}
