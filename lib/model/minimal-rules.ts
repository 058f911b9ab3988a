import { PeerCover, withoutCovered } from './covered-peers';
import { peerKey } from './peer-order';
import type { NonEmpty, Peer, Rule } from './policy';
import { comparePortLists, mergedPorts, portsKey, portsWithin } from './rule-ports';

/** Peers to which the same ports are open. */
interface Group {
  readonly ports: Rule['ports'];
  readonly peers: Peer[];
}

/**
 * The same rules in fewer words: each peer stands in one rule, with all the ports that are open to it, and peers with the same
 * ports stand together. Ports that a range covers are left out, and so are peers that another peer with the same ports,
 * or more, covers. What comes out is in one order, whatever the order of what goes in, and opens just the same.
 *
 * @param rules those of one policy in one direction
 * @param ownNamespace the namespace of the policy
 */
export function minimalRules(rules: readonly Rule[], ownNamespace: string): Rule[] {
  const [only, another] = rules;
  // Most policies: there is nothing to merge but ports.
  if (only && !another && (only.peers === 'any' || only.peers.length === 1))
    return [{ peers: only.peers, ports: mergedPorts(only.ports, only.ports) }];
  const toAnyone = rules
    .filter(({ peers }) => peers === 'any')
    .map(({ ports }) => ports)
    .reduce<Rule['ports'] | undefined>((all, ports) => mergedPorts(all ?? ports, ports), undefined);
  const groups = groupsOf(rules).filter(({ ports }) => !toAnyone || !portsWithin(ports, toAnyone));
  const written: Rule[] = withoutCoveredPeers(groups, ownNamespace).map(({ peers, ports }) => ({
    peers: peers as unknown as NonEmpty<Peer>,
    ports,
  }));
  if (toAnyone) written.push({ peers: 'any', ports: toAnyone });
  return written.sort(compareRules);
}

/** The peers of all rules by the ports that are open to them; each peer is in one group. */
function groupsOf(rules: readonly Rule[]): Group[] {
  const portsOf = new Map<string, { readonly peer: Peer; ports: Rule['ports'] }>();
  for (const { peers, ports } of rules) {
    for (const peer of peers === 'any' ? [] : peers) {
      const key = peerKey(peer);
      const known = portsOf.get(key);
      if (known) known.ports = mergedPorts(known.ports, ports);
      else portsOf.set(key, { peer, ports: mergedPorts(ports, ports) });
    }
  }
  const groups = new Map<string, Group>();
  for (const { peer, ports } of portsOf.values()) {
    const key = portsKey(ports);
    const group = groups.get(key);
    if (group) group.peers.push(peer);
    else groups.set(key, { ports, peers: [peer] });
  }
  return [...groups.values()];
}

/** Leaves out peers that one of their group covers, or one of a group with more ports; groups without a peer left are gone. */
function withoutCoveredPeers(groups: readonly Group[], ownNamespace: string): Group[] {
  const apart = groups.map(({ ports, peers }) => ({ ports, peers: withoutCovered(peers, ownNamespace) }));
  if (apart.length < 2) return apart;
  const covers = apart.map(({ ports, peers }) => {
    const cover = new PeerCover(ownNamespace);
    peers.forEach((peer) => cover.add(peer));
    return { ports, cover };
  });
  return apart.flatMap(({ ports, peers }, index) => {
    // No two groups have the same ports, so that no two peers can each leave the other out.
    const wider = covers.filter((other, place) => place !== index && portsWithin(ports, other.ports));
    const kept = peers.filter((peer) => !wider.some(({ cover }) => cover.covers(peer)));
    return kept.length > 0 ? [{ ports, peers: kept }] : [];
  });
}

/** Rules about all ports first, then by their ports; only those for anyone and for somebody can have the same ports. */
function compareRules(one: Rule, other: Rule): number {
  return comparePortLists(one.ports, other.ports) || (one.peers === 'any' ? -1 : 1);
}
