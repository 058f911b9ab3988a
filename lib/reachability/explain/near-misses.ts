import type { Direction, Policy, Rule } from '../../model/policy';
import type { Port } from '../../model/port';
import type { AskedPair } from '../direct/asked-pair';
import type { AskedSide } from '../direct/asked-side';
import { NEVER } from '../direct/bounds';
import type { Judgement } from '../judgement';
import type { Explanation, NearMiss } from './explanation';
import { peerDistance, peerMiss } from './peer-misses';
import { portDistance, portMiss } from './port-misses';
import { halvesOf } from './rule-halves';

/** So many are told of a side; what is further away explains nothing. */
const MOST = 5;

interface Ranked {
  readonly miss: NearMiss;
  readonly distance: number;
}

function nearMiss(policy: Policy, rule: Rule, index: number, side: AskedSide, asked: Port): Ranked | undefined {
  const halves = halvesOf(rule, policy, side, asked);
  if (halves.port === 'not') {
    if (halves.peers === NEVER || rule.ports === 'any') return undefined;
    const ports = rule.ports
      .map((port) => portMiss(port, asked, policy, side))
      .sort((one, other) => portDistance(one) - portDistance(other));
    return { miss: { missed: 'ports', policy, rule: index, ports }, distance: Math.min(...ports.map(portDistance)) };
  }
  if (halves.peers !== NEVER || rule.peers === 'any') return undefined;
  const peers = rule.peers
    .map((peer, position) => peerMiss(peer, position, policy, side, halves.port === 'by-name'))
    .sort((one, other) => peerDistance(one) - peerDistance(other));
  return { miss: { missed: 'peers', policy, rule: index, peers }, distance: Math.min(...peers.map(peerDistance)) };
}

/** The rules of a side's policies of which just one half matches a connection on a port: the nearest first, a few at most. */
function nearMissesOf(side: AskedSide, port: Port): NearMiss[] {
  return side.isolatedBy
    .flatMap(({ policy }) =>
      policy[side.direction].flatMap((rule, index) => nearMiss(policy, rule, index, side, port) ?? []),
    )
    .sort((one, other) => one.distance - other.distance)
    .slice(0, MOST)
    .map(({ miss }) => miss);
}

/** The near misses of both sides; those of a side that is allowed explain nothing. */
export function nearMissesIn(pair: AskedPair, judgement: Judgement, port: Port): Explanation['nearMisses'] {
  const missesOf = (direction: Direction): NearMiss[] =>
    pair.kind === 'decided' || judgement[direction].verdict === 'allowed' ? [] : nearMissesOf(pair[direction], port);
  return { egress: missesOf('egress'), ingress: missesOf('ingress') };
}
