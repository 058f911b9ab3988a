import { PeerCover } from '../model/covered-peers';
import type { Peer, Rule } from '../model/policy';
import type { RulePort } from '../model/port';
import { portsKey, portsWithin } from '../model/rule-ports';

/** Peers to which the same ports are open. */
interface OpenOn {
  readonly ports: Rule['ports'];
  readonly peers: PeerCover;
  forAnyone: boolean;
}

/** The one port that an entry is; undefined for a range. */
function singleKey(port: RulePort): string | undefined {
  if (port.kind === 'name') return `${port.protocol} ${port.name}`;
  return port.first === port.last ? `${port.protocol} ${port.first}` : undefined;
}

/**
 * What rules open to the same pods of a namespace in one direction, quick to ask whether another rule opens anything
 * beyond that. It looks at labels, blocks and ports as they are written, not at the pods there are: what is covered is so
 * whatever the cluster holds.
 */
export class RuleCover {
  private readonly byPorts = new Map<string, OpenOn>();
  /** Those with all ports, or with a range, that may hold any port. */
  private readonly wide: OpenOn[] = [];
  private readonly bySinglePort = new Map<string, OpenOn[]>();

  constructor(private readonly namespace: string) {}

  add({ peers, ports }: Rule): void {
    const open = this.openOn(ports);
    if (peers === 'any') open.forAnyone = true;
    else peers.forEach((peer) => open.peers.add(peer));
  }

  /** Whether all that a rule opens is open; each of its peers may be so by another rule. */
  covers({ peers, ports }: Rule): boolean {
    const wider = this.mayHold(ports).filter((open) => portsWithin(ports, open.ports));
    if (wider.length === 0) return false;
    if (wider.some(({ forAnyone }) => forAnyone)) return true;
    return peers !== 'any' && peers.every((peer) => wider.some((open) => open.peers.covers(peer)));
  }

  /** Whether one of the peers of a rule is covered, on all the ports of the rule. */
  coversPeer(peer: Peer, ports: Rule['ports']): boolean {
    return this.covers({ peers: [peer], ports });
  }

  private openOn(ports: Rule['ports']): OpenOn {
    const key = portsKey(ports);
    const known = this.byPorts.get(key);
    if (known) return known;
    const open: OpenOn = { ports, peers: new PeerCover(this.namespace), forAnyone: false };
    this.byPorts.set(key, open);
    const singles = ports === 'any' ? [undefined] : ports.map(singleKey);
    if (singles.includes(undefined)) this.wide.push(open);
    for (const single of new Set(singles)) {
      if (single === undefined) continue;
      const list = this.bySinglePort.get(single);
      if (list) list.push(open);
      else this.bySinglePort.set(single, [open]);
    }
    return open;
  }

  /** Whoever holds all of some ports holds the first of them, too. */
  private mayHold(ports: Rule['ports']): readonly OpenOn[] {
    const first = ports === 'any' ? undefined : singleKey(ports[0]);
    const holding = first === undefined ? [] : (this.bySinglePort.get(first) ?? []);
    return [...this.wide, ...holding.filter((open) => !this.wide.includes(open))];
  }
}

/** Rules in two parts: those that open something of their own, and those that do not. */
export interface Parted<Placed> {
  readonly kept: readonly Placed[];
  readonly covered: readonly Placed[];
}

/** Of rules of the same pods those that others of them cover; of two that open the same the first one is kept. */
export function parted<Placed extends { readonly rule: Rule }>(
  rules: readonly Placed[],
  namespace: string,
): Parted<Placed> {
  if (rules.length < 2) return { kept: rules, covered: [] };
  // Whichever way round two rules stand, one of the passes comes upon the wider one first.
  const forward = onePass(rules, namespace);
  const backward = onePass([...forward.kept].reverse(), namespace);
  return { kept: [...backward.kept].reverse(), covered: [...forward.covered, ...backward.covered] };
}

function onePass<Placed extends { readonly rule: Rule }>(rules: readonly Placed[], namespace: string): Parted<Placed> {
  const cover = new RuleCover(namespace);
  const [kept, covered]: [Placed[], Placed[]] = [[], []];
  for (const placed of rules) {
    if (cover.covers(placed.rule)) {
      covered.push(placed);
      continue;
    }
    cover.add(placed.rule);
    kept.push(placed);
  }
  return { kept, covered };
}

/** The first of some rules that covers a rule, or else a part of it. */
export function coveringRule<Placed extends { readonly rule: Rule }>(
  { rule }: Placed,
  rules: readonly Placed[],
  namespace: string,
): Placed | undefined {
  const covers = (part: Rule) =>
    rules.find((other) => {
      const cover = new RuleCover(namespace);
      cover.add(other.rule);
      return cover.covers(part);
    });
  const [first] = rule.peers === 'any' ? [] : rule.peers;
  return covers(rule) ?? (first && covers({ peers: [first], ports: rule.ports }));
}
