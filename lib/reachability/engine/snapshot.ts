import type { Cluster } from '../../model/cluster';
import type { Direction, Policy } from '../../model/policy';
import { EMPTY, type SetId } from '../../sets/interval-sets';
import { isolationsOf, type Isolations } from './isolations';
import type { ClassId } from './pod-classes';
import type { RowId } from './rows';
import { START } from './sequence-table';
import type { Universe } from './universe';

/** The isolations of one direction, by namespace. */
type IsolationsByNamespace = ReadonlyMap<string, Isolations>;

/** One cluster of a universe: which class each workload is of, and what each side says for each class. */
export class Snapshot {
  /** The class of each workload, by its place in the cluster. */
  readonly classOf: Int32Array;
  /** The classes that some workload of the cluster is of. */
  readonly present: SetId;
  private readonly byRow: Partial<Record<Direction, ReadonlyMap<RowId, SetId>>> = {};

  private constructor(
    readonly universe: Universe,
    readonly cluster: Cluster,
    private readonly index: number,
    private readonly isolations: Readonly<Record<Direction, IsolationsByNamespace>>,
    /** The row of each class in each direction. */
    readonly rowOf: Readonly<Record<Direction, Int32Array>>,
  ) {
    this.classOf = universe.classes.byCluster[index] as Int32Array;
    this.present = universe.classes.presentIn(index);
  }

  /** @param index the place of the cluster among those that the universe was made for */
  static of(universe: Universe, cluster: Cluster, index = 0): Snapshot {
    const ingress = isolationsByNamespace(universe, index, 'ingress', cluster.policies);
    const egress = isolationsByNamespace(universe, index, 'egress', cluster.policies);
    return new Snapshot(
      universe,
      cluster,
      index,
      { ingress, egress },
      { ingress: rowsOf(universe, 'ingress', ingress), egress: rowsOf(universe, 'egress', egress) },
    );
  }

  /** The places in the cluster of the workloads of each class. */
  get members(): readonly (readonly number[])[] {
    return this.universe.classes.membersIn(this.index);
  }

  /** The rows of the classes of this cluster, and the classes of each. */
  classesByRow(direction: Direction): ReadonlyMap<RowId, SetId> {
    return (this.byRow[direction] ??= this.sortByRow(direction));
  }

  private sortByRow(direction: Direction): ReadonlyMap<RowId, SetId> {
    const lists = new Map<RowId, ClassId[]>();
    const rows = this.rowOf[direction];
    this.universe.sets.forEach(this.present, (classId) => {
      const row = rows[classId] as RowId;
      const list = lists.get(row);
      if (list === undefined) lists.set(row, [classId]);
      else list.push(classId);
    });
    return new Map([...lists].map(([row, list]) => [row, this.universe.sets.ofMembers(list)]));
  }

  /**
   * The same cluster with other policies in one namespace. Rows are worked out anew for the pods that a changed policy
   * selects, before or after; all others keep theirs.
   *
   * @param policies those of the namespace; the universe has to know them
   * @param cluster the changed cluster, with the same workloads
   */
  replacing(namespace: string, policies: readonly Policy[], cluster: Cluster): Snapshot {
    const ingress = this.changed(namespace, 'ingress', policies);
    const egress = this.changed(namespace, 'egress', policies);
    return new Snapshot(
      this.universe,
      cluster,
      this.index,
      { ingress: ingress.isolations, egress: egress.isolations },
      { ingress: ingress.rows, egress: egress.rows },
    );
  }

  private changed(namespace: string, direction: Direction, policies: readonly Policy[]) {
    const { universe, index } = this;
    const isolating = policies.filter(({ isolates }) => isolates[direction]);
    const isolations = isolationsOf(universe, index, namespace, direction, isolating);
    const rows = this.rowOf[direction].slice();
    const touched = this.touchedBy(this.isolations[direction].get(namespace) ?? [], isolations);
    universe.sets.forEach(touched, (classId) => {
      rows[classId] = rowFrom(universe, direction, classId, isolations);
    });
    return { isolations: new Map(this.isolations[direction]).set(namespace, isolations), rows };
  }

  /** The classes of an isolation that is only there before, or only after. */
  private touchedBy(before: Isolations, after: Isolations): SetId {
    const textOf = ({ list, certain, subjects }: Isolations[number]) => `${list} ${certain} ${subjects}`;
    const [texts, otherTexts] = [new Set(before.map(textOf)), new Set(after.map(textOf))];
    const { sets } = this.universe;
    return [
      ...before.filter((isolation) => !otherTexts.has(textOf(isolation))),
      ...after.filter((isolation) => !texts.has(textOf(isolation))),
    ].reduce((all, { subjects }) => sets.union(all, subjects), EMPTY);
  }
}

function isolationsByNamespace(
  universe: Universe,
  index: number,
  direction: Direction,
  policies: readonly Policy[],
): IsolationsByNamespace {
  const byNamespace = new Map<string, Policy[]>();
  for (const policy of policies) {
    if (!policy.isolates[direction]) continue;
    const before = byNamespace.get(policy.namespace);
    if (before === undefined) byNamespace.set(policy.namespace, [policy]);
    else before.push(policy);
  }
  return new Map(
    [...byNamespace].map(([namespace, mine]) => [namespace, isolationsOf(universe, index, namespace, direction, mine)]),
  );
}

/** The row of every class. */
function rowsOf(universe: Universe, direction: Direction, isolations: IsolationsByNamespace): Int32Array {
  const table = universe.rows[direction];
  const sequences = new Int32Array(universe.classes.count).fill(START);
  for (const ofNamespace of isolations.values()) {
    for (const { list, certain, subjects } of ofNamespace) {
      universe.sets.forEach(subjects, (classId) => {
        sequences[classId] = table.extend(sequences[classId] as number, list, certain);
      });
    }
  }
  return sequences.map((sequence, classId) => table.rowOf(sequence, classId));
}

/** The row of one class. */
function rowFrom(universe: Universe, direction: Direction, classId: ClassId, isolations: Isolations): RowId {
  const table = universe.rows[direction];
  let sequence = START;
  for (const { list, certain, subjects } of isolations) {
    if (universe.sets.has(subjects, classId)) sequence = table.extend(sequence, list, certain);
  }
  return table.rowOf(sequence, classId);
}
