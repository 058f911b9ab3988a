import { specOf } from '../../manifests/policy-writing';
import { DIRECTIONS, type Direction, type NonEmpty, type Peer, type Rule } from '../../model/policy';
import { withBlocksJoined } from '../../model/joined-blocks';
import { adjoined, portsKey, singled } from '../../model/rule-ports';
import { EVERYTHING } from '../../model/selector';
import type { EmissionProps } from '../emission';
import type { GeneratedPolicy, RulesByDirection } from './generated-policy';
import { LONGEST_SINGLED_RANGE, type Limits } from './limits';
import { partName } from './names';

/** Policies with fewer peers are never looked at for their size. */
const MANY_PEERS = 100;

/** One peer with its ports: what can be moved from one part to another. */
interface Piece {
  readonly direction: Direction;
  readonly peer: Peer | 'any';
  readonly ports: Rule['ports'];
  readonly bytes: number;
}

/**
 * A policy in as many parts as the limits ask for, nearly always one. All have its selector, so that together they open just
 * what it opens. The first part keeps its name, the second is `...-part-2`.
 */
export function withinLimits(
  policy: GeneratedPolicy,
  limits: Limits,
  { joinPorts }: Pick<EmissionProps, 'joinPorts'> = {},
): GeneratedPolicy[] {
  const written = mapRules(policy.rules, (ports) =>
    portsWithin(ports, joinPorts ? { ...limits, portsPerAddress: 0 } : limits),
  );
  const rules = blocksWithin(written, limits);
  if (!mayExceed(rules, limits)) return [{ ...policy, rules }];
  const parts: Part[] = [];
  for (const piece of piecesOf(rules)) {
    if (!parts.at(-1)?.hasRoomFor(piece)) parts.push(new Part(limits));
    parts.at(-1)?.add(piece);
  }
  if (parts.length < 2) return [{ ...policy, rules }];
  return parts.map((part, index) => ({
    ...policy,
    name: index === 0 ? policy.name : partName(policy.name, index + 1),
    rules: part.rules(),
  }));
}

function mapRules(
  { ingress, egress }: RulesByDirection,
  change: (ports: Rule['ports']) => Rule['ports'],
): RulesByDirection {
  const changed = (rule: Rule): Rule => {
    const ports = change(rule.ports);
    return ports === rule.ports ? rule : { ...rule, ports };
  };
  return { ingress: ingress.map(changed), egress: egress.map(changed) };
}

/** The ports as the plugin reads them: without ranges, or in few ranges where there are too many of them. */
function portsWithin(ports: Rule['ports'], { portRanges, portsPerAddress = Infinity }: Limits): Rule['ports'] {
  if (ports === 'any') return ports;
  if (!portRanges) return singled(ports, LONGEST_SINGLED_RANGE);
  return ports.length > portsPerAddress ? adjoined(ports) : ports;
}

/** The rules as they are, or with neighbouring blocks joined where there are too many of them. */
function blocksWithin(rules: RulesByDirection, { blocksPerPolicy = Infinity }: Limits): RulesByDirection {
  const all = peersOf(rules);
  if (all.length <= blocksPerPolicy || all.filter(({ kind }) => kind === 'block').length <= blocksPerPolicy)
    return rules;
  const joined = ({ peers, ...rule }: Rule): Rule => ({
    ...rule,
    peers: peers === 'any' ? peers : withBlocksJoined(peers),
  });
  return { ingress: rules.ingress.map(joined), egress: rules.egress.map(joined) };
}

function peersOf({ ingress, egress }: RulesByDirection): readonly Peer[] {
  return [...ingress, ...egress].flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers));
}

function mayExceed(rules: RulesByDirection, { blocksPerPolicy = MANY_PEERS }: Limits): boolean {
  return peersOf(rules).length > Math.min(MANY_PEERS, blocksPerPolicy);
}

function* piecesOf(rules: RulesByDirection): Generator<Piece> {
  for (const direction of DIRECTIONS) {
    for (const { peers, ports } of rules[direction]) {
      for (const peer of peers === 'any' ? [peers] : peers) {
        yield { direction, peer, ports, bytes: bytesOf(peer, ports) };
      }
    }
  }
}

/** One of the policies that a large one becomes. */
class Part {
  private readonly byRule = new Map<string, { direction: Direction; ports: Rule['ports']; peers: (Peer | 'any')[] }>();
  private blocks = 0;
  private bytes = 0;

  constructor(private readonly limits: Limits) {}

  hasRoomFor(piece: Piece): boolean {
    const { blocksPerPolicy = Infinity, specBytes } = this.limits;
    return (!isBlock(piece) || this.blocks < blocksPerPolicy) && this.bytes + piece.bytes <= specBytes;
  }

  add(piece: Piece): void {
    const { direction, peer, ports } = piece;
    const key = `${direction} ${portsKey(ports)}`;
    const rule = this.byRule.get(key) ?? { direction, ports, peers: [] };
    this.byRule.set(key, rule);
    rule.peers.push(peer);
    this.blocks += isBlock(piece) ? 1 : 0;
    this.bytes += piece.bytes;
  }

  rules(): RulesByDirection {
    const rulesOf = (wanted: Direction): Rule[] =>
      [...this.byRule.values()]
        .filter(({ direction }) => direction === wanted)
        .map(({ peers, ports }) => ({
          peers: peers.includes('any') ? 'any' : (peers as unknown as NonEmpty<Peer>),
          ports,
        }));
    return { ingress: rulesOf('ingress'), egress: rulesOf('egress') };
  }
}

function isBlock({ peer }: Piece): boolean {
  return peer !== 'any' && peer.kind === 'block';
}

/** No less than a peer takes in the spec: as a rule of its own. */
function bytesOf(peer: Piece['peer'], ports: Rule['ports']): number {
  const rule: Rule = { peers: peer === 'any' ? peer : [peer], ports };
  const isolates = { ingress: true, egress: false };
  return JSON.stringify(
    specOf({ namespace: '', name: '', selector: EVERYTHING, isolates, ingress: [rule], egress: [] }).ingress,
  ).length;
}
