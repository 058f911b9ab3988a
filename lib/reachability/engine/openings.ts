import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { EvaluationOptions } from '../options';
import type { NamedPorts, NameTable } from './named-ports';
import type { NamespaceEntities } from './namespace-entities';
import type { ClassId, PodClasses } from './pod-classes';
import type { PodsOfPeer, RuleId, RuleTable } from './rule-table';
import { NOTHING_SELECTED, type Selected } from './selected-sets';
import type { SelectorTable } from './selector-table';

/** What a rule opens on some ports: to pods by their labels, and to whoever has one of some addresses. */
export interface Opening extends Selected {
  readonly ports: SetId;
  readonly addresses: SetId;
  /** The addresses, as far as an end outside is let through that has one of them. */
  readonly outside: Selected;
}

const NOTHING: readonly Opening[] = Object.freeze([]);

/** Works out what rules open, each one once. */
export class Openings {
  /** Of rules without named ports, which open the same to all subjects. */
  private readonly ingress: (readonly Opening[])[] = [];
  private readonly namedIngress = new Map<RuleId, Map<NameTable, readonly Opening[]>>();
  private readonly egress: (readonly Opening[])[] = [];
  private readonly peers: Selected[] = [];
  /** Pods that selectors can match: those on the host network are known by their node's address only. */
  private readonly matchable: SetId;

  constructor(
    private readonly sets: IntervalSets,
    private readonly selectors: SelectorTable,
    private readonly rules: RuleTable,
    private readonly names: NamedPorts,
    private readonly entities: NamespaceEntities,
    private readonly classes: PodClasses,
    private readonly options: EvaluationOptions,
  ) {
    const asPods = options.hostNetworkPeer === 'as-pod';
    this.matchable = asPods ? classes.all : classes.where(({ hostNetwork }) => !hostNetwork);
  }

  /** What an ingress rule opens for subjects with this table of names: names are looked up on the subject. */
  ofIngress(rule: RuleId, table: NameTable): readonly Opening[] {
    const { ports, names } = this.rules.rule(rule);
    if (names.length === 0) return (this.ingress[rule] ??= this.opening(rule, ports));
    let tables = this.namedIngress.get(rule);
    if (tables === undefined) this.namedIngress.set(rule, (tables = new Map()));
    let openings = tables.get(table);
    if (openings === undefined) {
      openings = this.opening(rule, this.sets.union(ports, this.names.resolve(table, names)));
      tables.set(table, openings);
    }
    return openings;
  }

  /** What an egress rule opens: names are looked up on each destination, and never on addresses. */
  ofEgress(rule: RuleId): readonly Opening[] {
    return (this.egress[rule] ??= [...this.opening(rule, this.rules.rule(rule).ports), ...this.byName(rule)]);
  }

  /** What a rule opens on some ports; nothing where there are none. */
  private opening(rule: RuleId, ports: SetId): readonly Opening[] {
    if (ports === EMPTY) return NOTHING;
    const { certain, possible } = this.peersOf(rule);
    const { addresses, outside } = this.rules.rule(rule);
    return [{ certain, possible, ports, addresses, outside }];
  }

  private byName(rule: RuleId): Opening[] {
    const { names, namespace } = this.rules.rule(rule);
    if (names.length === 0) return [];
    const { certain, possible } = this.peersOf(rule);
    const destinations =
      this.options.namedPortScope === 'policy-namespace'
        ? this.sets.intersect(possible, this.inNamespace(namespace))
        : possible;
    const byPorts = new Map<SetId, ClassId[]>();
    this.sets.forEach(destinations, (destination) => {
      const table = this.classes.traits[destination]?.names ?? 0;
      const ports = this.names.resolve(table, names);
      if (ports === EMPTY) return;
      const members = byPorts.get(ports);
      if (members === undefined) byPorts.set(ports, [destination]);
      else members.push(destination);
    });
    return [...byPorts].map(([ports, members]) => {
      const set = this.sets.ofMembers(members);
      const opened = { certain: this.sets.intersect(set, certain), possible: set };
      return { ports, ...opened, addresses: EMPTY, outside: NOTHING_SELECTED };
    });
  }

  private peersOf(rule: RuleId): Selected {
    let selected = this.peers[rule];
    if (selected === undefined) {
      const { peers, namespace } = this.rules.rule(rule);
      const everyone = { certain: this.classes.all, possible: this.classes.all };
      this.peers[rule] = selected = peers === 'any' ? everyone : this.anyOf(peers, namespace);
    }
    return selected;
  }

  private anyOf(peers: readonly PodsOfPeer[], namespace: string): Selected {
    const { sets } = this;
    let [certain, possible] = [EMPTY, EMPTY];
    for (const peer of peers) {
      const classes = this.placesOf(peer, namespace);
      const selected = peer.pods === undefined ? undefined : this.classes.select(this.selectors.selector(peer.pods));
      certain = sets.union(certain, selected ? sets.intersect(classes, selected.certain) : classes);
      possible = sets.union(possible, selected ? sets.intersect(classes, selected.possible) : classes);
    }
    return { certain, possible };
  }

  /** The classes of the namespaces that a peer is about, as far as a selector can match them. */
  private placesOf({ namespaces }: PodsOfPeer, namespace: string): SetId {
    const places =
      namespaces === undefined
        ? this.inNamespace(namespace)
        : this.classes.inNamespaces(this.entities.select(this.selectors.selector(namespaces)));
    return this.sets.intersect(places, this.matchable);
  }

  private inNamespace(name: string): SetId {
    return this.classes.inNamespaces(this.sets.ofMembers(this.entities.named(name)));
  }
}
