import type { Direction, Policy, Rule } from '../../model/policy';
import { PROTOCOLS } from '../../model/port';
import type { Workload } from '../../model/workload';
import { subtractIntervals } from '../../sets/intervals';
import { podEnd } from '../connection';
import type { TwoEnds } from '../direct/asked-pair';
import { podsSelected, podsSelectedIn } from '../questions/known-pods';
import { portsNotDenied, type PortSets } from '../open-ports';
import type { World } from '../world';
import { ruleAfter, worldAfter, type PolicyEdit } from './edited-policy';

/** More pairs than these are not looked at: what opens so much is not the smallest change. */
const MOST_PAIRS = 5000;

/** How many ports are in the first sets and not in the second. */
export function countOnlyIn(one: PortSets, other: PortSets): number {
  return PROTOCOLS.flatMap((protocol) => subtractIntervals(one[protocol] ?? [], other[protocol] ?? [])).reduce(
    (sum, [first, last]) => sum + last - first + 1,
    0,
  );
}

/** The known pods that a rule can open something for. */
function podsOf(rule: Rule, policy: Policy, world: World): readonly Workload[] {
  const { peers } = rule;
  // A block may hold the address of any pod.
  if (peers === 'any' || peers.some(({ kind }) => kind === 'block')) return world.cluster.workloads;
  const found = peers.flatMap((peer) => {
    if (peer.kind === 'block') return [];
    const { namespaces, pods } = peer;
    return namespaces ? podsSelected(world, namespaces, pods) : podsSelectedIn(world, policy.namespace, pods);
  });
  return [...new Set(found)];
}

/**
 * How many connections between known pods (pairs, times ports) one side opens after an edit and did not before.
 * Infinite as soon as it is more than `limit`, or would take too long to say.
 */
export function countOpened(world: World, side: Direction, edit: PolicyEdit, limit: number): number {
  const { policy } = edit;
  const rule = ruleAfter(side, edit);
  const subjects = podsSelectedIn(world, policy.namespace, policy.selector);
  const others = rule ? podsOf(rule, policy, world) : [];
  if (subjects.length * others.length > MOST_PAIRS) return Infinity;
  const after = worldAfter(world, [{ side, edit }]);
  let count = 0;
  for (const subject of subjects) {
    for (const other of others) {
      const [source, destination] = side === 'egress' ? [subject, other] : [other, subject];
      const ends: TwoEnds = { source: podEnd(source), destination: podEnd(destination) };
      count += countOnlyIn(portsNotDenied(after, ends, side), portsNotDenied(world, ends, side));
      if (count > limit) return Infinity;
    }
  }
  return count;
}

/**
 * How many connections of a pod are open with a label more and were not before; undefined where the label closes some,
 * so that it is no way to open anything.
 */
export function countOpenedByLabel(world: World, workload: Workload, labelled: Workload): number | undefined {
  const others = world.cluster.workloads;
  if (others.length * 2 > MOST_PAIRS) return undefined;
  let count = 0;
  for (const other of others) {
    for (const isSource of [true, false]) {
      const endsOf = (pods: Workload): TwoEnds => {
        const peer = other === workload ? pods : other;
        const [source, destination] = isSource ? [pods, peer] : [peer, pods];
        return { source: podEnd(source), destination: podEnd(destination) };
      };
      const [after, before] = [portsNotDenied(world, endsOf(labelled)), portsNotDenied(world, endsOf(workload))];
      if (countOnlyIn(before, after) > 0) return undefined;
      if (isSource || other !== workload) count += countOnlyIn(after, before);
    }
  }
  return count;
}
