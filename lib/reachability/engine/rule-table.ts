import type { Direction, Peer, Rule } from '../../model/policy';
import { FIRST_PORT, LAST_PORT } from '../../model/port';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import { PairTable } from '../../sets/pair-table';
import type { EvaluationOptions } from '../options';
import type { AddressAxis } from './address-axis';
import type { NamedPorts } from './named-ports';
import { EVERY_PORT, portInterval } from './port-axis';
import type { Selected } from './selected-sets';
import type { SelectorTable } from './selector-table';
import { SequenceTable, START } from './sequence-table';

/** The number of a rule; rules that mean the same have the same one, whichever policies they stand in. */
export type RuleId = number;

/** Pods by the numbers of their selectors; a selector that is missing leaves its dimension open. */
export interface PodsOfPeer {
  /** Absent: the namespace of the policy. */
  readonly namespaces?: number;
  readonly pods?: number;
}

/** A rule with its selectors, ports and addresses looked up. */
export interface CompiledRule {
  readonly direction: Direction;
  /** The namespace of the policy. */
  readonly namespace: string;
  /** `any`: everyone, pods on the host network and addresses included. */
  readonly peers: 'any' | readonly PodsOfPeer[];
  /** The addresses of its blocks. */
  readonly addresses: SetId;
  /** Those at which it matches ends outside: without nodes, where blocks do not match them, known ones and perhaps ones. */
  readonly outside: Selected;
  /** The ports that it names by number. */
  readonly ports: SetId;
  /** The ports that it names by name. */
  readonly names: readonly number[];
}

/** For rules that mean the same in whatever namespace their policy is. */
const EVERYWHERE = -1;
const EVERYONE = -1;

/** Compiles the rules of policies, each one once. */
export class RuleTable {
  private readonly rules: CompiledRule[] = [];
  private readonly sequences = new SequenceTable();
  private readonly bySequence: RuleId[] = [];
  private readonly namespaces = new Map<string, number>();
  private readonly peerNumbers = new PairTable();
  private peerCount = 0;
  private readonly everyPort: SetId;

  constructor(
    private readonly sets: IntervalSets,
    private readonly selectors: SelectorTable,
    private readonly names: NamedPorts,
    private readonly axis: AddressAxis,
    private readonly options: EvaluationOptions,
  ) {
    this.everyPort = sets.of(EVERY_PORT);
  }

  /** How many different rules there are. */
  get count(): number {
    return this.rules.length;
  }

  rule(id: RuleId): CompiledRule {
    return this.rules[id] as CompiledRule;
  }

  /** @param unmatched the addresses of nodes that no block matches in the cluster of the rule */
  compile(namespace: string, direction: Direction, rule: Rule, unmatched: Selected): RuleId {
    const { ports, names } = this.portsOf(rule);
    const { peers, addresses, outside } = this.peersOf(rule, unmatched);
    const inPolicyNamespace = peers !== 'any' && peers.some((peer) => peer.namespaces === undefined);
    const namesAreLocal = names.length > 0 && this.options.namedPortScope === 'policy-namespace';
    const where = inPolicyNamespace || namesAreLocal ? this.namespaceNumber(namespace) : EVERYWHERE;
    let sequence = this.sequences.next(START, direction === 'ingress' ? 0 : 1);
    // Clusters differ in the nodes that are known, not in the ranges: what is certain outside follows from what is possible.
    for (const part of [where, addresses, outside.possible, ports, ...names]) {
      sequence = this.sequences.next(sequence, part);
    }
    // Below zero, so that no number of a peer is taken for one of a name.
    for (const peer of peers === 'any' ? [EVERYONE] : peers.map((peer) => this.numberOf(peer)).sort(descending)) {
      sequence = this.sequences.next(sequence, peer);
    }
    let id = this.bySequence[sequence];
    if (id === undefined) {
      id = this.rules.length;
      this.rules.push({ direction, namespace, peers, addresses, outside, ports, names });
      this.bySequence[sequence] = id;
    }
    return id;
  }

  /** A number for each peer, below that of EVERYONE: equal peers have equal numbers. */
  private numberOf({ namespaces = -1, pods = -1 }: PodsOfPeer): number {
    const known = this.peerNumbers.get(namespaces + 1, pods + 1);
    if (known >= 0) return EVERYONE - 1 - known;
    this.peerNumbers.set(namespaces + 1, pods + 1, this.peerCount);
    return EVERYONE - 1 - this.peerCount++;
  }

  private namespaceNumber(name: string): number {
    const known = this.namespaces.get(name);
    if (known !== undefined) return known;
    this.namespaces.set(name, this.namespaces.size);
    return this.namespaces.size - 1;
  }

  private portsOf({ ports }: Rule): Pick<CompiledRule, 'ports' | 'names'> {
    if (ports === 'any') return { ports: this.everyPort, names: [] };
    const names = new Set<number>();
    let numbers = EMPTY;
    for (const port of ports) {
      if (port.kind === 'numbers') numbers = this.sets.union(numbers, this.sets.of(portInterval(port)));
      else if (this.options.namedPortScope !== 'unresolved') names.add(this.names.mention(port));
      // A name that the plugin does not look up opens its whole protocol.
      else {
        const whole = portInterval({ kind: 'numbers', protocol: port.protocol, first: FIRST_PORT, last: LAST_PORT });
        numbers = this.sets.union(numbers, this.sets.of(whole));
      }
    }
    return { ports: numbers, names: [...names].sort((one, other) => one - other) };
  }

  private peersOf({ peers }: Rule, unmatched: Selected): Pick<CompiledRule, 'peers' | 'addresses' | 'outside'> {
    const { everything } = this.axis;
    const everyone = { certain: everything, possible: everything };
    if (peers === 'any') return { peers, addresses: everything, outside: everyone };
    let addresses = EMPTY;
    const pods = new Map<number, PodsOfPeer>();
    for (const peer of peers) {
      if (peer.kind === 'block') addresses = this.sets.union(addresses, this.axis.ofBlock(peer));
      else {
        const compiled = this.podsOf(peer);
        pods.set(this.numberOf(compiled), compiled);
      }
    }
    // Whoever is perhaps a node is certainly not let through, and who certainly is one, not even perhaps.
    const outside = {
      certain: this.sets.subtract(addresses, unmatched.possible),
      possible: this.sets.subtract(addresses, unmatched.certain),
    };
    return { peers: [...pods.values()], addresses, outside };
  }

  private podsOf({ namespaces, pods }: Extract<Peer, { kind: 'pods' }>): PodsOfPeer {
    return {
      ...(namespaces && { namespaces: this.selectors.numberOf(namespaces) }),
      ...(pods && { pods: this.selectors.numberOf(pods) }),
    };
  }
}

function descending(one: number, other: number): number {
  return other - one;
}
