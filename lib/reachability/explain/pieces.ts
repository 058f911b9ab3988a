import { FAMILY_BITS } from '../../sets/address';
import { cidrContains, type Cidr } from '../../sets/cidr';
import { addressOf, addressParts, type AddressPart } from '../address-parts';
import { addressEnd, type End } from '../connection';
import { nodeBlocks } from '../direct/nodes';
import type { World } from '../world';
import type { AskedEnd } from './explanation';

/** An end that is judged alike throughout: a pod, an address, or a part of a block. */
export interface Piece {
  readonly end: End;
  readonly part?: AddressPart;
}

/** The addresses of a pod's own nodes, each a block of its own: they may be judged in a way of their own. */
function nodesOf(end: AskedEnd): Cidr[] {
  if (end.kind !== 'pod') return [];
  return end.workload.nodeAddresses.map(({ family, value }) => ({ family, first: value, length: FAMILY_BITS[family] }));
}

/** Cuts a block where the policies of the other end, or nodes, tell its addresses apart. */
export function piecesOf(asked: AskedEnd, other: AskedEnd, world: World): Piece[] {
  if (asked.kind !== 'block') return [{ end: asked }];
  const policies = other.kind === 'pod' ? world.policiesIn(other.workload.namespace) : [];
  const peers = (blocks: readonly Cidr[]) => blocks.map((cidr) => ({ kind: 'block', cidr, except: [] }) as const);
  const nodes = nodesOf(other).filter(({ family, first }) => cidrContains(asked.block, { family, value: first }));
  const parts = [
    ...addressParts(peers([asked.block]), policies, peers(nodes), nodeBlocks(world)),
    ...nodes.map(({ family, first }): AddressPart => ({ family, first, last: first })),
  ];
  return parts.map((part) => ({ end: addressEnd(addressOf(part)), part }));
}
