import type { Cluster } from '../../model/cluster';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../model/labels';
import type { Selector } from '../../model/selector';
import type { IntervalSets } from '../../sets/interval-sets';
import { SelectedSets, type Selected } from './selected-sets';
import type { Vocabulary } from './vocabulary';

/** The number of a namespace with its labels; a namespace that is relabelled between two clusters has two. */
export type Entity = number;

/** The namespaces of one cluster or of several, and which of them a selector selects. */
export class NamespaceEntities {
  private readonly byName = new Map<string, Entity[]>();
  private readonly labels: Labels[] = [];
  private readonly selected: SelectedSets;

  constructor(
    sets: IntervalSets,
    private readonly vocabulary: Vocabulary,
  ) {
    this.selected = new SelectedSets(sets, vocabulary);
  }

  /** Takes the namespaces of a cluster, those included that are only named; gives which one is meant by each name. */
  take({ namespaces, workloads, policies }: Cluster): ReadonlyMap<string, Entity> {
    const mine = new Map<string, Entity>();
    for (const { name, labels } of namespaces) mine.set(name, this.entity(name, labels));
    for (const named of [workloads, policies]) {
      for (const { namespace } of named) {
        // The API server puts this label on every namespace; no other is known of one that nobody describes.
        if (!mine.has(namespace)) mine.set(namespace, this.entity(namespace, { [NAMESPACE_NAME_LABEL]: namespace }));
      }
    }
    return mine;
  }

  get count(): number {
    return this.labels.length;
  }

  /** The namespaces of one name. */
  named(name: string): readonly Entity[] {
    return this.byName.get(name) ?? [];
  }

  /** The namespaces that a selector selects: their labels are never unknown. */
  select(selector: Selector): Selected['certain'] {
    return this.selected.of(selector).certain;
  }

  private entity(name: string, labels: Labels): Entity {
    const known = this.byName.get(name);
    const same = known?.find((entity) => sameLabels(this.labels[entity] as Labels, labels));
    if (same !== undefined) return same;
    const entity = this.labels.length;
    this.labels.push(labels);
    this.selected.add(this.vocabulary.describe(labels, []));
    if (known === undefined) this.byName.set(name, [entity]);
    else known.push(entity);
    return entity;
  }
}

function sameLabels(one: Labels, other: Labels): boolean {
  if (one === other) return true;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
