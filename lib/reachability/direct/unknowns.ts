import type { Selector } from '../../model/selector';
import { workloadId } from '../../model/workload';
import type { End } from '../connection';
import type { Judgement, MatchingRule, SideJudgement, Unknown } from '../judgement';
import { isUndecided } from './requirements';
import { rangeOption } from './whereabouts';

/** The labels of an end that some selectors look at, and that get their value at run time; each once. */
function runtimeLabelsIn(selectors: readonly Selector[], end: End): Unknown[] {
  if (end.kind !== 'pod') return [];
  const pod = workloadId(end.workload);
  const keys = new Set<string>();
  for (const requirement of selectors.flatMap(({ requirements }) => requirements)) {
    if (isUndecided(requirement, end.workload)) keys.add(requirement.key);
  }
  return [...keys].map((key) => ({ kind: 'runtime-label', pod, key }));
}

function unknownsOfSide(side: SideJudgement, subject: End, other: End): Unknown[] {
  if (side.verdict !== 'depends') return [];
  const perhapsIsolating = side.isolatedBy.filter(({ selects }) => selects === 'depends');
  const peersOf = ({ policy, rule }: MatchingRule) => {
    const peers = policy[side.direction][rule]?.peers ?? 'any';
    return peers === 'any' ? [] : peers;
  };
  const peers = side.matchedBy.filter(({ matches }) => matches === 'depends').flatMap(peersOf);
  const unknowns = [
    ...runtimeLabelsIn(
      perhapsIsolating.map(({ policy }) => policy.selector),
      subject,
    ),
    ...runtimeLabelsIn(
      peers.flatMap((peer) => (peer.kind === 'pods' && peer.pods ? [peer.pods] : [])),
      other,
    ),
  ];
  const option = other.kind === 'pod' ? rangeOption(other.workload) : undefined;
  if (other.kind === 'pod' && option && (side.perhapsOwnNode || peers.some(({ kind }) => kind === 'block'))) {
    unknowns.push({ kind: 'pod-address', pod: workloadId(other.workload), option });
  }
  if (side.perhapsOwnNode && subject.kind === 'pod' && subject.workload.onSeveralNodes) {
    unknowns.push({ kind: 'own-node', pod: workloadId(subject.workload) });
  }
  return unknowns;
}

/** What would have to be known to decide a connection between two ends, of which both sides have been judged. */
export function unknownsOf(
  source: End,
  destination: End,
  { egress, ingress }: Pick<Judgement, 'egress' | 'ingress'>,
): Unknown[] {
  const unknowns = [...unknownsOfSide(egress, source, destination), ...unknownsOfSide(ingress, destination, source)];
  return unknowns.length > 0 ? unknowns : [{ kind: 'family', option: 'dualStack' }];
}
