import type { Namespace } from '../../model/cluster';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../model/labels';
import type { DeclaredPort } from '../../model/port';
import { EVERYTHING, type Selector } from '../../model/selector';
import { witnessOf } from '../../model/selector-algebra';
import { STAND_IN_KIND, workloadId, type Workload } from '../../model/workload';
import { selects } from '../direct/requirements';
import { ALL_PODS, type PodSet } from '../questions/hypothetical-pods';
import { worldOf, type World } from '../world';
import { narrowerSet, type LocatedSet } from './narrower-set';
import { namespacesText, podsText } from './set-text';
import { strangerPorts } from './stranger-ports';
import type { UnreadSet } from './unread-sets';

/** Where pods that no policy names in particular are. */
const ANY_OTHER_NAMESPACE = '(any other namespace)';
/** The name of a namespace that nobody read, which is none that a namespace can have. */
const UNREAD_NAME = '(any)';
/** So many pods are thought of; each may have a connection to each. */
const MOST_STRANGERS = 1_000;

/** Pods that nobody read, thought of in one or more clusters. */
export interface Strangers {
  /** Each with the pods that it stands for. */
  readonly sets: ReadonlyMap<Workload, PodSet>;
  /** The one that no policy names in particular: any pod of a namespace that nobody read. */
  readonly anyOther: Workload;
  /** The namespaces in which some of them are, and that no cluster has. */
  readonly namespaces: readonly Namespace[];
  /** How many more would have had to be thought of. */
  readonly leftOut: number;
}

/** Whether a workload is one that nobody read. */
export function isStranger({ kind }: Workload): boolean {
  return kind === STAND_IN_KIND;
}

function labelsKey(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The labels of a namespace that nobody read and that a selector selects. */
function unreadLabels(namespaces: Selector): Labels | undefined {
  const labels = witnessOf(namespaces);
  const isNamed = namesIn(namespaces) !== undefined;
  return labels && { ...labels, [NAMESPACE_NAME_LABEL]: (isNamed && labels[NAMESPACE_NAME_LABEL]) || UNREAD_NAME };
}

function namesIn({ requirements }: Selector): readonly string[] | undefined {
  return requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In')?.values;
}

/** A place for pods of a set: a namespace that is known by name, or, without a name, one that is not. */
interface Place extends LocatedSet {
  readonly namespace?: string;
}

function placesOf({ set, alsoIn }: UnreadSet, worlds: readonly World[]): Place[] {
  const placeIn = (namespace: string): Place[] =>
    worlds
      .map((world) => world.namespaceLabels(namespace))
      .filter((labels) => selects(set.namespaces, { labels }) === 'yes')
      .slice(0, 1)
      .map((namespaceLabels) => ({ ...set, namespace, namespaceLabels }));
  const named = (namesIn(set.namespaces) ?? []).flatMap(placeIn);
  const known = alsoIn.filter((name) => !named.some(({ namespace }) => namespace === name)).flatMap(placeIn);
  return named.length > 0 ? [...named, ...known] : [{ namespaces: set.namespaces, pods: set.pods }, ...known];
}

/** Gathers pods, those that no policy tells apart once. */
class Gathering {
  readonly sets = new Map<Workload, PodSet>();
  readonly namespaces = new Map<string, Namespace>();
  private readonly known = new Set<string>();
  private readonly names = new Set<string>();
  leftOut = 0;

  constructor(private readonly ports: readonly DeclaredPort[]) {}

  add({ namespaces, pods, namespace }: Place, unreadName = namespacesText(namespaces)): Workload | undefined {
    const labels = witnessOf(pods);
    const namespaceLabels = namespace === undefined ? unreadLabels(namespaces) : undefined;
    if (!labels || (namespace === undefined && !namespaceLabels)) return undefined;
    const key = `${namespace ?? labelsKey(namespaceLabels ?? {})} ${labelsKey(labels)}`;
    const name = { namespace: namespace ?? unreadName, name: podsText(pods) };
    if (this.known.has(key) || this.names.has(workloadId(name))) return undefined;
    this.known.add(key);
    if (this.sets.size >= MOST_STRANGERS) {
      this.leftOut += 1;
      return undefined;
    }
    this.names.add(workloadId(name));
    if (namespaceLabels) this.namespaces.set(unreadName, { name: unreadName, labels: namespaceLabels });
    const workload: Workload = {
      ...name,
      kind: STAND_IN_KIND,
      labels,
      runtimeLabels: [],
      ports: this.ports,
      hostNetwork: false,
      addresses: [],
      nodeAddresses: [],
      finished: false,
    };
    this.sets.set(workload, { namespaces, pods });
    return workload;
  }
}

/**
 * Thinks of pods that nobody read: one of each set that policies speak of, one of each part of it that other policies
 * treat in another way, and one of a namespace that no policy names.
 *
 * @param worlds the clusters in which they are to exist
 */
export function strangersOf(worlds: readonly World[], unread: readonly UnreadSet[]): Strangers {
  const gathering = new Gathering(strangerPorts(worlds));
  const anyOther = gathering.add({ namespaces: EVERYTHING, pods: EVERYTHING }, ANY_OTHER_NAMESPACE);
  if (!anyOther) throw new Error('a pod without labels is always possible');
  gathering.sets.set(anyOther, ALL_PODS);
  const size = ({ set }: UnreadSet) => set.namespaces.requirements.length + set.pods.requirements.length;
  // Those that say least first: they give their names to pods that several sets come to.
  for (const one of [...unread].sort((some, other) => size(some) - size(other))) {
    for (const place of placesOf(one, worlds)) {
      gathering.add(place);
      const narrower = narrowerSet(place, one.others);
      if (narrower) gathering.add({ ...place, ...narrower });
    }
  }
  const { sets, leftOut } = gathering;
  return { sets, anyOther, namespaces: [...gathering.namespaces.values()], leftOut };
}

/** The same world with pods that nobody read. */
export function withStrangers({ cluster, options }: World, { sets, namespaces }: Strangers): World {
  return worldOf(
    {
      namespaces: [...cluster.namespaces, ...namespaces],
      workloads: [...cluster.workloads, ...sets.keys()],
      policies: cluster.policies,
    },
    options,
  );
}
