import type { Direction } from '../../model/policy';
import { FAMILIES } from '../../sets/address';
import { intervalsOf } from '../../sets/intervals';
import type { Cidr } from '../../sets/cidr';
import { cidrsOf } from '../address-parts';
import type { Connection } from '../connection';
import { askedPair, judgementOn, justPort } from '../direct/asked-pair';
import { knownByAddress } from '../direct/nodes';
import type { World } from '../world';
import { explain } from './explain';
import { nearMissesIn } from './near-misses';
import { piecesOf, type Piece } from './pieces';
import type { AskedConnection, ExplainedPart } from './explanation';

/** Text that is equal for two connections that are judged alike, for the same reasons, and that the same rules miss alike. */
function reasonsKey(world: World, connection: Connection): string {
  const { port } = connection;
  const pair = askedPair(world, connection, justPort(port));
  const judgement = judgementOn(pair, port);
  const nearMisses = nearMissesIn(pair, judgement, port);
  const sideKey = (direction: Direction) => {
    const { verdict, exemption, perhapsOwnNode, matchedBy } = judgement[direction];
    return [
      [verdict, exemption, perhapsOwnNode],
      matchedBy.map(({ policy: { namespace, name }, rule, matches }) => [namespace, name, rule, matches]),
      nearMisses[direction].map((miss) => [
        [miss.policy.namespace, miss.policy.name, miss.rule],
        miss.missed === 'peers' && miss.peers.map(({ kind, index }) => [kind, index]),
      ]),
    ];
  };
  // What would change the verdict of a node is not what would change that of others.
  const { source, destination } = connection;
  const byAddress = [source, destination].map((end) => knownByAddress(end, world));
  return JSON.stringify([judgement.verdict, sideKey('egress'), sideKey('ingress'), judgement.unknowns, byAddress]);
}

/** A piece at each end, and the connection between them. */
interface PieceOfConnection {
  readonly source: Piece;
  readonly destination: Piece;
  readonly connection: Connection;
}

function blocksOf(pieces: readonly Piece[]): readonly Cidr[] | undefined {
  const parts = pieces.flatMap(({ part }) => part ?? []);
  if (parts.length === 0) return undefined;
  return FAMILIES.flatMap((family) => {
    const spans = parts.filter((part) => part.family === family).map(({ first, last }) => [first, last] as const);
    return cidrsOf(family, intervalsOf<bigint>(spans));
  });
}

function explainGroup(world: World, group: readonly PieceOfConnection[]): ExplainedPart[] {
  const [first] = group;
  if (!first) return [];
  const sources = blocksOf(group.map(({ source }) => source));
  const destinations = blocksOf(group.map(({ destination }) => destination));
  const explanation = explain(world, first.connection, {
    ...(sources && { source: sources }),
    ...(destinations && { destination: destinations }),
  });
  return [{ ...(sources && { sources }), ...(destinations && { destinations }), explanation }];
}

/**
 * Explains connections of whole blocks of addresses: one part for all addresses that are judged alike, for the same
 * reasons; for a question without a block, one part. Between two blocks no policy decides.
 *
 * @example explainBlocks(world, { source: { kind: 'block', block }, destination: podEnd(api), port })
 * // [{ sources: [10.0.0.0/9], explanation: {...} }, { sources: [10.128.0.0/9], explanation: {...} }]
 */
export function explainBlocks(world: World, { source, destination, ...rest }: AskedConnection): ExplainedPart[] {
  const groups = new Map<string, PieceOfConnection[]>();
  for (const from of piecesOf(source, destination, world)) {
    for (const to of piecesOf(destination, source, world)) {
      const connection: Connection = { ...rest, source: from.end, destination: to.end };
      const key = reasonsKey(world, connection);
      const group = groups.get(key);
      const piece = { source: from, destination: to, connection };
      if (group) group.push(piece);
      else groups.set(key, [piece]);
    }
  }
  return [...groups.values()].flatMap((group) => explainGroup(world, group));
}
