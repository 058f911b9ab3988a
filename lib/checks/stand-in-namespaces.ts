import type { Namespace } from '../model/cluster';
import { NAMESPACE_NAME_LABEL, type Labels } from '../model/labels';

/** The name label is the namespace's name, whatever it is; the others are what it is chosen by. */
function otherLabels(labels: Labels): string {
  const others = Object.entries(labels).filter(([key]) => key !== NAMESPACE_NAME_LABEL);
  return JSON.stringify(others.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Namespaces, and those that nobody declared, each under a name that it could have in a cluster. */
export class StandInNamespaces {
  private readonly byName: Map<string, Namespace>;

  constructor(declared: readonly Namespace[]) {
    this.byName = new Map(declared.map((namespace) => [namespace.name, namespace]));
  }

  /**
   * The name of a namespace with these labels, which is declared where it is not yet.
   *
   * @param isFixed whether it is the one of this name that is meant, and not one with these labels
   */
  nameOf(labels: Labels, isFixed: boolean): string {
    const wanted = labels[NAMESPACE_NAME_LABEL] ?? 'any-namespace';
    for (let count = 1; ; count++) {
      const name = count === 1 ? wanted : `${wanted}-${count}`;
      const existing = this.byName.get(name);
      if (existing && !isFixed && otherLabels(existing.labels) !== otherLabels(labels)) continue;
      this.byName.set(name, { name, labels: { ...existing?.labels, ...labels, [NAMESPACE_NAME_LABEL]: name } });
      return name;
    }
  }

  get all(): readonly Namespace[] {
    return [...this.byName.values()];
  }
}
