import type { Cluster } from '../../model/cluster';
import type { Direction, Policy } from '../../model/policy';
import { FAMILY_BITS, type Address, type Family } from '../../sets/address';
import type { Cidr } from '../../sets/cidr';
import { EMPTY, IntervalSets, type SetId } from '../../sets/interval-sets';
import type { EvaluationOptions } from '../options';
import { AddressAxis } from './address-axis';
import { AddressedClasses } from './addressed-classes';
import { CellTable } from './cells';
import { LayerIndex } from './layer-index';
import { Layering, type Layer } from './layers';
import { NamedPorts } from './named-ports';
import { NamespaceEntities, type Entity } from './namespace-entities';
import { Openings } from './openings';
import { PodClasses } from './pod-classes';
import { EVERY_PORT } from './port-axis';
import { OPEN_ROW, RowTable, type RowId } from './rows';
import { RuleTable } from './rule-table';
import { NOTHING_SELECTED, type Selected } from './selected-sets';
import { SelectorTable } from './selector-table';
import { SignedParts } from './signed-parts';
import { Vocabulary } from './vocabulary';

/**
 * All that clusters can be compared by: one vocabulary, one axis of addresses, one set of classes, and the rows made of
 * their rules. Two clusters of one universe say the same of a class where they have the same row for it.
 */
export class Universe {
  readonly sets = new IntervalSets();
  readonly selectors = new SelectorTable();
  readonly names: NamedPorts;
  readonly axis: AddressAxis;
  readonly entities: NamespaceEntities;
  readonly classes: PodClasses;
  readonly rules: RuleTable;
  readonly rows: Readonly<Record<Direction, RowTable>>;
  /** In the order of the clusters: which namespace is meant by a name. */
  readonly entitiesOf: readonly ReadonlyMap<string, Entity>[];
  /** In the order of the clusters: the addresses of nodes, where no block matches these, known ones and perhaps ones. */
  readonly unmatchedIn: readonly Selected[];
  /** The classes that are not on the host network. */
  readonly ownNetwork: SetId;
  readonly everyPort: SetId;
  /** The classes that have, or may have, an address of a family. */
  readonly ofFamily: Readonly<Record<Family, SetId>>;
  readonly parts: SignedParts;
  readonly cells: CellTable;
  private readonly podVocabulary = new Vocabulary();
  private readonly namespaceVocabulary = new Vocabulary();
  private readonly layering: Layering;
  private readonly layers: Readonly<Record<Direction, (readonly Layer[])[]>> = { ingress: [], egress: [] };
  private readonly layerIndexes: Readonly<Record<Direction, LayerIndex[]>> = { ingress: [], egress: [] };

  constructor(
    clusters: readonly Cluster[],
    readonly options: EvaluationOptions,
  ) {
    const { sets } = this;
    this.names = new NamedPorts(sets, options);
    const blocks = this.mention(clusters);
    this.axis = new AddressAxis(sets, [
      ...blocks,
      ...options.podCidrs,
      ...options.nodeCidrs,
      ...clusters.flatMap(nodeBlocksOf),
    ]);
    this.unmatchedIn = clusters.map((cluster) => this.unmatchedBy(cluster));
    this.entities = new NamespaceEntities(sets, this.namespaceVocabulary);
    this.entitiesOf = clusters.map((cluster) => this.entities.take(cluster));
    this.classes = new PodClasses(
      sets,
      this.podVocabulary,
      this.names,
      this.axis,
      options,
      clusters.map(({ workloads }, index) => ({ workloads, entities: this.entitiesOf[index] ?? new Map() })),
      this.entities.count,
    );
    this.rules = new RuleTable(sets, this.selectors, this.names, this.axis, options);
    this.rows = {
      ingress: new RowTable('ingress', this.rules, this.classes, options),
      egress: new RowTable('egress', this.rules, this.classes, options),
    };
    const openings = new Openings(sets, this.selectors, this.rules, this.names, this.entities, this.classes, options);
    const addressed = new AddressedClasses(sets, this.axis, this.classes, options);
    this.layering = new Layering(sets, this.axis, this.classes, openings, addressed);
    this.everyPort = sets.of(EVERY_PORT);
    this.ownNetwork = this.classes.where(({ hostNetwork }) => !hostNetwork);
    const ofFamily = (family: Family) =>
      this.classes.where(({ addresses }) => sets.meet(addresses, this.axis.whole[family]));
    this.ofFamily = { IPv4: ofFamily('IPv4'), IPv6: ofFamily('IPv6') };
    this.parts = new SignedParts(sets, this.classes, this.ofFamily);
    this.cells = new CellTable(options.dualStack === 'any-family');
  }

