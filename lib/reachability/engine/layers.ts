import type { Direction } from '../../model/policy';
import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { AddressAxis } from './address-axis';
import type { AddressedClasses } from './addressed-classes';
import type { Opening, Openings } from './openings';
import type { PodClasses } from './pod-classes';
import { EVERY_PORT } from './port-axis';
import { refine } from './refinement';
import type { RowMaking, RowTable, RuleList } from './rows';

/**
 * What a side says on some ports, the same on all of them. `certain` sets hold who is let through whatever is unknown,
 * `possible` sets who may be; pods are judged in each family, since blocks act family by family.
 */
export interface Layer {
  readonly ports: SetId;
  readonly certain4: SetId;
  readonly possible4: SetId;
  readonly certain6: SetId;
  readonly possible6: SetId;
  readonly certainAddresses: SetId;
  readonly possibleAddresses: SetId;
}

/** What some rules together let through on some ports: for certain, and perhaps. */
interface Let {
  readonly ports: SetId;
  certain: SetId;
  possible: SetId;
  /** Who has one of these addresses is let through: pods that are known by them. */
  certainAddresses: SetId;
  possibleAddresses: SetId;
  /** The same for ends outside. */
  certainOutside: SetId;
  possibleOutside: SetId;
}

type Lower = Pick<Layer, 'certain4' | 'certain6' | 'certainAddresses'>;
type Upper = Pick<Layer, 'possible4' | 'possible6' | 'possibleAddresses'>;

/** Works out the layers of rows. */
export class Layering {
  private readonly everyPort: SetId;
  /** Pods that may be on the node of a pod of which nobody knows where it runs. */
  private readonly onHostNetwork: SetId;

  constructor(
    private readonly sets: IntervalSets,
    private readonly axis: AddressAxis,
    private readonly classes: PodClasses,
    private readonly openings: Openings,
    private readonly addressed: AddressedClasses,
  ) {
    this.everyPort = sets.of(EVERY_PORT);
    this.onHostNetwork = classes.where(({ hostNetwork }) => hostNetwork);
  }

  /** The layers of a row: ports of two layers are different, ports of none are closed to everyone. */
  layersOf(making: RowMaking, table: RowTable, direction: Direction): Layer[] {
    const openingsOf = (list: RuleList) => this.openingsOf(list, table, direction, making);
    return making.certain.length > 0
      ? this.unionOf(making, making.certain.map(openingsOf), making.possible.map(openingsOf))
      : this.perhapsIsolated(making, making.possible.map(openingsOf));
  }

  private openingsOf(list: RuleList, table: RowTable, direction: Direction, { names }: RowMaking): readonly Opening[] {
    const [only, ...others] = table.rulesOf(list);
    if (only === undefined) return [];
    const openings = direction === 'ingress' ? this.openings.ofIngress(only, names) : this.openings.ofEgress(only);
    if (others.length === 0) return openings;
    const all = [...openings];
    for (const rule of others) {
      all.push(...(direction === 'ingress' ? this.openings.ofIngress(rule, names) : this.openings.ofEgress(rule)));
    }
    return all;
  }

  /**
   * "The connections allowed are the union of what the applicable policies allow." Policies that perhaps select the
   * pods may let more through, and never less, since the pods are isolated already.
   */
  private unionOf(
    { ownNodes, nodeIsUnknown, onSeveralNodes }: RowMaking,
    certain: readonly (readonly Opening[])[],
    possible: readonly (readonly Opening[])[],
  ): Layer[] {
    const lets = new Map<SetId, Let>();
    // A node reaches its pods, on every port.
    if (ownNodes !== EMPTY || nodeIsUnknown) {
      const neighbours = nodeIsUnknown ? this.onHostNetwork : EMPTY;
      lets.set(this.everyPort, { ...this.nothingOn(this.everyPort), possible: neighbours });
    }
    for (const openings of certain) this.add(lets, openings, true);
    for (const openings of possible) this.add(lets, openings, false);
    const list = [...lets.values()];
    const ownForCertain = onSeveralNodes ? EMPTY : ownNodes;
    const parts = refine(
      this.sets,
      list.map(({ ports }) => ports),
    );
    return this.merged(
      parts.map(({ members: ports, inside }) => {
        const open = this.together(
          ports,
          inside.map((place) => list[place] as Let),
        );
        return {
          ports,
          ...this.lower(open.certain, open.certainAddresses, open.certainOutside, ownForCertain),
          ...this.upper(open.possible, open.possibleAddresses, open.possibleOutside, ownNodes),
        };
      }),
    );
  }

