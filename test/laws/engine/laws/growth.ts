/** What more of something does: rules only open, isolation only closes, and only where it applies. */
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { PROTOCOLS } from '../../../../lib/model/port';
import { DIRECTIONS, type Direction, type Policy, type Rule } from '../../../../lib/model/policy';
import { diffOf, type PortSets } from '../../../../lib/reachability';
import { selects } from '../../../../lib/reachability/spec/selecting';
import { intervalsEqual, unionIntervals } from '../../../../lib/sets/intervals';
import { anyWorld, type WrittenWorld } from '../../../arbitraries/any-cluster';
import { PLAIN } from '../../../arbitraries/any-cluster/choosing';
import { peer as somePeer, policy as somePolicy, rule as someRule } from '../../../arbitraries/any-cluster/policies';
import { blockPeer } from '../../../arbitraries/any-cluster/addresses';
import { mapText, openText } from '../../../reachability/reference/canonical';
import type { ReferenceSet } from '../../../reachability/reference/rows';
import { worldFrom } from '../asking';
import { lawOf, type Law } from '../law';

const direction = fc.constantFrom<Direction>(...DIRECTIONS);

function isWithin(inner: PortSets, outer: PortSets): boolean {
  return PROTOCOLS.every((protocol) => {
    const [small, large] = [inner[protocol] ?? [], outer[protocol] ?? []];
    return intervalsEqual(unionIntervals(small, large), large);
  });
}

function open({ allowed, depends }: Pick<ReferenceSet, 'allowed' | 'depends'>): PortSets {
  const union = PROTOCOLS.map((protocol) => [
    protocol,
    unionIntervals(allowed[protocol] ?? [], depends[protocol] ?? []),
  ]);
  return Object.fromEntries(union) as PortSets;
}

/** Holds that nothing is closed, and nothing that was certain becomes doubtful. */
function closesNothing(before: WrittenWorld, after: WrittenWorld): void {
  const { removed, changed } = diffOf(worldFrom(before), worldFrom(after), { selfPairs: true });
  assert.deepEqual(mapText(removed), []);
  for (const row of changed) {
    const grows = isWithin(row.before.allowed, row.after.allowed) && isWithin(open(row.before), open(row.after));
    if (!grows) assert.equal(openText(row.after), openText(row.before));
  }
}

function withPolicies({ cluster, options }: WrittenWorld, policies: readonly Policy[]): WrittenWorld {
  return { options, cluster: { ...cluster, policies } };
}

function replaceFirst({ cluster: { policies } }: WrittenWorld, change: (policy: Policy) => Policy): readonly Policy[] {
  const [first, ...rest] = policies;
  return first ? [change(first), ...rest] : [];
}

const WIDENINGS = ['a peer more', 'any peer', 'any port', 'no exceptions'] as const;

function widened({ peers, ports }: Rule, how: (typeof WIDENINGS)[number], more: Rule['peers']): Rule {
  switch (how) {
    case 'a peer more':
      return { ports, peers: peers === 'any' || more === 'any' ? 'any' : [...peers, ...more] };
    case 'any peer':
      return { ports, peers: 'any' };
    case 'any port':
      return { ports: 'any', peers };
    case 'no exceptions': {
      if (peers === 'any') return { ports, peers };
      const bare = peers.map((peer) => (peer.kind === 'block' ? { ...peer, except: [] } : peer));
      return { ports, peers: [bare[0] ?? peers[0], ...bare.slice(1)] };
    }
  }
}

export const GROWTH_LAWS: readonly Law[] = [
  lawOf(
    'a rule more never closes a connection',
    fc.record({ world: anyWorld, direction, rule: someRule }, PLAIN),
    ({ world, direction: way, rule }) => {
      closesNothing(
        world,
        withPolicies(
          world,
          replaceFirst(world, (policy) => ({ ...policy, [way]: [...policy[way], rule] })),
        ),
      );
    },
  ),

  lawOf(
    'a wider rule never closes a connection: one peer more, any peer, any port, no exceptions',
    fc.record({ world: anyWorld, how: fc.constantFrom(...WIDENINGS), peer: somePeer }, PLAIN),
    ({ world, how, peer }) => {
      const wider = replaceFirst(world, (policy) => ({
        ...policy,
        ingress: policy.ingress.map((rule) => widened(rule, how, [peer])),
        egress: policy.egress.map((rule) => widened(rule, how, [peer])),
      }));
      closesNothing(world, withPolicies(world, wider));
    },
  ),

  lawOf(
    'a policy for pods that are isolated in its directions already never closes a connection',
    fc.record({ world: anyWorld, policy: somePolicy }, PLAIN),
    ({ world, policy }) => {
      const isolated = withPolicies(world, [...world.cluster.policies, { ...policy, ingress: [], egress: [] }]);
      closesNothing(isolated, withPolicies(isolated, [...isolated.cluster.policies, policy]));
    },
  ),

  lawOf(
    'the first policy of a namespace never opens a connection',
    fc.record({ world: anyWorld, policy: somePolicy }, PLAIN),
    ({ world, policy }) => {
      const others = world.cluster.policies.filter(({ namespace }) => namespace !== policy.namespace);
      closesNothing(withPolicies(world, [...others, policy]), withPolicies(world, others));
    },
  ),

  lawOf(
    'a policy changes nothing but what reaches or leaves the pods that it selects, in the directions that it isolates',
    fc.record({ world: anyWorld, policy: somePolicy }, PLAIN),
    ({ world, policy }) => {
      const after = withPolicies(world, [policy, ...world.cluster.policies]);
      const { added, removed, changed } = diffOf(worldFrom(world), worldFrom(after), { selfPairs: true });
      for (const { source, destination } of [...added, ...removed, ...changed]) {
        const subjects = [policy.isolates.egress && source, policy.isolates.ingress && destination];
        const selected = subjects.some((end) => {
          if (!end || end.kind !== 'pod' || end.workload.namespace !== policy.namespace) return false;
          return selects(policy.selector, end.workload) !== 'no';
        });
        assert.ok(selected);
      }
    },
  ),

  lawOf(
    '`except` takes away from its own block only: what another peer opens stays open',
    fc.record({ world: anyWorld, direction, peer: somePeer, block: blockPeer }, PLAIN),
    ({ world, direction: way, peer, block }) => {
      const having = (...peers: [typeof peer, ...(typeof peer)[]]) =>
        withPolicies(
          world,
          replaceFirst(world, (policy) => ({ ...policy, [way]: [{ peers, ports: 'any' }] })),
        );
      closesNothing(having(peer), having(peer, block));
      closesNothing(having(peer), having(block, peer));
    },
  ),
];
