import { specOf } from '../../manifests/policy-writing';
import type { Direction, Peer, Rule } from '../../model/policy';
import { EVERYTHING } from '../../model/selector';

const ONE_RULE = { namespace: '', name: '', selector: EVERYTHING, isolates: { ingress: true, egress: true } };

/** A rule as it is written in a manifest. */
export function rawRule(rule: Rule, direction: Direction): Record<string, unknown> {
  const written = specOf({ ...ONE_RULE, ingress: [], egress: [], [direction]: [rule] })[direction]?.[0];
  return { ...written };
}

/** A peer as it is written in a rule. */
export function rawPeer(peer: Peer, direction: Direction): unknown {
  const list = rawRule({ peers: [peer], ports: 'any' }, direction)[listName(direction)];
  return Array.isArray(list) ? (list[0] as unknown) : undefined;
}

/** What the list of a rule's peers is called. */
export function listName(direction: Direction): 'from' | 'to' {
  return direction === 'ingress' ? 'from' : 'to';
}
