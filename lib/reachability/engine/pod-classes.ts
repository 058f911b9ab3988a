import { EMPTY, type IntervalSets, type SetId } from '../../sets/interval-sets';
import type { Workload } from '../../model/workload';
import type { Selector } from '../../model/selector';
import type { EvaluationOptions } from '../options';
import type { AddressAxis } from './address-axis';
import type { NameTable, NamedPorts } from './named-ports';
import type { Entity } from './namespace-entities';
import { SelectedSets, type Selected } from './selected-sets';
import { SequenceTable, START } from './sequence-table';
import type { Vocabulary } from './vocabulary';

/** The number of a class: workloads that no policy can tell apart. Those of one namespace follow one another. */
export type ClassId = number;

/** A workload that is no end of any connection: a pod that has finished. */
export const NO_CLASS: ClassId = -1;

/** What tells classes apart besides labels. */
export interface ClassTraits {
  readonly names: NameTable;
  /** Where its address is, or may be: parts of the address axis. */
  readonly addresses: SetId;
  /** Whether that is where it is: a live Pod tells its addresses. */
  readonly addressesAreKnown: boolean;
  /** The addresses of its own nodes. */
  readonly ownNodes: SetId;
  /** Whether nobody knows on which node it runs, in a cluster where pods on the host network may be on it, too. */
  readonly nodeIsUnknown: boolean;
  /** Whether each of its nodes runs some of its pods only. */
  readonly onSeveralNodes: boolean;
  readonly hostNetwork: boolean;
}

/** Workloads of one cluster, and how its namespaces are told apart. */
export interface ClassedCluster {
  readonly workloads: readonly Workload[];
  readonly entities: ReadonlyMap<string, Entity>;
}

/**
 * Sorts workloads into classes: by namespace, by the labels that some selector mentions, and by the traits that rules
 * can depend on. So a cluster of 100,000 pods has the classes of its few thousand workloads.
 */
export class PodClasses {
  readonly traits: ClassTraits[] = [];
  /** The class of each workload, by its place in its cluster. */
  readonly byCluster: readonly Int32Array[];
  private readonly members: (readonly (readonly number[])[])[] = [];
  private readonly present: SetId[] = [];
  private readonly firstOf: number[] = [];
  private readonly selected: SelectedSets;
  private readonly traitNumbers = new Map<string, number>();
  private readonly traitsWithoutAddresses: number[] = [];
  private readonly knownTraits: ClassTraits[] = [];
  /** Whether some pod is on the host network, and so where a node is. */
  private readonly hasHostNetwork: boolean;
  private readonly possibleAddresses: { readonly pods: SetId; readonly nodes: SetId };

  constructor(
    private readonly sets: IntervalSets,
    private readonly vocabulary: Vocabulary,
    private readonly names: NamedPorts,
    private readonly axis: AddressAxis,
    private readonly options: EvaluationOptions,
    clusters: readonly ClassedCluster[],
    entities: number,
  ) {
    this.selected = new SelectedSets(sets, vocabulary);
    this.possibleAddresses = { pods: axis.ofCidrs(options.podCidrs), nodes: axis.ofCidrs(options.nodeCidrs) };
    this.hasHostNetwork = clusters.some(({ workloads }) => workloads.some(({ hostNetwork }) => hostNetwork));
    this.byCluster = clusters.map(({ workloads }) => new Int32Array(workloads.length).fill(NO_CLASS));
    this.sort(clusters, entities);
  }

  get count(): number {
    return this.traits.length;
  }

  /** Every class. */
  get all(): SetId {
    return this.selected.all;
  }

  /** The classes in some namespaces. */
  inNamespaces(entities: SetId): SetId {
    const intervals = this.sets.intervalsOf(entities);
    const classes: number[] = [];
    for (let at = 0; at < intervals.length; at += 2) {
      const first = this.firstOf[intervals[at] as number] as number;
      const last = (this.firstOf[(intervals[at + 1] as number) + 1] as number) - 1;
      if (first > last) continue;
      if (classes.length > 0 && classes[classes.length - 1] === first - 1) classes[classes.length - 1] = last;
      else classes.push(first, last);
    }
    return this.sets.of(classes);
  }

  /** The classes that a selector selects by their labels, in all namespaces. */
  select(selector: Selector): Selected {
    return this.selected.of(selector);
  }

  /** The places of the workloads of each class, in one of the clusters. */
  membersIn(cluster: number): readonly (readonly number[])[] {
    return (this.members[cluster] ??= this.findMembers(cluster));
  }

