import type { Intent } from '../lint/context';
import { NAMESPACE_NAME_LABEL } from '../model/labels';
import { workloadId, type Workload } from '../model/workload';
import { worldOf, type World } from '../reachability';
import { knownEnds, podsOf, type EndQuery } from '../reachability/questions';
import type { JudgedCluster } from './judged-cluster';
import { StandInNamespaces } from './stand-in-namespaces';

/** Pods that no manifest of the app makes, and the world in which they exist. */
export interface StandIns {
  readonly pods: readonly Workload[];
  /** The cluster with these pods, and with the namespaces that nobody declared in which some of them live. */
  readonly world: World;
}

/** A plain value that a statement names, such as the pods of another team. */
interface PodsInMind {
  readonly text: string;
  readonly query: EndQuery & { readonly kind: 'pods' };
}

/** Each plain value once, in an order that does not depend on that of the statements. */
function podsInMind(intents: readonly Intent[]): PodsInMind[] {
  const values = new Map<string, PodsInMind>();
  for (const { text, query } of intents.flatMap(({ from, to }) => [from, to])) {
    if (query.kind === 'pods') values.set(`${text} ${JSON.stringify(query)}`, { text, query });
  }
  return [...values].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}

/**
 * Pods behind a plain value: one where nobody declared any; and, of namespaces chosen by labels, one in a namespace
 * that nobody declared, since whoever may come from there matters more than those who are known.
 */
function representatives(world: World, { query }: PodsInMind): { world: World; pods: readonly Workload[] } {
  const unpopulated = worldOf({ ...world.cluster, workloads: [] }, world.options);
  const possible = knownEnds(unpopulated, query);
  const pods = possible.ends.flatMap((end) => (end.kind === 'pod' ? [end.workload] : []));
  const declared = new Set(world.cluster.namespaces.map(({ name }) => name));
  const undeclared = pods.filter(({ namespace }) => !declared.has(namespace));
  const enough = undeclared.length > 0 || podsOf(world, query).length > 0;
  return { world: possible.world, pods: enough ? undeclared : pods };
}

/** The name of a stand-in: its end as it is written, as far as a name can hold it, and different from all others. */
function nameFor(text: string, isTaken: (name: string) => boolean): string {
  const slug = text.slice(text.indexOf('/') + 1).replace(/[^a-z0-9]+/g, '-');
  const wanted = slug.slice(0, 60).replace(/^-+|-+$/g, '') || 'pods';
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted}-${count}`;
    if (!isTaken(name)) return name;
  }
}

/** The pods that a cluster is judged with and that no manifest of the app makes. */
export function standInsOf({ context, world, written }: JudgedCluster): StandIns {
  const pods = context.workloads.flatMap(({ workload }) => (written.has(workload) ? [] : [workload]));
  const taken = new Set(world.cluster.workloads.map(workloadId));
  const namespaces = new StandInNamespaces(world.cluster.namespaces);
  for (const value of podsInMind(context.intents)) {
    const isFixed = value.query.namespaces.requirements.some(({ key }) => key === NAMESPACE_NAME_LABEL);
    const found = representatives(world, value);
    for (const pod of found.pods) {
      const namespace = namespaces.nameOf(found.world.namespaceLabels(pod.namespace), isFixed);
      const name = nameFor(value.text, (free) => taken.has(workloadId({ namespace, name: free })));
      taken.add(workloadId({ namespace, name }));
      pods.push({ ...pod, namespace, name });
    }
  }
  const workloads = [...new Set([...world.cluster.workloads, ...pods])];
  return { pods, world: worldOf({ ...world.cluster, namespaces: namespaces.all, workloads }, world.options) };
}
