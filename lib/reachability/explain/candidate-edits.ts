import type { Policy, Rule } from '../../model/policy';
import type { NumberedPorts, Port } from '../../model/port';
import { lastOf, type Cidr } from '../../sets/cidr';
import { intervalsOf, subtractIntervals } from '../../sets/intervals';
import { cidrsOf } from '../address-parts';
import type { AskedSide } from '../direct/asked-side';
import { ALWAYS } from '../direct/bounds';
import type { Edit, PeerMiss } from './explanation';
import { blocksOfEnd, narrowPeers } from './narrow-peers';
import { peerMiss } from './peer-misses';
import { halvesOf } from './rule-halves';

/** What is to be allowed on one side. */
export interface Wish {
  readonly side: AskedSide;
  readonly port: Port;
  /** The addresses that are meant by the other end: its own, or all those of a part of a block. */
  readonly blocks: readonly Cidr[];
}

/** The wish for just the two ends of a side. */
export function wishFor(side: AskedSide, port: Port, blocks: readonly Cidr[] = blocksOfEnd(side)): Wish {
  return { side, port, blocks };
}

function portsOf({ port: { protocol, number } }: Wish): NumberedPorts {
  return { kind: 'numbers', protocol, first: number, last: number };
}

/** What is left of an exception when some addresses are let in. */
function narrowed(except: Cidr, blocks: readonly Cidr[]): readonly Cidr[] {
  const holes = blocks
    .filter(({ family }) => family === except.family)
    .map((block) => [block.first, lastOf(block)] as const);
  const left = subtractIntervals([[except.first, lastOf(except)]], intervalsOf<bigint>(holes));
  return cidrsOf(except.family, left);
}

/** The label that is all that a pod lacks to be matched by a peer; a label that it has with another value is not for us to change. */
function missingLabel(miss: PeerMiss): { readonly key: string; readonly value: string } | undefined {
  const [only, ...more] = miss.kind === 'labels' ? miss.missing : [];
  if (!only || more.length > 0 || only.value !== undefined) return undefined;
  const { key, operator, values } = only.requirement;
  if (operator === 'Exists') return { key, value: 'true' };
  const [value] = values;
  return operator === 'In' && value !== undefined ? { key, value } : undefined;
}

/** Whether the pods of one workload talk to each other: a label would change both ends. */
function isOneWorkload({ subject, other }: AskedSide): boolean {
  return subject.kind === 'pod' && other.kind === 'pod' && subject.workload === other.workload;
}

/** The edits by which peers that do not match would: a peer more, an exception less, or a label. */
function editsForPeers(policy: Policy, rule: Rule, index: number, wish: Wish): Edit[] {
  const { side, blocks } = wish;
  const peers = narrowPeers(policy, side, blocks) ?? [];
  // Of several peers each alone would open a part only; a rule of their own is one change.
  const added = peers.length === 1 ? peers.map((peer): Edit => ({ kind: 'add-peer', policy, rule: index, peer })) : [];
  const mended = (rule.peers === 'any' ? [] : rule.peers).flatMap((peer, position): Edit[] => {
    const miss = peerMiss(peer, position, policy, side, false);
    if (miss.kind === 'except') {
      const { except } = miss;
      return [
        { kind: 'narrow-except', policy, rule: index, peer: position, except, instead: narrowed(except, blocks) },
      ];
    }
    const label = missingLabel(miss);
    if (!label || side.other.kind !== 'pod' || isOneWorkload(side)) return [];
    return [{ kind: 'add-label', workload: side.other.workload, ...label, policy, rule: index }];
  });
  return [...added, ...mended];
}

function editsOfRule(policy: Policy, rule: Rule, index: number, wish: Wish): Edit[] {
  const halves = halvesOf(rule, policy, wish.side, wish.port);
  if (halves.peers === ALWAYS) return [{ kind: 'add-port', policy, rule: index, port: portsOf(wish) }];
  return halves.port === 'not' ? [] : editsForPeers(policy, rule, index, wish);
}

/** The edits that may allow a side that some policies deny; which of them do is for the evaluator to say. */
export function candidateEdits(wish: Wish): Edit[] {
  const { side, blocks } = wish;
  // What a policy that only perhaps selects the pod opens, is only perhaps open.
  const certain = side.isolatedBy.filter(({ selects }) => selects === 'yes').map(({ policy }) => policy);
  const ofRules = certain.flatMap((policy) =>
    policy[side.direction].flatMap((rule, index) => editsOfRule(policy, rule, index, wish)),
  );
  const newRules = certain.map((policy): Edit => {
    const peers = narrowPeers(policy, side, blocks) ?? 'any';
    return { kind: 'add-rule', policy, rule: { peers, ports: [portsOf(wish)] } };
  });
  return [...ofRules, ...newRules];
}