  /**
   * Of policies that perhaps select the pods, and no others, each may be the only one that does, or none: everyone is
   * perhaps let through, and for certain who is let through by each of them.
   */
  private perhapsIsolated({ ownNodes, onSeveralNodes }: RowMaking, possible: readonly (readonly Opening[])[]): Layer[] {
    const ownForCertain = onSeveralNodes ? EMPTY : ownNodes;
    const parts = refine(this.sets, [this.everyPort, ...possible.flat().map(({ ports }) => ports)]);
    const everyone: Upper = {
      possible4: this.classes.all,
      possible6: this.classes.all,
      possibleAddresses: this.axis.everything,
    };
    return this.merged(
      parts.map(({ members: ports, first }) => {
        const lowers = possible.map((openings) => {
          let [pods, addresses, outside] = [EMPTY, EMPTY, EMPTY];
          for (const opening of openings) {
            if (!this.sets.has(opening.ports, first)) continue;
            pods = this.sets.union(pods, opening.certain);
            addresses = this.sets.union(addresses, opening.addresses);
            outside = this.sets.union(outside, opening.outside.certain);
          }
          return this.lower(pods, addresses, outside, ownForCertain);
        });
        return { ports, ...everyone, ...lowers.reduce((one, other) => this.throughBoth(one, other)) };
      }),
    );
  }

  private nothingOn(ports: SetId): Let {
    const addresses = { certainAddresses: EMPTY, possibleAddresses: EMPTY };
    return { ports, certain: EMPTY, possible: EMPTY, ...addresses, certainOutside: EMPTY, possibleOutside: EMPTY };
  }

  private add(lets: Map<SetId, Let>, openings: readonly Opening[], isCertain: boolean): void {
    const { sets } = this;
    for (const { ports, certain, possible, addresses, outside } of openings) {
      let mine = lets.get(ports);
      if (mine === undefined) lets.set(ports, (mine = this.nothingOn(ports)));
      mine.possible = sets.union(mine.possible, possible);
      mine.possibleAddresses = sets.union(mine.possibleAddresses, addresses);
      mine.possibleOutside = sets.union(mine.possibleOutside, outside.possible);
      if (!isCertain) continue;
      mine.certain = sets.union(mine.certain, certain);
      mine.certainAddresses = sets.union(mine.certainAddresses, addresses);
      mine.certainOutside = sets.union(mine.certainOutside, outside.certain);
    }
  }

  private together(ports: SetId, lets: readonly Let[]): Let {
    const { sets } = this;
    const all = this.nothingOn(ports);
    for (const one of lets) {
      all.certain = sets.union(all.certain, one.certain);
      all.possible = sets.union(all.possible, one.possible);
      all.certainAddresses = sets.union(all.certainAddresses, one.certainAddresses);
      all.possibleAddresses = sets.union(all.possibleAddresses, one.possibleAddresses);
      all.certainOutside = sets.union(all.certainOutside, one.certainOutside);
      all.possibleOutside = sets.union(all.possibleOutside, one.possibleOutside);
    }
    return all;
  }

  /** Who is let through for certain: by a selector, or since all addresses that it may have are let through. */
  private lower(pods: SetId, addresses: SetId, outside: SetId, ownNodes: SetId): Lower {
    const { in4, in6 } = this.addressed.certainly(addresses, ownNodes);
    return {
      certain4: this.sets.union(pods, in4),
      certain6: this.sets.union(pods, in6),
      certainAddresses: this.sets.union(outside, ownNodes),
    };
  }

  /** Who may be let through: by a selector, or since one of the addresses that it may have is. */
  private upper(pods: SetId, addresses: SetId, outside: SetId, ownNodes: SetId): Upper {
    const { in4, in6 } = this.addressed.possibly(addresses, ownNodes);
    return {
      possible4: this.sets.union(pods, in4),
      possible6: this.sets.union(pods, in6),
      possibleAddresses: this.sets.union(outside, ownNodes),
    };
  }

  private throughBoth(one: Lower, other: Lower): Lower {
    return {
      certain4: this.sets.intersect(one.certain4, other.certain4),
      certain6: this.sets.intersect(one.certain6, other.certain6),
      certainAddresses: this.sets.intersect(one.certainAddresses, other.certainAddresses),
    };
  }

  /** Layers that say the same become one; those that let nobody through are left out. */
  private merged(layers: readonly Layer[]): Layer[] {
    const open = layers.filter(
      ({ possible4, possible6, possibleAddresses }) =>
        possible4 !== EMPTY || possible6 !== EMPTY || possibleAddresses !== EMPTY,
    );
    if (open.length < 2) return open;
    const byText = new Map<string, Layer>();
    for (const layer of open) {
      const { certain4, certain6, possible4, possible6, certainAddresses, possibleAddresses } = layer;
      const text = `${certain4} ${certain6} ${possible4} ${possible6} ${certainAddresses} ${possibleAddresses}`;
      const before = byText.get(text);
      byText.set(text, before ? { ...before, ports: this.sets.union(before.ports, layer.ports) } : layer);
    }
    return [...byText.values()];
  }
}