  /** The classes that some workload of a cluster is of. */
  presentIn(cluster: number): SetId {
    return (this.present[cluster] ??= this.sets.ofMembers(
      this.membersIn(cluster).flatMap(({ length }, classId) => (length > 0 ? [classId] : [])),
    ));
  }

  private findMembers(cluster: number): number[][] {
    const members = Array.from({ length: this.count }, (): number[] => []);
    this.byCluster[cluster]?.forEach((classId, place) => members[classId]?.push(place));
    return members;
  }

  /** The classes for which something holds. */
  where(holds: (traits: ClassTraits) => boolean): SetId {
    const members: number[] = [];
    this.traits.forEach((traits, index) => {
      if (holds(traits)) members.push(index);
    });
    return this.sets.ofMembers(members);
  }

  private sort(clusters: readonly ClassedCluster[], entities: number): void {
    const inEntity = Array.from({ length: entities }, (): number[] => []);
    clusters.forEach(({ workloads, entities: byName }, cluster) => {
      workloads.forEach(({ namespace, finished }, index) => {
        if (finished && this.options.finishedPods === 'exclude') return;
        inEntity[byName.get(namespace) ?? -1]?.push(cluster, index);
      });
    });
    for (const members of inEntity) {
      this.firstOf.push(this.count);
      this.sortNamespace(clusters, members);
    }
    this.firstOf.push(this.count);
  }

  /** @param members pairs of a cluster and a place in it */
  private sortNamespace(clusters: readonly ClassedCluster[], members: readonly number[]): void {
    const table = new SequenceTable();
    const classes = new Map<number, ClassId>();
    for (let at = 0; at < members.length; at += 2) {
      const [cluster, index] = [members[at] as number, members[at + 1] as number];
      const workload = clusters[cluster]?.workloads[index] as Workload;
      const terms = this.vocabulary.describe(workload.labels, workload.runtimeLabels);
      const traits = this.traitsOf(workload);
      let sequence = START;
      for (const term of terms) sequence = table.next(sequence, term);
      // Below zero, so that it is never taken for a term.
      sequence = table.next(sequence, -1 - traits);
      let classId = classes.get(sequence);
      if (classId === undefined) {
        classId = this.count;
        classes.set(sequence, classId);
        this.traits.push(this.knownTraits[traits] as ClassTraits);
        this.selected.add(terms);
      }
      (this.byCluster[cluster] as Int32Array)[index] = classId;
    }
  }

  private traitsOf(workload: Workload): number {
    const names = this.names.tableOf(workload);
    const { addresses, nodeAddresses, hostNetwork } = workload;
    if (addresses.length + nodeAddresses.length > 0) return this.findTraits(workload, names);
    // In manifests nothing but the names of ports tells the traits of pods apart.
    const place = 2 * names + (hostNetwork ? 1 : 0);
    return (this.traitsWithoutAddresses[place] ??= this.findTraits(workload, names));
  }

  private findTraits(workload: Workload, names: NameTable): number {
    const { hostNetwork, nodeAddresses } = workload;
    const addresses = this.addressesOf(workload);
    const counts = nodeAddresses.length > 0 && this.countsOwnNodes();
    const ownNodes = counts ? this.axis.ofAddresses(nodeAddresses) : EMPTY;
    const nodeIsUnknown = nodeAddresses.length === 0 && this.hasHostNetwork && this.countsOwnNodes();
    const onSeveralNodes = ownNodes !== EMPTY && workload.onSeveralNodes === true;
    const addressesAreKnown = workload.addresses.length > 0;
    const text = `${names} ${addresses} ${addressesAreKnown} ${ownNodes} ${nodeIsUnknown} ${onSeveralNodes} ${hostNetwork}`;
    let number = this.traitNumbers.get(text);
    if (number === undefined) {
      number = this.knownTraits.length;
      this.knownTraits.push({
        names,
        addresses,
        addressesAreKnown,
        ownNodes,
        nodeIsUnknown,
        onSeveralNodes,
        hostNetwork,
      });
      this.traitNumbers.set(text, number);
    }
    return number;
  }

  private countsOwnNodes(): boolean {
    return this.options.ownNodeToPod === 'allow' || this.options.podToOwnNode === 'allow';
  }

  /** A pod on the host network has the address of its node. */
  private addressesOf({ addresses, hostNetwork, nodeAddresses }: Workload): SetId {
    if (addresses.length > 0) return this.axis.ofAddresses(addresses);
    if (!hostNetwork) return this.possibleAddresses.pods;
    return nodeAddresses.length > 0 ? this.axis.ofAddresses(nodeAddresses) : this.possibleAddresses.nodes;
  }
}
