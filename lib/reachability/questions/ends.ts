import type { BlockPeer } from '../../model/policy';
import type { Workload } from '../../model/workload';
import { allAddressEnds, openAddressEnds } from './address-ends';
import { podsOf } from './known-pods';
import { podEnd, type End } from '../connection';
import { EVERY_BLOCK } from '../address-parts';
import { queryKey, type EndQuery } from './end-query';
import { ALL_PODS, hypotheticalPods, type Hypothesis, type HypothesisOptions, type PodSet } from './hypothetical-pods';
import { selectorOfLabels } from '../../model/selector';
import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { World } from '../world';

/** Ends to ask about, and the world in which they exist: hypothetical pods may live in namespaces of their own. */
export interface Ends {
  readonly world: World;
  readonly ends: readonly End[];
}

/** The set of pods that a query is about; undefined for addresses. */
export function podSetOf(query: EndQuery): PodSet | undefined {
  switch (query.kind) {
    case 'addresses':
      return undefined;
    case 'anywhere':
      return ALL_PODS;
    case 'pods':
      return query;
    case 'workload':
      return {
        namespaces: selectorOfLabels({ [NAMESPACE_NAME_LABEL]: query.workload.namespace }),
        pods: query.selector,
      };
  }
}

/** The pods that are known to be of a query; for one about pods nobody knows, a plain representative. */
export function knownEnds(world: World, query: EndQuery): Ends {
  const known = podsOf(world, query);
  if (known.length > 0 && query.kind !== 'anywhere') return { world, ends: podEnds(known) };
  const set = known.length === 0 ? podSetOf(query) : undefined;
  const hypothesis = set ? representatives(world, query, set) : { world, pods: [] };
  return {
    world: hypothesis.world,
    ends: [...podEnds(known), ...podEnds(hypothesis.pods), ...allAddressEnds(world, blocksOf(query))],
  };
}

const representativesIn = new WeakMap<World, Map<string, Hypothesis>>();

/** Plain representatives of pods that nobody knows; made once for each world, since every namespace asks for the same DNS. */
function representatives(world: World, query: EndQuery, set: PodSet): Hypothesis {
  const ofWorld = representativesIn.get(world) ?? new Map<string, Hypothesis>();
  representativesIn.set(world, ofWorld);
  const key = queryKey(query);
  const made = ofWorld.get(key) ?? hypotheticalPods(world, set, { policies: [] });
  ofWorld.set(key, made);
  return made;
}

/** All ends of a query: known pods, pods that could exist, and one address of each part that a block tells apart. */
export function everyEnd(world: World, query: EndQuery, options: HypothesisOptions = {}): Ends {
  // A workload is just the pods it declares; its labels are all that policies need to know of them.
  const set = query.kind === 'workload' ? undefined : podSetOf(query);
  const hypothesis = set ? hypotheticalPods(world, set, options) : { world, pods: [] };
  return {
    world: hypothesis.world,
    ends: [
      ...podEnds(podsOf(world, query)),
      ...podEnds(hypothesis.pods),
      ...openAddressEnds(world, blocksOf(query), world.cluster.policies),
    ],
  };
}

/** Everyone whom none of the queries names: pods that are known, pods that could exist, and addresses. */
export function strangersTo(world: World, queries: readonly EndQuery[], options: HypothesisOptions = {}): Ends {
  const named = new Set(queries.flatMap((query) => podsOf(world, query)));
  const excluded = queries.flatMap((query) => podSetOf(query) ?? []);
  const hypothesis = hypotheticalPods(world, ALL_PODS, { ...options, excluded, ownSide: 'open' });
  const everywhere = queries.some(({ kind }) => kind === 'anywhere');
  const blocks = queries.flatMap((query) => (query.kind === 'addresses' ? query.blocks : []));
  const policies = options.policies ?? world.cluster.policies;
  return {
    world: hypothesis.world,
    ends: [
      ...podEnds(world.cluster.workloads.filter((workload) => !named.has(workload))),
      ...podEnds(hypothesis.pods),
      ...(everywhere ? [] : openAddressEnds(world, EVERY_BLOCK, policies, blocks)),
    ],
  };
}

function podEnds(workloads: readonly Workload[]): End[] {
  return workloads.map(podEnd);
}

function blocksOf(query: EndQuery): readonly BlockPeer[] {
  return query.kind === 'addresses' ? query.blocks : query.kind === 'anywhere' ? EVERY_BLOCK : [];
}
