import { NAMESPACE_NAME_LABEL } from '../../model/labels';
import type { Peer, Policy } from '../../model/policy';
import type { End } from '../connection';
import { isolatingPolicies } from '../direct/isolation';
import type { World } from '../world';

/** The namespaces that a peer names; undefined for one that may match pods of any, and for addresses. */
function namespacesOf(peer: Peer, policy: Policy): readonly string[] | undefined {
  if (peer.kind !== 'pods') return undefined;
  if (!peer.namespaces) return [policy.namespace];
  return peer.namespaces.requirements.find(({ key, operator }) => key === NAMESPACE_NAME_LABEL && operator === 'In')
    ?.values;
}

/** The namespaces of all pods that the ingress rules of an end can match; undefined where nobody can tell. */
function namespacesLetIn(world: World, destination: End): ReadonlySet<string> | undefined {
  if (destination.kind !== 'pod' || destination.workload.hostNetwork) return undefined;
  const { workload } = destination;
  const isolating = isolatingPolicies(world, workload, 'ingress');
  if (!isolating.some(({ selects }) => selects === 'yes')) return undefined;
  // Its own namespace counts, since a pod may call itself.
  const names = new Set([workload.namespace]);
  for (const { policy } of isolating) {
    for (const { peers } of policy.ingress) {
      for (const peer of peers === 'any' ? [undefined] : peers) {
        const named = peer && namespacesOf(peer, policy);
        if (!named) return undefined;
        for (const name of named) names.add(name);
      }
    }
  }
  return names;
}

/**
 * Many ends, arranged so that those which cannot get in somewhere need not be asked about one by one: most rules name
 * the namespaces that they let in, and most pods are in others.
 */
export class PossibleSources {
  /** The positions of pods by the name of their namespace. */
  private readonly byNamespace = new Map<string, number[]>();
  /** The positions of those that no namespace tells apart: addresses, and pods with the addresses of nodes. */
  private readonly others: number[] = [];

  constructor(
    world: World,
    private readonly ends: readonly End[],
  ) {
    ends.forEach((end, position) => {
      const isOther = end.kind !== 'pod' || end.workload.hostNetwork;
      const name = isOther ? undefined : world.namespaceLabels(end.workload.namespace)[NAMESPACE_NAME_LABEL];
      if (name === undefined) {
        this.others.push(position);
        return;
      }
      const neighbours = this.byNamespace.get(name);
      if (neighbours) neighbours.push(position);
      else this.byNamespace.set(name, [position]);
    });
  }

  /**
   * The ends that may get past the ingress side of another, in their order. The ingress side is denied to all others,
   * on every port.
   *
   * @param world one with the policies of the world in which the ends exist
   */
  of(world: World, destination: End): readonly End[] {
    const names = namespacesLetIn(world, destination);
    if (!names) return this.ends;
    const positions = [...names].flatMap((name) => this.byNamespace.get(name) ?? []);
    return [...positions, ...this.others]
      .sort((one, other) => one - other)
      .flatMap((position) => this.ends[position] ?? []);
  }
}
