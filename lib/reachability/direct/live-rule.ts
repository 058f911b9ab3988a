import type { PodsPeer, Policy, Rule } from '../../model/policy';
import type { NumberedPorts } from '../../model/port';
import type { Workload } from '../../model/workload';
import type { World } from '../world';
import { ALWAYS, both, boundsOf, either, NEVER, type Bounds } from './bounds';
import { knownByAddress } from './nodes';
import { plainReach, plainReaches, reachOf, type Reach } from './reach';
import { meetsAll } from './requirements';
import { blocksOf } from './rule-blocks';
import { portsMeet, portsThere, type PortsThere } from './rule-ports';
import { countsAsPod, type Side } from './side';

/** A rule that may match connections between two ends. */
export interface LiveRule {
  /** Position of its policy among those that isolate the subject. */
  readonly policy: number;
  /** Position in `spec.ingress` or `spec.egress`. */
  readonly rule: number;
  readonly ports: PortsThere;
  /** What it reaches on ports that it matches by number, for each family that both ends have. */
  readonly byNumber: readonly Reach[];
  /** What it reaches on those that it matches by name only. */
  readonly byName: readonly Reach[];
}

/** Whether a peer that stands for pods matches one, by labels alone. */
function podMatches({ namespaces, pods }: PodsPeer, workload: Workload, policy: Policy, world: World): Bounds {
  const { namespace } = workload;
  const ofNamespace = namespaces
    ? meetsAll(namespaces.requirements, { labels: world.namespaceLabels(namespace) })
    : boundsOf(namespace === policy.namespace, false);
  return ofNamespace === NEVER || !pods ? ofNamespace : both(ofNamespace, meetsAll(pods.requirements, workload));
}

/** Whether the rule matches the other end whatever address it has: as a rule for everyone, or by labels. */
export function matchesAsPod({ peers }: Rule, policy: Policy, { world, other }: Pick<Side, 'world' | 'other'>): Bounds {
  if (peers === 'any') return ALWAYS;
  if (other.kind !== 'pod' || !countsAsPod(other, world.options)) return NEVER;
  let any: Bounds = NEVER;
  for (const peer of peers) {
    if (peer.kind === 'pods') any = either(any, podMatches(peer, other.workload, policy, world));
    if (any === ALWAYS) break;
  }
  return any;
}

/** What the rule reaches of the other end by its labels, and by its address too. */
export function reachesOf(rule: Rule, policy: Policy, side: Side): Pick<LiveRule, 'byNumber' | 'byName'> {
  const { world, direction, other, families, whereabouts } = side;
  const asPod = matchesAsPod(rule, policy, side);
  const byLabels = plainReaches(asPod, families.length);
  const known = knownByAddress(other, world);
  const blocks = known === NEVER ? undefined : blocksOf(rule);
  if (!blocks) return { byNumber: byLabels, byName: byLabels };
  const byAddress = families.map((family) => {
    const reach = reachOf(asPod, blocks[family], whereabouts[family]);
    // What is perhaps a node is one address, and no selector matches it.
    return known === ALWAYS ? reach : plainReach(both(reach.bounds, known));
  });
  // An egress rule looks a name up on pods: what it matches by name only, it never matches through a block.
  return { byNumber: byAddress, byName: direction === 'egress' ? byLabels : byAddress };
}

/** Adds the rules of an isolating policy that may match a connection of this side on some of the wanted ports. */
export function addLiveRules(
  policy: Policy,
  position: number,
  side: Side,
  wanted: readonly NumberedPorts[],
  rules: LiveRule[],
): void {
  policy[side.direction].forEach((rule, index) => {
    const ports = portsThere(rule, policy, side);
    if (!portsMeet(ports, wanted)) return;
    const { byNumber, byName } = reachesOf(rule, policy, side);
    if (byNumber.every(({ bounds }) => bounds === NEVER)) return;
    rules.push({ policy: position, rule: index, ports, byNumber, byName });
  });
}
