import type { Labels } from '../../model/labels';
import type { Service } from '../../model/service';
import type { Workload } from '../../model/workload';

const NONE: readonly Workload[] = Object.freeze([]);

/**
 * The pods behind Services: those of the namespace that have each label of the selector, and that have not ended. A
 * label that gets its value at run time may be the one that is asked for, so such pods are behind it, too.
 *
 * A Service without a selector, and one of type `ExternalName`, has no pods that manifests tell.
 *
 * @example new PodsBehind(cluster.workloads).of(service)
 */
export class PodsBehind {
  /** By namespace and label: of a label with a value of run time by its key alone. */
  private readonly byLabel = new Map<string, Workload[]>();
  private readonly known = new Map<Service, readonly Workload[]>();

  constructor(workloads: readonly Workload[]) {
    for (const workload of workloads) if (!workload.finished) this.add(workload);
  }

  of(service: Service): readonly Workload[] {
    const known = this.known.get(service) ?? this.search(service);
    this.known.set(service, known);
    return known;
  }

  private search({ namespace, selector }: Service): readonly Workload[] {
    if (selector === undefined) return NONE;
    const labels = Object.entries(selector);
    const candidates = labels.map(([key, value]) => [
      ...(this.byLabel.get(labelKey(namespace, key, value)) ?? NONE),
      ...(this.byLabel.get(labelKey(namespace, key)) ?? NONE),
    ]);
    const [first = NONE, ...others] = candidates;
    // Of the lists of pods that have one of the labels the shortest is looked through for the others.
    const fewest = others.reduce((few, list) => (list.length < few.length ? list : few), first);
    return Object.freeze([...new Set(fewest)].filter((workload) => mayHaveAll(workload, selector)));
  }

  private add(workload: Workload): void {
    const { namespace, labels, runtimeLabels } = workload;
    for (const [key, value] of Object.entries(labels)) this.addUnder(labelKey(namespace, key, value), workload);
    for (const key of runtimeLabels) this.addUnder(labelKey(namespace, key), workload);
  }

  private addUnder(key: string, workload: Workload): void {
    const list = this.byLabel.get(key);
    if (list) list.push(workload);
    else this.byLabel.set(key, [workload]);
  }
}

function labelKey(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function mayHaveAll({ labels, runtimeLabels }: Workload, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value || runtimeLabels.includes(key));
}
