import type { Namespace } from '../../model/cluster';
import { NAMESPACE_NAME_LABEL, type Labels } from '../../model/labels';
import { PROTOCOLS, type DeclaredPort, type NumberedPorts } from '../../model/port';
import { DIRECTIONS, type Policy } from '../../model/policy';
import {
  EVERYTHING,
  bothSelectors,
  selectorKey,
  selectorOf,
  selectorOfLabels,
  type Requirement,
  type Selector,
} from '../../model/selector';
import { excludeEachOther, opposite, witnessOf, witnessOutside } from '../../model/selector-algebra';
import type { Workload } from '../../model/workload';
import { withNamespaces, type World } from '../world';

/** Pods by their namespace's labels and their own. */
export interface PodSet {
  readonly namespaces: Selector;
  readonly pods: Selector;
}

/** A world in which pods that nobody declared exist, and those pods. */
export interface Hypothesis {
  readonly world: World;
  readonly pods: readonly Workload[];
}

export interface HypothesisOptions {
  /** Sets of pods that the hypothetical ones are outside of. @default none */
  readonly excluded?: readonly PodSet[];
  /** The policies whose peers are to be tried; those of other namespaces cannot matter. @default all */
  readonly policies?: readonly Policy[];
  /**
   * Whether the policies of the pods' own namespace count. `open`: their own side is not asked, so it need not be tried.
   * @default 'judged'
   */
  readonly ownSide?: 'judged' | 'open';
  /** The ports that are asked about: a named port of a rule may stand for any of them. @default all ports */
  readonly ports?: readonly NumberedPorts[];
}

/** Where all ports are asked about, any number will do for a named one. */
const SOME_PORTS: readonly NumberedPorts[] = PROTOCOLS.map((protocol) => ({
  kind: 'numbers',
  protocol,
  first: 8080,
  last: 8080,
}));

/** Every pod there could be. */
export const ALL_PODS: PodSet = { namespaces: EVERYTHING, pods: EVERYTHING };

/** A name that reads well in a finding, where any new name will do. */
const READABLE_NAME = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: 'any-namespace' });

const EVERY_NAME = selectorOf([{ key: NAMESPACE_NAME_LABEL, operator: 'Exists', values: [] }]);

/** The sets of pods that some peer matches, and the set of all pods. */
function peersIn(policies: readonly Policy[]): PodSet[] {
  const sets = new Map<string, PodSet>([['', ALL_PODS]]);
  for (const policy of policies) {
    const own = selectorOfLabels({ [NAMESPACE_NAME_LABEL]: policy.namespace });
    for (const rule of [...policy.ingress, ...policy.egress]) {
      for (const peer of rule.peers === 'any' ? [] : rule.peers) {
        if (peer.kind !== 'pods') continue;
        const { namespaces = own, pods = EVERYTHING } = peer;
        sets.set(`${selectorKey(namespaces)} / ${selectorKey(pods)}`, { namespaces, pods });
      }
    }
  }
  return [...sets.values()];
}

/** The selector of an object with just these labels, as far as the keys of another selector go. */
function exactly(labels: Readonly<Record<string, string>>, selector: Selector): Selector {
  return selectorOf(
    selector.requirements.map(({ key }) =>
      Object.hasOwn(labels, key)
        ? { key, operator: 'In' as const, values: [labels[key] ?? ''] }
        : { key, operator: 'DoesNotExist' as const, values: [] },
    ),
  );
}

/** The declared ports under which a pod meets every named port of the policies, for each port that is asked about. */
function namedPorts(policies: readonly Policy[], asked: readonly NumberedPorts[]): DeclaredPort[] {
  const names = policies
    .flatMap((policy) => [...policy.ingress, ...policy.egress])
    .flatMap((rule) => (rule.ports === 'any' ? [] : rule.ports))
    .flatMap((port) => (port.kind === 'name' ? [port] : []));
  const unique = new Map(names.map((port) => [`${port.protocol} ${port.name}`, port]));
  return [...unique.values()].flatMap(({ name, protocol }) =>
    asked.filter((port) => port.protocol === protocol).map(({ first }) => ({ name, protocol, number: first })),
  );
}

function pod(namespace: string, labels: Readonly<Record<string, string>>, ports: readonly DeclaredPort[]): Workload {
  const described = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    namespace,
    name: described.length > 0 ? `(any pod labelled ${described.join(', ')})` : '(any pod without labels)',
    kind: 'Pod',
    labels,
    runtimeLabels: [],
    ports,
    hostNetwork: false,
    addresses: [],
    nodeAddresses: [],
    finished: false,
  };
}

/** The labels of a namespace and of a pod in it. */
interface Place {
  readonly namespace: Labels;
  readonly pod: Labels;
}

/**
 * Labels inside a set of pods and outside all of the others; undefined if there are none. To be outside of a set it
 * is enough to break one requirement, of the namespace or of the pod, so each is tried in turn.
 */
