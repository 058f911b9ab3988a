import type { Direction, Policy, Rule } from '../../model/policy';
import type { NumberedPorts, RulePort } from '../../model/port';
import type { End } from '../connection';
import type { World } from '../world';
import type { TwoEnds } from './asked-pair';
import { ALWAYS, NEVER } from './bounds';
import { someCandidate } from './isolation';
import { matchesAsPod } from './live-rule';
import { meetsAll } from './requirements';
import { commonFamilies, whereaboutsOf } from './whereabouts';

/** Whether each of some ranges lies within one numbered range of a rule. */
function coversAll({ ports }: Rule, wanted: readonly NumberedPorts[]): boolean {
  if (ports === 'any') return true;
  for (const range of wanted) if (!covers(ports, range)) return false;
  return true;
}

function covers(ports: readonly RulePort[], { protocol, first, last }: NumberedPorts): boolean {
  for (const port of ports) {
    if (port.kind === 'numbers' && port.protocol === protocol && port.first <= first && last <= port.last) return true;
  }
  return false;
}

/** Whether some rule of a policy matches an end by its labels, on all of the wanted ports. */
function opens(
  policy: Policy,
  direction: Direction,
  world: World,
  other: End,
  wanted: readonly NumberedPorts[],
): boolean {
  for (const rule of policy[direction]) {
    if (coversAll(rule, wanted) && matchesAsPod(rule, policy, { world, other }) === ALWAYS) return true;
  }
  return false;
}

/** Whether a side is open since nothing isolates it, or since one rule of a policy that surely selects it says so. */
function isSidePlainlyOpen(
  world: World,
  direction: Direction,
  { source, destination }: TwoEnds,
  wanted: readonly NumberedPorts[],
): boolean {
  const subject = direction === 'egress' ? source : destination;
  const other = direction === 'egress' ? destination : source;
  if (subject.kind === 'address') return true;
  const { workload } = subject;
  if (workload.hostNetwork && world.options.hostNetworkSubject === 'ignored') return true;
  let isIsolated = false;
  const isOpened = someCandidate(world, workload, (policy) => {
    if (!policy.isolates[direction]) return false;
    const selected = meetsAll(policy.selector.requirements, workload);
    isIsolated ||= selected !== NEVER;
    return selected === ALWAYS && opens(policy, direction, world, other, wanted);
  });
  return isOpened || !isIsolated;
}

function hasFinished(end: End): boolean {
  return end.kind === 'pod' && end.workload.finished;
}

/**
 * Whether the given sides of a connection are open on all of the wanted ports for the plainest of reasons, so that its
 * verdicts need not be worked out: what an `allow` writes is. False says nothing.
 */
export function isPlainlyOpen(
  world: World,
  ends: TwoEnds,
  wanted: readonly NumberedPorts[],
  sides: readonly Direction[],
): boolean {
  const { source, destination, samePod } = ends;
  if (samePod === true || hasFinished(source) || hasFinished(destination)) return false;
  const { options } = world;
  if (commonFamilies(whereaboutsOf(source, options), whereaboutsOf(destination, options)).length === 0) return false;
  for (const direction of sides) if (!isSidePlainlyOpen(world, direction, ends, wanted)) return false;
  return true;
}