  /** The layers of a row, worked out when they are first asked for. */
  layersOf(direction: Direction, row: RowId): readonly Layer[] {
    const known = this.layers[direction][row];
    if (known !== undefined) return known;
    const table = this.rows[direction];
    const making = table.makings[row];
    const layers =
      row === OPEN_ROW || making === undefined ? [this.openLayer()] : this.layering.layersOf(making, table, direction);
    this.layers[direction][row] = layers;
    return layers;
  }

  /** The layer of a row that speaks of a port, by its place on the axis; undefined where it is closed to everyone. */
  layerAt(direction: Direction, row: RowId, position: number): Layer | undefined {
    let index = this.layerIndexes[direction][row];
    if (index === undefined) {
      index = new LayerIndex(this.sets, this.layersOf(direction, row));
      this.layerIndexes[direction][row] = index;
    }
    return index.at(position);
  }

  /** How many rows have been worked out, and how many layers they have. */
  get layered(): { readonly rows: number; readonly layers: number } {
    const rows = [...this.layers.ingress, ...this.layers.egress].filter((layers) => layers !== undefined);
    return { rows: rows.length, layers: rows.reduce((sum, layers) => sum + layers.length, 0) };
  }

  /** The classes of a namespace, as one of the clusters knows it. */
  placesOf(cluster: number, namespace: string): SetId {
    const entity = this.entitiesOf[cluster]?.get(namespace);
    return entity === undefined ? EMPTY : this.classes.inNamespaces(this.sets.of([entity, entity]));
  }

  /** Whether a policy says nothing that this universe was not made for. */
  knows(policy: Policy): boolean {
    if (this.entities.named(policy.namespace).length === 0) return false;
    const rules = [...policy.ingress, ...policy.egress];
    const peers = rules.flatMap((rule) => (rule.peers === 'any' ? [] : rule.peers));
    const ports = rules.flatMap((rule) => (rule.ports === 'any' ? [] : rule.ports));
    return (
      this.podVocabulary.knows(policy.selector) &&
      ports.every((port) => port.kind === 'numbers' || this.names.knows(port)) &&
      peers.every((peer) =>
        peer.kind === 'block'
          ? [peer.cidr, ...peer.except].every((cidr) => this.axis.isCutAt(cidr))
          : (!peer.namespaces || this.namespaceVocabulary.knows(peer.namespaces)) &&
            (!peer.pods || this.podVocabulary.knows(peer.pods)),
      )
    );
  }

  /** Where a range says that nodes are, others may be, too; one of all addresses of a family says nothing at all. */
  private unmatchedBy(cluster: Cluster): Selected {
    const { ipBlockMatchesNodes, nodeCidrs } = this.options;
    if (ipBlockMatchesNodes === 'yes') return NOTHING_SELECTED;
    const ranges = this.axis.ofCidrs(nodeCidrs.filter(({ length }) => length > 0));
    const known = this.axis.ofAddresses(nodesOf(cluster));
    return { certain: known, possible: this.sets.union(ranges, known) };
  }

  private openLayer(): Layer {
    const [pods, addresses] = [this.classes.all, this.axis.everything];
    return {
      ports: this.everyPort,
      certain4: pods,
      possible4: pods,
      certain6: pods,
      possible6: pods,
      certainAddresses: addresses,
      possibleAddresses: addresses,
    };
  }

  /** Notes all that the policies mention, and gives the blocks that they name. */
  private mention(clusters: readonly Cluster[]): Cidr[] {
    const blocks: Cidr[] = [];
    const [pods, namespaces] = [new Set<number>(), new Set<number>()];
    for (const { policies } of clusters) {
      for (const policy of policies) {
        pods.add(this.selectors.numberOf(policy.selector));
        for (const rules of [policy.ingress, policy.egress]) {
          for (const rule of rules) {
            for (const port of rule.ports === 'any' ? [] : rule.ports)
              if (port.kind === 'name') this.names.mention(port);
            for (const peer of rule.peers === 'any' ? [] : rule.peers) {
              if (peer.kind === 'block') blocks.push(peer.cidr, ...peer.except);
              else {
                if (peer.namespaces) namespaces.add(this.selectors.numberOf(peer.namespaces));
                if (peer.pods) pods.add(this.selectors.numberOf(peer.pods));
              }
            }
          }
        }
      }
    }
    for (const number of pods) this.podVocabulary.mention(this.selectors.selector(number));
    for (const number of namespaces) this.namespaceVocabulary.mention(this.selectors.selector(number));
    return blocks;
  }
}

function nodesOf({ workloads }: Cluster): Address[] {
  return workloads.flatMap(({ nodeAddresses }) => nodeAddresses);
}

/** The addresses of nodes, as blocks: a pod's own node is told apart from its neighbours. */
function nodeBlocksOf(cluster: Cluster): Cidr[] {
  return nodesOf(cluster).map(({ family, value }) => ({ family, first: value, length: FAMILY_BITS[family] }));
}
