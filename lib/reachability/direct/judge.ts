/**
 * The verdict on one connection, worked out fast: a second statement of what `spec.ts` says, which shares none of its
 * matching of labels, ports and addresses, so that each is proof of the other.
 *
 * `spec.ts` asks every address that an end can have. Here each rule is asked once: whether it possibly matches, whether
 * it certainly does, and for which addresses. Selectors, ports and blocks are made ready once for each rule.
 */
import type { Connection } from '../connection';
import type { Judgement } from '../judgement';
import type { World } from '../world';
import { askedPair, judgementOn, justPort } from './asked-pair';

/**
 * Judges one connection between two ends, known to the cluster or not.
 *
 * @example judge(worldOf(cluster), { source: podEnd(web), destination: podEnd(api), port: { protocol: 'TCP', number: 80 } })
 * // { verdict: 'allowed', egress: {...}, ingress: {...}, families: {...}, unknowns: [] }
 */
export function judge(world: World, connection: Connection): Judgement {
  return judgementOn(askedPair(world, connection, justPort(connection.port)), connection.port);
}
