import { DIRECTIONS, type Direction } from '../../model/policy';
import type { Cidr } from '../../sets/cidr';
import type { Connection } from '../connection';
import { askedPair, judgementOn, justPort } from '../direct/asked-pair';
import type { World } from '../world';
import { wishFor } from './candidate-edits';
import type { Change, Explanation } from './explanation';
import { nearMissesIn } from './near-misses';
import { smallestChange } from './smallest-change';

/** The addresses that an end stands for, where it stands for more than its own. */
export interface MeantBlocks {
  readonly source?: readonly Cidr[];
  readonly destination?: readonly Cidr[];
}

/**
 * Explains the verdict on one connection: every rule that allows it, or what comes near to allowing it and the smallest
 * change that would.
 *
 * @param meant the addresses that the ends stand for: the changes then open all of them
 * @example explain(world, connection).changes
 * // [{ side: 'ingress', edit: { kind: 'add-port', policy, rule: 0, port: { protocol: 'TCP', first: 8080, ... } }, alsoOpens: 2 }]
 */
export function explain(world: World, connection: Connection, meant: MeantBlocks = {}): Explanation {
  const { port } = connection;
  const pair = askedPair(world, connection, justPort(port));
  const judgement = judgementOn(pair, port);
  const changes = (direction: Direction): Change[] => {
    if (pair.kind === 'decided' || judgement[direction].verdict !== 'denied') return [];
    const blocks = direction === 'ingress' ? meant.source : meant.destination;
    const change = smallestChange(world, connection, wishFor(pair[direction], port, blocks));
    return change ? [change] : [];
  };
  return {
    connection,
    judgement,
    nearMisses: nearMissesIn(pair, judgement, port),
    changes: [...DIRECTIONS].reverse().flatMap(changes),
  };
}
