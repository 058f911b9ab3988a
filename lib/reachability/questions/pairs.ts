import type { End } from '../connection';
import { commonFamilies, whereaboutsOf } from '../direct/whereabouts';
import type { World } from '../world';

type Pair = readonly [source: End, destination: End];

/**
 * Every pair of a source and a destination, but for addresses of a family that the pod at the other end does not have:
 * what is said of addresses of both families (`internet()`, `anywhere()`) is meant of those that the pod can talk to.
 * A pod that can talk to none of the addresses keeps them all, so that it is seen not to reach them.
 */
export function pairsOf(world: World, sources: readonly End[], destinations: readonly End[]): readonly Pair[] {
  const pairs = sources.flatMap((source) => destinations.map((destination): Pair => [source, destination]));
  const isPod = ({ kind }: End): boolean => kind === 'pod';
  if (sources.every(isPod) && destinations.every(isPod)) return pairs;
  const share = (one: End, other: End): boolean =>
    commonFamilies(whereaboutsOf(one, world.options), whereaboutsOf(other, world.options)).length > 0;
  const talkingTo = (addresses: readonly End[], pods: readonly End[]): ReadonlySet<End> =>
    new Set(pods.filter((pod) => addresses.some((other) => other.kind === 'address' && share(pod, other))));
  const talkers = talkingTo(destinations, sources);
  const listeners = talkingTo(sources, destinations);
  return pairs.filter(([source, destination]) => {
    if (destination.kind === 'address') return share(source, destination) || !talkers.has(source);
    if (source.kind === 'address') return share(source, destination) || !listeners.has(destination);
    return true;
  });
}