function placeOutside({ namespaces, pods }: PodSet, excluded: readonly PodSet[]): Place | undefined {
  const [namespace, labels] = [witnessOf(namespaces), witnessOf(pods)];
  if (!namespace || !labels) return undefined;
  const [first, ...rest] = excluded;
  if (!first) return { namespace, pod: labels };
  if (excludeEachOther(namespaces, first.namespaces) || excludeEachOther(pods, first.pods)) {
    return placeOutside({ namespaces, pods }, rest);
  }
  for (const requirement of first.namespaces.requirements) {
    const place = placeOutside({ namespaces: narrowed(namespaces, opposite(requirement)), pods }, rest);
    if (place) return place;
  }
  for (const requirement of first.pods.requirements) {
    const place = placeOutside({ namespaces, pods: narrowed(pods, opposite(requirement)) }, rest);
    if (place) return place;
  }
  return undefined;
}

function narrowed(selector: Selector, requirement: Requirement): Selector {
  return bothSelectors(selector, selectorOf([requirement]));
}

/** The names that a selector of namespaces allows; undefined where any name will do. */
function namesIn({ requirements }: Selector): readonly string[] | undefined {
  return requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In')?.values;
}

/**
 * The labels of a pod of a known namespace, in every way that the namespace's own policies can look at it: selected
 * by each of them, and by none that isolates for a direction. What one of them opens, or none of them closes, is met.
 */
function podsIn(
  namespace: string,
  pods: Selector,
  forbidden: readonly Selector[],
  own: boolean,
  world: World,
): Labels[] {
  const policies = own ? world.policiesIn(namespace) : [];
  const selected = policies.map(({ selector }) => witnessOutside(bothSelectors(pods, selector), forbidden));
  const isolating = DIRECTIONS.map((direction) => policies.filter(({ isolates }) => isolates[direction]));
  const unselected = isolating.map((some) =>
    witnessOutside(pods, [...forbidden, ...some.map(({ selector }) => selector)]),
  );
  return [...selected, ...unselected, witnessOutside(pods, forbidden)].filter((labels) => labels !== undefined);
}

/** The places for a pod of a set: in each known namespace that has room for it, and in one that nobody declared. */
function placesFor(set: PodSet, excluded: readonly PodSet[], own: boolean, world: World): Place[] {
  const known = new Set(world.cluster.namespaces.map(({ name }) => name));
  const names = namesIn(set.namespaces);
  const inKnown = (names ?? [...known]).flatMap((name) => {
    const labels = world.namespaceLabels(name);
    const fits = (selector: Selector) => !excludeEachOther(selector, exactly(labels, selector));
    if (!known.has(name) || !fits(set.namespaces)) return [];
    const forbidden = excluded.filter(({ namespaces }) => fits(namespaces)).map(({ pods }) => pods);
    return podsIn(name, set.pods, forbidden, own, world).map((pod) => ({ namespace: labels, pod }));
  });
  // Every namespace has a name; no policy is known for one with a new name, so one place in it is as good as another.
  const newName = narrowed(EVERY_NAME, { key: NAMESPACE_NAME_LABEL, operator: 'NotIn', values: [...known] });
  const placeNamed = (name: Selector) =>
    placeOutside({ namespaces: bothSelectors(set.namespaces, name), pods: set.pods }, excluded);
  const undeclared = placeNamed(bothSelectors(newName, READABLE_NAME)) ?? placeNamed(newName);
  return undeclared ? [...inKnown, undeclared] : inKnown;
}

/**
 * Pods that nobody declared and that could exist: within `wanted`, and outside all of `excluded`.
 *
 * A connection is open where the pod's own side is (a policy that selects it opens it, or none isolates it) and where
 * the other side is (some peer matches it, or none has to). There is a pod for every way of being both, in each
 * namespace where it can be. So if any pod gets through, one of these does.
 */
export function hypotheticalPods(
  world: World,
  wanted: PodSet,
  { excluded = [], policies = world.cluster.policies, ownSide = 'judged', ports = SOME_PORTS }: HypothesisOptions = {},
): Hypothesis {
  const declared = namedPorts(policies, ports);
  const namespaces = new Map(world.cluster.namespaces.map((namespace) => [namespace.name, namespace]));
  const pods = new Map<string, Workload>();
  for (const peer of peersIn(policies)) {
    const set: PodSet = {
      namespaces: bothSelectors(peer.namespaces, wanted.namespaces),
      pods: bothSelectors(peer.pods, wanted.pods),
    };
    for (const place of placesFor(set, excluded, ownSide === 'judged', world)) {
      const namespace = declareNamespace(place.namespace, namespaces);
      const hypothetical = pod(namespace, place.pod, declared);
      pods.set(`${namespace}/${hypothetical.name}`, hypothetical);
    }
  }
  return { world: withNamespaces(world, [...namespaces.values()]), pods: [...pods.values()] };
}

/** The name under which a namespace with these labels is found: a declared one, or a new one. */
function declareNamespace(labels: Labels, namespaces: Map<string, Namespace>): string {
  const name = labels[NAMESPACE_NAME_LABEL] ?? '';
  const text = canonical(labels);
  // Two namespaces that nobody declared may be thought of under one name, with different labels.
  for (let count = 1; ; count++) {
    const key = count === 1 ? name : `${name} (${count})`;
    const existing = namespaces.get(key);
    if (!existing) namespaces.set(key, { name: key, labels });
    if (!existing || canonical(existing.labels) === text) return key;
  }
}

/** Text that is equal for equal labels, in whatever order. */
function canonical(labels: Labels): string {
  return JSON.stringify(Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1)));
}
