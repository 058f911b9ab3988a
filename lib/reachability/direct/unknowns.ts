import type { Selector } from '../../model/selector';
import { workloadId } from '../../model/workload';
import { FAMILIES, type Family } from '../../sets/address';
import type { End, PodEnd } from '../connection';
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
  const hasNodes = subject.kind === 'pod' && subject.workload.nodeAddresses.length > 0;
  const perhapsNode = side.perhapsOwnNode && hasNodes;
  const isPerhapsInBlock = peers.some(({ kind }) => kind === 'block');
  if (other.kind === 'pod' && option && (perhapsNode || isPerhapsInBlock)) {
    unknowns.push({ kind: 'pod-address', pod: workloadId(other.workload), option });
  }
  // A block holds an address or does not: it is perhaps a node's, which no block matches.
  if (other.kind === 'address' && isPerhapsInBlock) unknowns.push({ kind: 'node-address', option: 'nodeCidrs' });
  if (side.perhapsOwnNode && subject.kind === 'pod' && (!hasNodes || subject.workload.onSeveralNodes)) {
    unknowns.push({ kind: 'own-node', pod: workloadId(subject.workload) });
  }
  return unknowns;
}

/** What would have to be known to decide a connection between two ends, of which both sides have been judged. */
export function unknownsOf(
  source: End,
  destination: End,
  { egress, ingress, families }: Pick<Judgement, 'egress' | 'ingress' | 'families'>,
): Unknown[] {
  const unknowns = [...unknownsOfSide(egress, source, destination), ...unknownsOfSide(ingress, destination, source)];
  if (unknowns.length > 0) return unknowns;
  const undecided = FAMILIES.filter((family) => families[family] === 'depends');
  const several = [source, destination].flatMap((end) => (isSpread(end, undecided) ? [workloadId(end.workload)] : []));
  if (several.length > 0) return several.map((pod) => ({ kind: 'replica-address', pod }));
  return [{ kind: 'family', option: 'dualStack' }];
}

/** Whether pods have several known addresses in a family, where some family is undecided in itself. */
function isSpread(end: End, undecided: readonly Family[]): end is PodEnd {
  if (end.kind !== 'pod' || undecided.length === 0 || rangeOption(end.workload)) return false;
  const { addresses, nodeAddresses } = end.workload;
  const known = addresses.length > 0 ? addresses : nodeAddresses;
  return FAMILIES.some((family) => known.filter((address) => address.family === family).length > 1);
}
