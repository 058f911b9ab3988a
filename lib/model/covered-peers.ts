import { cidrOf, cidrsOverlap, cidrWithin, type Cidr } from '../sets/cidr';
import { NAMESPACE_NAME_LABEL } from './labels';
import { inOrder } from './peer-order';
import type { BlockPeer, Peer, PodsPeer } from './policy';
import { EVERYTHING, selectorOfLabels, type Selector } from './selector';
import { implies } from './selector-algebra';

/**
 * Peers, and which others they cover: whoever matches a covered one matches the covering one too. Found by the labels and
 * the addresses that peers name, so that a thousand peers are not each compared with all.
 */
export class PeerCover {
  private readonly own: Selector;
  private readonly byLabel = new Map<string, PodsPeer[]>();
  /** Peers that no single label can be asked for. */
  private readonly broad: PodsPeer[] = [];
  private readonly byBlock = new Map<string, BlockPeer[]>();
  private readonly lengths = new Set<number>();

  /** @param ownNamespace the namespace of the policy: what a peer without namespaces is about */
  constructor(ownNamespace: string) {
    // The API server sets this label, so the own namespace can be compared with those that a selector names.
    this.own = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: ownNamespace });
  }

  add(peer: Peer): void {
    if (peer.kind === 'block') {
      this.lengths.add(peer.cidr.length);
      push(this.byBlock, blockKey(peer.cidr), peer);
      return;
    }
    const [label] = labelsOf(peer);
    if (label === undefined) this.broad.push(peer);
    else push(this.byLabel, label, peer);
  }

  /** Whether one of the peers covers this one. A peer of another kind never does: pods may have any address. */
  covers(peer: Peer): boolean {
    if (peer.kind === 'block') return this.blocksHolding(peer.cidr).some((wide) => coversBlock(wide, peer));
    return (
      this.broad.some((wide) => this.coversPods(wide, peer)) ||
      labelsOf(peer).some((label) => this.byLabel.get(label)?.some((wide) => this.coversPods(wide, peer)))
    );
  }

  private coversPods(wide: PodsPeer, narrow: PodsPeer): boolean {
    return (
      implies(narrow.namespaces ?? this.own, wide.namespaces ?? this.own) &&
      implies(narrow.pods ?? EVERYTHING, wide.pods ?? EVERYTHING)
    );
  }

  private blocksHolding({ family, first, length }: Cidr): BlockPeer[] {
    return [...this.lengths].flatMap((wider) =>
      wider > length ? [] : (this.byBlock.get(blockKey(cidrOf({ family, value: first }, wider))) ?? []),
    );
  }
}

/** What the wider one leaves out of the narrower one, that one has to leave out itself. */
function coversBlock(wide: BlockPeer, narrow: BlockPeer): boolean {
  return wide.except.every(
    (left) => !cidrsOverlap(left, narrow.cidr) || narrow.except.some((own) => cidrWithin(left, own)),
  );
}

function blockKey({ family, first, length }: Cidr): string {
  return `${family} ${first}/${length}`;
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** The labels with one value that a peer asks for: of pods, and of namespaces. */
function labelsOf({ pods, namespaces }: PodsPeer): string[] {
  const asked = (selector: Selector | undefined, what: string) =>
    (selector?.requirements ?? []).flatMap(({ key, operator, values }) =>
      operator === 'In' && values.length === 1 ? [`${what} ${key}=${values[0]}`] : [],
    );
  return [...asked(pods, 'pods'), ...asked(namespaces, 'namespaces')];
}

/** The peers in order, each once, without those that another one covers. */
export function withoutCovered(peers: readonly Peer[], ownNamespace: string): Peer[] {
  if (peers.length < 2) return [...peers];
  // Whichever way round a peer and the one that covers it stand, one of the two passes comes upon the latter first.
  const once = uncovered(inOrder(peers), ownNamespace);
  return uncovered(once.reverse(), ownNamespace).reverse();
}

function uncovered(peers: readonly Peer[], ownNamespace: string): Peer[] {
  const kept = new PeerCover(ownNamespace);
  return peers.filter((peer) => {
    if (kept.covers(peer)) return false;
    kept.add(peer);
    return true;
  });
}
