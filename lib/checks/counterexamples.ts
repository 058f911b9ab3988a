import { NAMESPACE_NAME_LABEL } from '../model/labels';
import type { NumberedPorts } from '../model/port';
import type { Direction, Policy } from '../model/policy';
import { judge, type End, type Judgement, type World } from '../reachability';
import { everyEnd, findPorts, knownEnds, pairsOf, type EndQuery, type Verdicts } from '../reachability/questions';

/** A connection that proves a claim wrong. */
export interface Counterexample {
  /** The world in which both of its ends exist: pods that nobody declared may be among them. */
  readonly world: World;
  readonly source: End;
  readonly destination: End;
  /** Ports that are all judged alike. */
  readonly ports: NumberedPorts;
  readonly judgement: Judgement;
}

/**
 * A connection between two sets of ends whose verdict is not the wanted one; `depends` never is. That everything is
 * allowed is claimed of the pods that are known; that nothing is, also of those that could exist.
 */
export function findCounterexample(
  world: World,
  from: EndQuery,
  to: EndQuery,
  ports: readonly NumberedPorts[],
  wanted: 'allowed' | 'denied',
): Counterexample | undefined {
  const options = { policies: policiesAbout(world, [from, to]), ports };
  const isKnown = wanted === 'allowed';
  const sources = isKnown ? knownEnds(world, from) : everyEnd(world, from, options);
  const destinations = isKnown ? knownEnds(sources.world, to) : everyEnd(sources.world, to, options);
  const isWrong = ({ verdict }: Verdicts) => verdict !== wanted;
  for (const [source, destination] of pairsOf(world, sources.ends, destinations.ends)) {
    const failed = findPorts(destinations.world, { source, destination }, ports, isWrong);
    if (failed) return { world: destinations.world, source, destination, ...failed };
  }
  return undefined;
}

/** A pod that no policy isolates for sure, and how its side of a connection is judged. */
export interface UnisolatedPod {
  readonly world: World;
  readonly pod: End;
  readonly judgement: Judgement;
}

/** The first pod of a set, known or not, that no policy isolates for sure in a direction. */
export function findUnisolated(world: World, pods: EndQuery, direction: Direction): UnisolatedPod | undefined {
  // Only the policies of its own namespace can isolate a pod, whatever the peers of any policy say.
  const every = everyEnd(world, pods, { policies: [] });
  for (const pod of every.ends) {
    const connection = { source: pod, destination: pod, port: { protocol: 'TCP', number: 1 } as const };
    const judgement = judge(every.world, connection);
    if (judgement[direction].isolatedBy.every(({ selects }) => selects !== 'yes')) {
      return { world: every.world, pod, judgement };
    }
  }
  return undefined;
}

/** The policies that can matter to these ends: those of their namespaces, or all where an end may be anywhere. */
export function policiesAbout(world: World, queries: readonly EndQuery[]): readonly Policy[] {
  const namespaces = queries.map((query) => (query.kind === 'addresses' ? [] : namespacesNamed(query)));
  if (namespaces.includes(undefined)) return world.cluster.policies;
  return [...new Set(namespaces.flat())].flatMap((namespace) => world.policiesIn(namespace ?? ''));
}

/** The namespaces that a query names; undefined for one that may be about any namespace. */
function namespacesNamed(query: EndQuery): readonly string[] | undefined {
  if (query.kind === 'workload') return [query.workload.namespace];
  if (query.kind !== 'pods') return undefined;
  const naming = query.namespaces.requirements.find(
    ({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In',
  );
  return naming?.values;
}
