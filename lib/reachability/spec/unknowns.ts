import type { Policy } from '../../model/policy';
import type { Selector } from '../../model/selector';
import { workloadId } from '../../model/workload';
import type { Connection, End } from '../connection';
import type { Judgement, SideJudgement, Unknown } from '../judgement';

import { FAMILIES } from '../../sets/address';
import { knownAddresses, undecidedRange } from './addresses';
import { undecidedKeys } from './selecting';

function runtimeLabels(end: End, selectors: readonly Selector[]): Unknown[] {
  if (end.kind !== 'pod') return [];
  const { workload } = end;
  return [...new Set(selectors.flatMap((selector) => undecidedKeys(selector, workload)))].map((key) => ({
    kind: 'runtime-label',
    pod: workloadId(workload),
    key,
  }));
}

function peerSelectors(policy: Policy, rule: number, side: SideJudgement): Selector[] {
  const peers = policy[side.direction][rule]?.peers ?? 'any';
  return peers === 'any' ? [] : peers.flatMap((peer) => (peer.kind === 'pods' && peer.pods ? [peer.pods] : []));
}

function unknownsOfSide(side: SideJudgement, subject: End, other: End): Unknown[] {
  if (side.verdict !== 'depends') return [];
  const undecidedRules = side.matchedBy.filter((match) => match.matches === 'depends');
  const found = [
    ...runtimeLabels(
      subject,
      side.isolatedBy.filter((isolating) => isolating.selects === 'depends').map(({ policy }) => policy.selector),
    ),
    ...runtimeLabels(
      other,
      undecidedRules.flatMap(({ policy, rule }) => peerSelectors(policy, rule, side)),
    ),
  ];
  const option = other.kind === 'pod' ? undecidedRange(other.workload) : undefined;
  const byBlock = undecidedRules.some(({ policy, rule }) => {
    const peers = policy[side.direction][rule]?.peers ?? 'any';
    return peers !== 'any' && peers.some((peer) => peer.kind === 'block');
  });
  const nodes = subject.kind === 'pod' ? subject.workload.nodeAddresses : [];
  if (other.kind === 'pod' && option && (byBlock || (side.perhapsOwnNode && nodes.length > 0))) {
    found.push({ kind: 'pod-address', pod: workloadId(other.workload), option });
  }
  // Whether a block holds an address is known; what may be unknown is whether a node has it.
  if (other.kind === 'address' && byBlock) found.push({ kind: 'node-address', option: 'nodeCidrs' });
  if (side.perhapsOwnNode && subject.kind === 'pod' && (nodes.length === 0 || subject.workload.onSeveralNodes)) {
    found.push({ kind: 'own-node', pod: workloadId(subject.workload) });
  }
  return found;
}

/** What would have to be known to decide a judgement whose verdict is `depends`. Never empty. */
export function unknownsOf({ source, destination }: Connection, judgement: Judgement): Unknown[] {
  const found = [
    ...unknownsOfSide(judgement.egress, source, destination),
    ...unknownsOfSide(judgement.ingress, destination, source),
  ];
  if (found.length > 0) return found;
  // Within one family only addresses can disagree; those are known, so several pods have them.
  const replicas = Object.values(judgement.families).includes('depends')
    ? [source, destination].filter(hasSeveralAddresses).flatMap(replicaAddress)
    : [];
  return replicas.length > 0 ? replicas : [{ kind: 'family', option: 'dualStack' }];
}

function hasSeveralAddresses(end: End): boolean {
  if (end.kind !== 'pod') return false;
  const addresses = knownAddresses(end.workload);
  return FAMILIES.some((family) => addresses.filter((address) => address.family === family).length > 1);
}

function replicaAddress(end: End): Unknown[] {
  return end.kind === 'pod' ? [{ kind: 'replica-address', pod: workloadId(end.workload) }] : [];
}
